/*
 * Reads, in a process that may not have much memory, what is small and would be large. Writes what becomes of each attack.
 */
import { fromDescriptorSet, parse } from "../../src/index.ts";
import { fromJson, fromJsonString } from "../../src/json/index.ts";
import { fromText } from "../../src/text/index.ts";

const wide = `syntax = "proto3"; import "google/protobuf/struct.proto"; message M { repeated N n = 1; map<string, N> m = 2; google.protobuf.ListValue values = 3; repeated string texts = 4; }
  message N { ${Array.from({ length: 1000 }, (_, index) => `int32 f${index + 1} = ${index + 1};`).join(" ")} }`;
const schema = parse(wide);
const codec = schema.message("M");

const times = (count: number, part: string, between = ","): string => Array(count).fill(part).join(between);
const entries = (count: number): string => Array.from({ length: count }, (_, index) => `"${index}":{}`).join();
const messages = (count: number): string => Array.from({ length: count }, (_, index) => `message M${index}{}`).join("");

/** A FileDescriptorSet of so many empty messages: each is `22 02 0a 00` with a name. */
function setOfMessages(count: number): Uint8Array {
  const file = [0x0a, 7, ...new TextEncoder().encode("a.proto")];
  for (let index = 0; index < count; index++) {
    const name = new TextEncoder().encode(`M${index}`);
    file.push(0x22, name.length + 2, 0x0a, name.length, ...name);
  }
  const { length } = file;
  return Uint8Array.from([
    0x0a,
    (length & 127) | 128,
    ((length >> 7) & 127) | 128,
    ((length >> 14) & 127) | 128,
    length >> 21,
    ...file,
  ]);
}

const attacks: { readonly [name: string]: () => unknown } = {
  "messages, fromJson": () => fromJson(codec, JSON.parse(`{"n":[${times(300_000, "{}")}]}`)),
  "messages, fromJsonString": () => fromJsonString(codec, `{"n":[${times(300_000, "{}")}]}`),
  "messages, fromText": () => fromText(codec, times(300_000, "n{}", " ")),
  "entries, fromJson": () => fromJson(codec, JSON.parse(`{"m":{${entries(100_000)}}}`)),
  "entries, fromText": () =>
    fromText(codec, Array.from({ length: 100_000 }, (_, index) => `m{key:"${index}"}`).join(" ")),
  "values, fromJsonString": () => fromJsonString(codec, `{"values":[${times(300_000, "[]")}]}`),
  "texts, fromJsonString": () => fromJsonString(codec, `{"texts":[${times(300_000, '"ab"')}]}`),
  "texts, fromText": () => fromText(codec, `texts:[${times(300_000, '"ab"')}]`),
  "types, fromDescriptorSet": () => fromDescriptorSet(setOfMessages(100_000)),
  "types, parse": () => parse(`syntax = "proto3"; ${messages(60_000)}`),
};

function resultOf(attack: () => unknown): string {
  try {
    attack();
    return "read";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

for (const [name, attack] of Object.entries(attacks))
  process.stdout.write(`${JSON.stringify([name, resultOf(attack)])}\n`);
