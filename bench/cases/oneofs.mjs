import { words } from "./words.mjs";

/** 200 events, each with one of 12 kinds and one of 2 sources. */
export default {
  name: "oneofs",
  about: "200 events, each one of 12 kinds (oneof)",
  files: ["bench/oneofs.proto"],
  typeName: "bench.oneofs.Log",
  messages: (random) => [
    {
      events: random.list(200, (index) => ({
        sequence: BigInt(index + 1),
        ...random.pick(kinds)(random),
        ...random.pick(sources)(random),
      })),
    },
  ],
};

const kinds = [
  (random) => ({ opened: random.pick(words) }),
  (random) => ({ closed: random.pick(words) }),
  (random) => ({ resized: random.integer(1, 4000) }),
  (random) => ({ muted: random.chance(0.5) }),
  (random) => ({ moved: { x: random.integer(-500, 500), y: random.integer(-500, 500) } }),
  (random) => ({ pressed: { code: random.integer(1, 200), shift: random.chance(0.2) } }),
  (random) => ({ released: { code: random.integer(1, 200) } }),
  (random) => ({ scrolled: random.fraction() * 100 }),
  (random) => ({ pasted: random.bytes(random.integer(1, 40)) }),
  (random) => ({ clicked: random.integer(0, 2) }),
  (random) => ({ ticked: random.integer(0, 1e6) }),
  (random) => ({ failed: { code: random.integer(1, 99), message: `${random.pick(words)} not found` } }),
];

const sources = [(random) => ({ user: random.pick(words) }), (random) => ({ device: random.integer(1, 50) })];
