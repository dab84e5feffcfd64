/*
 * sort-later.ts for the light runtime: at once.
 */

export { sortProperties as sortLater } from "./sort-properties.ts";
