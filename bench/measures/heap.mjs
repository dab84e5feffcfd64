import { askChild } from "../child.mjs";

export const title = "Heap";
export const about =
  "Bytes of heap and of array buffers that a decoded message retains, after a full garbage collection; each payload in a process of its own.";

const cases = ["small", "batch", "common", "records", "tile", "strings", "otlp", "fds"];

export function run({ contestants }) {
  const rows = new Map(contestants.map((contestant) => [contestant, { contestant }]));
  for (const name of cases) {
    const retained = askChild("measures/heap-child.mjs", { case: name, contestants });
    for (const contestant of contestants) rows.get(contestant)[name] = retained[contestant] ?? Number.NaN;
  }
  return [...rows.values()];
}
