import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const src = fileURLToPath(new URL("../src", import.meta.url));
export const dist = fileURLToPath(new URL("../dist", import.meta.url));

/** From src/, without `.ts`: `codec/jit`. */
export function nameOf(id) {
  return relative(src, id).replaceAll(sep, "/").replace(/\.ts$/, "");
}
