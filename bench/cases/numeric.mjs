/** Packed numbers: 1000 doubles, 1000 int32 of mixed size, 200 sint64 and 200 int64. */
export default {
  name: "numeric",
  about: "numbers in packed lists: 1000 doubles, 1000 int32 of mixed size, 200 sint64 and 200 int64",
  files: ["bench/numeric.proto"],
  typeName: "bench.numeric.Series",
  messages: (random) => [
    {
      samples: random.list(1000, () => random.fraction() * 2000 - 1000),
      counts: random.list(1000, () => Number(random.sized(31)) * (random.chance(0.1) ? -1 : 1)),
      deltas: random.list(200, () => random.sized(63) * (random.chance(0.5) ? -1n : 1n)),
      times: random.list(200, () => random.sized(63)),
    },
  ],
};
