import * as es from "@bufbuild/protobuf";
import { clone, create, equals, isProtobufError, verify } from "../../dist/index.js";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../dist/json/index.js";
import { fromText, toText } from "../../dist/text/index.js";
import { dump } from "./check.mjs";

/** @typedef {import("./targets.mjs").Target} Target */
/** @typedef {import("../../dist/index.js").MessageCodec} MessageCodec */

/** Texts are damaged so many times. */
const damagedTexts = 3;

const pieces = [
  ...'{}[]:,"\\ \n-+.eE015x_\u00e4\ud83d\ude00\ud800',
  ...[
    "null",
    "true",
    "1e3",
    "-0",
    "123456789012345678",
    '"NaN"',
    "\\u0041",
    "\\ud800",
    "1.5",
    "<",
    ">",
    "inf",
    "0x1F",
    "017",
    "# \n",
  ],
];

/**
 * What is wrong with what is done with the message beside decode and encode; undefined where nothing is, or where the input is none. Engines do the same; values
 * and text, and protobuf-es where it reads the type as we do, tell the same messages.
 *
 * @param {Target} target
 * @param {Uint8Array} bytes
 * @param {(bound: number) => number} random
 * @returns {string | undefined}
 */
export function checkForms(target, bytes, random) {
  const [jit, interpreter] = Object.values(target.codecs);
  let message;
  try {
    message = jit.decode(bytes);
  } catch {
    return undefined;
  }
  try {
    const json = written(() => toJsonString(jit, message));
    const text = written(() => toText(jit, message));
    return (
      differ(interpreter, message, json, text) ??
      readBack(jit, message, json, text) ??
      checkDamaged(target.codecs, json, text, random) ??
      (json.startsWith("error") ? undefined : checkAgainstEs(target, json))
    );
  } catch (error) {
    return `BUG ${error instanceof Error ? error.stack : error}`;
  }
}

/** @param {() => string} write */
function written(write) {
  try {
    return write();
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return `error ${error.code} ${error.path} ${error.offset}`;
  }
}

/**
 * The other engine writes, copies and compares alike.
 *
 * @param {MessageCodec} codec
 * @param {object} message
 * @param {string} json
 * @param {string} text
 */
function differ(codec, message, json, text) {
  if (written(() => toJsonString(codec, message)) !== json) return "engines write other JSON";
  if (written(() => toText(codec, message)) !== text) return "engines write other text";
  const copy = clone(codec, message);
  if (dump(copy) !== dump(message)) return `a clone differs: ${dump(copy)}`;
  if (!equals(codec, message, copy)) return "a clone is not equal";
  const problems = verify(codec, message, { partial: true });
  if (problems.length > 0) return `what was decoded is not valid: ${problems[0].code} ${problems[0].path}`;
  return dump(create(codec, message)) === dump({ ...message }) ? undefined : "what is created of a message differs";
}

/**
 * What is written is read to a message that is written so again; values are those of the text.
 *
 * @param {MessageCodec} codec
 * @param {object} message
 * @param {string} json
 * @param {string} text
 */
function readBack(codec, message, json, text) {
  if (!text.startsWith("error")) {
    const again = toText(codec, fromText(codec, text));
    if (again !== text) return `text differs when read back:\n  ${text}\n  ${again}`;
  }
  if (json.startsWith("error")) return undefined;
  const again = toJsonString(codec, fromJsonString(codec, json));
  if (again !== json) return `JSON differs when read back:\n  ${json}\n  ${again}`;
  // JSON.stringify loses the sign of -0.
  if (!json.includes("-0") && JSON.stringify(toJson(codec, message)) !== json)
    return `values and text of JSON differ: ${json}`;
  return undefined;
}

/**
 * Texts that were damaged are read alike by the engines, and as values; what is wrong with them is an error of ours.
 *
 * @param {Target["codecs"]} codecs
 * @param {string} json
 * @param {string} text
 * @param {(bound: number) => number} random
 */
function checkDamaged(codecs, json, text, random) {
  const { jit, interpreter } = codecs;
  const read = (/** @type {(codec: MessageCodec) => object} */ run, /** @type {MessageCodec} */ codec) =>
    written(() => dump(run(codec)));
  for (let round = 0; round < damagedTexts; round++) {
    const badText = damage(text, random);
    if (read((codec) => fromText(codec, badText), jit) !== read((codec) => fromText(codec, badText), interpreter))
      return `engines read text differently: ${JSON.stringify(badText)}`;
    const badJson = damage(json, random);
    const ours = read((codec) => fromJsonString(codec, badJson), jit);
    if (ours !== read((codec) => fromJsonString(codec, badJson), interpreter))
      return `engines read JSON differently: ${JSON.stringify(badJson)}`;
    const values = parse(badJson);
    if (values === undefined || ours.startsWith("error")) continue;
    // Values have lost what numbers beyond 2^53 said.
    const ofValues = read((codec) => fromJson(codec, values), jit);
    if (ofValues !== ours && !ofValues.startsWith("error OUT_OF_RANGE"))
      return `JSON is read differently as values: ${JSON.stringify(badJson)}\n  ${ours}\n  ${ofValues}`;
  }
  return undefined;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @param {(bound: number) => number} random
 */
function damage(text, random) {
  const at = random(text.length + 1);
  return text.slice(0, at) + (random(3) === 0 ? "" : pieces[random(pieces.length)]) + text.slice(at + random(3));
}

/**
 * Each reads the other's JSON to the same message.
 *
 * @param {Target} target
 * @param {string} json
 */
function checkAgainstEs({ codecs: { jit }, es: schema }, json) {
  // The sign of -0 is lost there.
  if (schema === undefined || /-0(?![.\d])/.test(json)) return undefined;
  const hex = (/** @type {object} */ message) =>
    Buffer.from(jit.encode(message, { deterministic: true })).toString("hex");
  const message = fromJsonString(jit, json);
  const ours = hex(message);
  if (hex(jit.decode(es.toBinary(schema, es.fromJsonString(schema, json)))) !== ours)
    return `protobuf-es reads our JSON differently: ${json}`;
  const theirs = es.toJsonString(schema, es.fromBinary(schema, jit.encode(message)));
  if (hex(fromJsonString(jit, theirs)) !== ours) return `we read the JSON of protobuf-es differently: ${theirs}`;
  return undefined;
}
