// What uses the library by its declarations, as a project that refers to that one.
import { which } from "wireform";
import { Box, choice, encode, long, M, schema, spread } from "../library/library.js";

export const a: bigint = M.decode(M.encode({ a: 1n })).a;
export const name: "m" | "i" | "t" | undefined = which(schema.message("O"), choice, "o");
export const number: number = long.a.toNumber();
export const text: string | undefined = new Box().value.t;
export const bytes: Uint8Array = spread.b;
encode({ t: "a" });
// @ts-expect-error: no such field
M.encode({ x: 1 });
