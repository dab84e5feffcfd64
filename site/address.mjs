import { readFileSync } from "node:fs";

/* Where the site and the repository are, from package.json. */

const { homepage, repository } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** @type {string} */
export const origin = new URL(homepage).origin;
/**
 * The path of the site, with slashes at both ends.
 *
 * @type {string}
 */
export const base = new URL(homepage).pathname;
/** @type {string} */
export const repositoryUrl = repository.url.replace(/^git\+|\.git$/g, "");
