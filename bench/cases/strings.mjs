import { text } from "./words.mjs";

/** 200 strings of 5 to 200 characters, a fifth of them not ASCII. */
export default {
  name: "strings",
  about: "200 strings of 5 to 200 characters, a fifth of them not ASCII",
  files: ["bench/strings.proto"],
  typeName: "bench.strings.Texts",
  messages: (random) => [{ texts: random.list(200, (index) => text(random, random.integer(5, 200), index % 5 !== 0)) }],
};
