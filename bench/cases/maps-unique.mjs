import { words } from "./words.mjs";

/** Two maps of 1000 keys each, none of which comes twice. */
export default {
  name: "maps-unique",
  about: "two maps of 1000 keys each, none of which comes twice",
  files: ["bench/maps.proto"],
  typeName: "bench.maps.Index",
  messages: (random) => [
    {
      titles: Object.fromEntries(random.list(1000, (index) => [`${random.text(8)}-${index}`, random.pick(words)])),
      counts: Object.fromEntries(random.list(1000, (index) => [index * 7919 + 1_000_000, random.integer(1, 1000)])),
    },
  ],
};
