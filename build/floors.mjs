import { readFileSync } from "node:fs";

const { floors, ground } = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8"));

/** The room of a module, by its name from src: `codec`, `errors.ts`. */
export function roomOf(name) {
  return name.includes("/") ? name.split("/")[0] : `${name}.ts`;
}

/** Whether it is on the floors that all codecs stand on, small as they are. */
export function isGround(name) {
  return floors[roomOf(name)] <= ground;
}
