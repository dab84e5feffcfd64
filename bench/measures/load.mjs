import { askChild } from "../child.mjs";

export const title = "Loading of schemas";
export const about =
  "Nanoseconds of process CPU time per byte of .proto text, generated schemas of 20 to 20,000 messages with 14 fields each: wireform's parse, validated and with positions, against protobufjs's parse and resolveAll. Fresh: the first load of a process, the library imported before. Warm: interleaved in a process that has loaded before. The goal is to be linear, and below three times protobufjs at 700 kB.";
export const chart = "lines";

const contestants = ["wireform", "protobufjs"];
/** Messages of 385 bytes, and the most rounds that are worth their time. */
const allSizes = {
  "7 kB": { messages: 20, most: 31 },
  "70 kB": { messages: 200, most: 31 },
  "700 kB": { messages: 2000, most: 9 },
  "7 MB": { messages: 20_000, most: 3 },
};
const { "7 MB": _, ...quickSizes } = allSizes;

export function run({ quick }) {
  const sizes = quick ? quickSizes : allSizes;
  return [
    ...rows("fresh process", sizes, ({ messages, most }) => fresh(messages, Math.min(most, quick ? 1 : 11))),
    ...rows("warm", sizes, ({ messages, most }) =>
      askChild("measures/load-child.mjs", {
        messages,
        contestants,
        ...(quick
          ? { rounds: Math.min(most, 3), sliceMs: 10, warmUpMs: 100 }
          : { rounds: most, sliceMs: 30, warmUpMs: 1000 }),
      }),
    ),
  ];
}

/** A row per contestant, with a column per size. */
function rows(verb, sizes, measureSize) {
  const results = Object.entries(sizes).map(([label, size]) => [
    label,
    new Map(measureSize(size).map(({ contestant, nanoseconds }) => [contestant, nanoseconds])),
  ]);
  return contestants.map((contestant) => ({
    shape: "load",
    verb,
    contestant,
    ...Object.fromEntries(results.map(([label, found]) => [label, found.get(contestant)])),
    ...Object.fromEntries(
      results.map(([label, found]) => [`${label} / protobufjs`, found.get(contestant) / found.get("protobufjs")]),
    ),
  }));
}

/** A process for each contestant and round, in turn; the median. */
function fresh(messages, rounds) {
  const samples = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach((contestant, index) =>
      samples[index].push(
        askChild("measures/load-child.mjs", { messages, contestants: [contestant], isFresh: true })[0].nanoseconds,
      ),
    );
  }
  return contestants.map((contestant, index) => ({
    contestant,
    nanoseconds: samples[index].sort((left, right) => left - right)[rounds >> 1],
  }));
}
