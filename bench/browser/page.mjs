// The worker in a page: measures one payload, all its contestants interleaved.
import protobufjs from "protobufjs";
import { parse } from "../../dist/index.js";
import { plainInputs } from "../contestants/plain-data.mjs";
import es from "../contestants/protobuf-es.mjs";
import reflected from "../contestants/protobufjs.mjs";
import aot from "../contestants/wireform-aot.mjs";
import interpreter from "../contestants/wireform-interpreter.mjs";
import jit from "../contestants/wireform-jit.mjs";
import views from "../contestants/wireform-views.mjs";
import { measure } from "../measure.mjs";
import { makeSubjects } from "../subject.mjs";

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** JSON to and from bytes, as browsers do it. */
const json = {
  name: "json",
  format: "json",
  prepare: (payload) => ({
    inputs: plainInputs(payload, textual),
    encode: (message) => encoder.encode(JSON.stringify(message)),
    decode: (bytes) => JSON.parse(decoder.decode(bytes)),
  }),
};

function textual(value) {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? base64(value) : value;
}

const contestants = [jit, aot, interpreter, views, reflected, es, json];

globalThis.measurePayload = async ({ contestants: names, payload: portable, ...pace }) => {
  const payload = revive(portable);
  const encoded = {};
  const subjects = [];
  for (const contestant of contestants.filter(
    ({ name, onlyCases }) => names.includes(name) && onlyCases?.includes(payload.name) !== false,
  )) {
    const made = await makeSubjects(contestant, payload, "uint8array");
    encoded[contestant.name] = made.encoded.map(base64);
    subjects.push(made.encode, made.decode);
  }
  return { case: payload.name, about: payload.about, notes: {}, encoded, results: await measure(subjects, pace) };
};

/** A payload as `loadPayload` makes it, of what a page can be given. */
function revive({ texts, samples, writerTypeName, ...rest }) {
  const schema = parse(texts);
  const codec = schema.message(rest.typeName);
  const root = new protobufjs.Root();
  for (const text of Object.values(texts)) protobufjs.parse(text, root);
  const readFile = (path) => texts[path];
  const revived = samples
    .map((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
    .map((bytes) => ({ bytes, message: codec.decode(bytes, { strings: "copy" }) }));
  return {
    ...rest,
    schema,
    codec,
    descriptor: schema.descriptor(rest.typeName),
    writerDescriptor: schema.descriptor(writerTypeName),
    writer: schema.message(writerTypeName),
    samples: revived,
    loading: { readFile },
    root,
  };
}

function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
