import { readFileSync } from "node:fs";

/** A real vector tile, of Bangkok: 103 kB of packed integers, strings and small messages. */
export default {
  name: "tile",
  about: "a real vector tile of a map (Bangkok): packed integers, strings, small messages; 104 kB",
  files: ["bench/tile.proto"],
  typeName: "bench.tile.Tile",
  bytes: () => [
    readFileSync(new URL("../node_modules/@mapbox/mvt-fixtures/real-world/bangkok/12-3192-1889.mvt", import.meta.url)),
  ],
};
