import { words } from "./words.mjs";

/** A tree 60 levels deep, with two leaves on each level. */
export default {
  name: "nested",
  about: "a tree 60 levels deep",
  files: ["bench/nested.proto"],
  typeName: "bench.nested.Node",
  messages: (random) => [node(random, 60)],
};

function node(random, levels) {
  const leaf = () => ({ name: random.pick(words), value: random.integer(1, 1000) });
  return { ...leaf(), ...(levels > 0 && { children: [leaf(), node(random, levels - 1), leaf()] }) };
}
