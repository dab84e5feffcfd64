/** 200 rows of six 64-bit integers. */
export default {
  name: "int64",
  about: "200 rows of six 64-bit integers",
  files: ["bench/int64.proto"],
  typeName: "bench.int64.Ledger",
  messages: (random) => [{ rows: random.list(200, () => row(random)) }],
};

function row(random) {
  return {
    id: random.sized(48) + 1n,
    amount: BigInt(random.integer(-1_000_000, 1_000_000)) || 1n,
    change: random.sized(40) * (random.chance(0.5) ? -1n : 1n) || 1n,
    hash: random.word(),
    offset: random.sized(60) || 1n,
    timeNs: 1_760_000_000_000_000_000n + random.sized(50),
  };
}
