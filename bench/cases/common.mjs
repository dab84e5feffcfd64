import { words } from "./words.mjs";

/** A small nested message: 79 bytes. */
export default {
  name: "common",
  about: "an account: name, e-mail, address, roles, balance; 81 B",
  files: ["bench/common.proto"],
  typeName: "bench.common.Account",
  messages: (random) => random.list(16, () => account(random)),
};

function account(random) {
  const [first, last] = [random.pick(words), random.pick(words)];
  return {
    id: random.integer(1, 1_000_000),
    name: `${first} ${last}`,
    email: `${first}.${last}@example.com`,
    status: random.integer(0, 2),
    address: { city: random.pick(words), zip: random.integer(10_000, 99_999) },
    roles: random.list(random.integer(1, 2), () => random.pick(words)),
    balance: random.integer(0, 1_000_000) / 100,
    verified: random.chance(0.7),
  };
}
