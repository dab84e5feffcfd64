import { text, words } from "./words.mjs";

/** A page of mixed records: 16 kB. */
export default {
  name: "records",
  about: "a page of 145 records of mixed fields, as a list in an API: 16 kB",
  files: ["bench/records.proto"],
  typeName: "bench.records.Page",
  messages: (random) => [
    { records: random.list(145, (index) => record(random, index)), nextPageToken: random.text(24) },
  ],
};

function record(random, index) {
  return {
    id: index + 1000,
    name: `${random.pick(words)} ${random.pick(words)}`,
    kind: random.integer(0, 2),
    active: random.chance(0.5),
    score: random.fraction() * 100,
    createdMs: BigInt(random.integer(1_500_000_000_000, 1_800_000_000_000)),
    position: {
      latitude: Math.fround(random.fraction() * 180 - 90),
      longitude: Math.fround(random.fraction() * 360 - 180),
    },
    counts: random.list(random.integer(0, 8), () => random.integer(0, 5000)),
    tags: random.list(random.integer(0, 4), () => random.pick(words)),
    ...(random.chance(0.3) && { note: text(random, random.integer(10, 60), random.chance(0.8)) }),
    digest: random.bytes(16),
    change: random.integer(-500, 500),
  };
}
