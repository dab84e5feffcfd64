import { words } from "./words.mjs";

/** 100 items of a newer writer: a fifth of their bytes is unknown to the reader. */
export default {
  name: "unknown",
  about: "100 items of a newer writer: a fifth of the bytes are fields that the reader does not know",
  files: ["bench/unknown.proto"],
  typeName: "bench.unknown.OlderBatch",
  writerTypeName: "bench.unknown.NewerBatch",
  messages: (random) => [{ items: random.list(100, (index) => item(random, index)), cursor: random.text(12) }],
};

function item(random, index) {
  return {
    id: index + 1,
    name: `${random.pick(words)} ${random.pick(words)}`,
    price: random.integer(100, 99_999) / 100,
    available: random.chance(0.8),
    sizes: random.list(random.integer(1, 4), () => random.integer(30, 50)),
    maker: random.pick(words),
    stock: random.integer(1, 1000),
    shelf: `${random.pick(words)}-${random.integer(1, 9)}`,
    weightG: random.integer(100, 9000),
    origin: random.pick(words),
  };
}
