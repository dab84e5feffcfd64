import { askChild } from "../child.mjs";

export const title = "Collections";
export const about =
  "Decodes in one synchronous loop, as of a program that has grown and kept its first messages: microseconds of CPU time each, and collections of the old and the young generation per thousand. Each contestant in a process of its own.";

const cases = ["world", "otlp"];

export function run({ contestants, quick }) {
  const count = quick ? 3000 : 20_000;
  return cases.flatMap((name) =>
    contestants.flatMap((contestant) => askChild("measures/collections-child.mjs", { case: name, contestant, count })),
  );
}
