import { words } from "./words.mjs";

const keys = ["colour", "region", "owner", "stage"];

/** 100 items with the same few map keys. */
export default {
  name: "maps-few",
  about: "100 items with a map each, always of the same 4 keys",
  files: ["bench/maps.proto"],
  typeName: "bench.maps.Labelled",
  messages: (random) => [
    {
      items: random.list(100, (index) => ({
        id: index + 1,
        labels: Object.fromEntries(keys.map((key) => [key, random.pick(words)])),
      })),
    },
  ],
};
