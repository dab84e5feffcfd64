// What is done with the messages of one payload, by ours, protobuf-es and JSON: prints { contestant: { operation: nanoseconds } }.
import * as es from "@bufbuild/protobuf";
import { clone, create, equals, loadSync, verify } from "../../dist/index.js";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../dist/json/index.js";
import { fromText, toText } from "../../dist/text/index.js";
import { readTask } from "../child.mjs";
import { importGenerated, simpleName } from "../contestants/generated.mjs";
import { protoDirectory } from "../directories.mjs";
import { measure } from "../measure.mjs";
import { loadPayload } from "../payload.mjs";

const task = readTask();
const payload = await loadPayload(task.case);
const subjects = [...ours("jit"), ...ours("interpreter"), ...(await theirs()), ...native()].filter(
  ({ verb }) => task.only === undefined || task.only.includes(verb),
);
const results = {};
for (const { contestant, verb, nanoseconds } of measure(subjects, task))
  (results[contestant] ??= {})[verb] = nanoseconds;
console.log(JSON.stringify(results));

function ours(engine) {
  const schema = loadSync(payload.files, { includePaths: [protoDirectory], engine });
  const codec = schema.message(payload.typeName);
  const messages = payload.samples.map(({ bytes }) => codec.decode(bytes));
  const copies = payload.samples.map(({ bytes }) => codec.decode(bytes));
  const inits = messages.map(literal);
  const texts = messages.map((message) => toJsonString(codec, message));
  const values = texts.map((text) => JSON.parse(text));
  const textFormat = messages.map((message) => toText(codec, message));
  return subjectsOf(engine, {
    decode: [(bytes) => codec.decode(bytes), payload.samples.map(({ bytes }) => bytes)],
    clone: [(message) => clone(codec, message), messages],
    equals: [(pair) => equals(codec, pair[0], pair[1]), messages.map((message, index) => [message, copies[index]])],
    create: [(init) => create(codec, init), inits],
    verify: [(message) => verify(codec, message).length, messages],
    toJsonString: [(message) => toJsonString(codec, message).length, messages],
    fromJsonString: [(text) => fromJsonString(codec, text), texts],
    toJson: [(message) => toJson(codec, message), messages],
    fromJson: [(value) => fromJson(codec, value), values],
    toText: [(message) => toText(codec, message).length, messages],
    fromText: [(text) => fromText(codec, text), textFormat],
  });
}

/** What a program writes: without what is absent, zero or empty. */
function literal(value) {
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== "object" || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== "" && each?.length !== 0);
  return Object.fromEntries(entries.map(([key, each]) => [key, literal(each)]));
}

async function theirs() {
  const module = await importGenerated("protobuf-es", payload, "_pb.js");
  const schema = module[`${simpleName(payload)}Schema`];
  const messages = payload.samples.map(({ bytes }) => es.fromBinary(schema, bytes));
  const copies = payload.samples.map(({ bytes }) => es.fromBinary(schema, bytes));
  const texts = messages.map((message) => es.toJsonString(schema, message));
  return subjectsOf("es", {
    clone: [(message) => es.clone(schema, message), messages],
    equals: [(pair) => es.equals(schema, pair[0], pair[1]), messages.map((message, index) => [message, copies[index]])],
    toJsonString: [(message) => es.toJsonString(schema, message).length, messages],
    fromJsonString: [(text) => es.fromJsonString(schema, text), texts],
    toJson: [(message) => es.toJson(schema, message), messages],
    fromJson: [(value) => es.fromJson(schema, value), texts.map((text) => JSON.parse(text))],
  });
}

function native() {
  const { codec, samples } = payload;
  const texts = samples.map(({ message }) => toJsonString(codec, message));
  return subjectsOf("native", {
    stringify: [(value) => JSON.stringify(value).length, texts.map((text) => JSON.parse(text))],
    parse: [(text) => JSON.parse(text), texts],
  });
}

/** Loops of a text of their own, so that V8 learns each one's ways apart; the results are kept until the next one is there. */
function subjectsOf(contestant, operations) {
  return Object.entries(operations).map(([verb, [work, inputs]]) => {
    const source = `
      let index = 0;
      let result;
      return function run(count) {
        for (; count > 0; count--) {
          result = work(inputs[index]);
          if (++index === inputs.length) index = 0;
        }
        return result;
      };
      // ${contestant} ${verb}`;
    return { contestant, verb, run: new Function("work", "inputs", source)(work, inputs) };
  });
}
