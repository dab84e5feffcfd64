import { askChild } from "../child.mjs";

export const title = "Growth";
export const about =
  "Nanoseconds per byte as messages grow from 10 B to 10 MB: linear cost is a flat line. Each shape in a process of its own.";
export const chart = "lines";

const shapes = ["messages", "text", "bytes", "numbers", "map", "unknown"];

export function run({ quick }) {
  const pace = quick ? { rounds: 3, sliceMs: 4, warmUpMs: 30 } : { rounds: 15, sliceMs: 15, warmUpMs: 200 };
  return shapes.flatMap((shape) => askChild("measures/growth-child.mjs", { shape, ...pace }));
}
