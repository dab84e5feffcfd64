import { readFileSync } from "node:fs";

const { floors, wings } = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8"));

/** The room of a module, by its name from src: `codec`, `errors.ts`. */
export function roomOf(name) {
  return name.includes("/") ? name.split("/")[0] : `${name}.ts`;
}

/** The wing that it is in: `data`, `schema`, or `bridge`. */
export function wingOf(name) {
  return Object.keys(wings).find((wing) => floors[roomOf(name)] <= wings[wing]);
}

/** Whether it is of the lowest floors, which every codec stands on. */
export function isLow(name) {
  return floors[roomOf(name)] <= floors.message;
}
