import { isProtobufError } from "../../dist/index.js";

/** @typedef {import("./targets.mjs").Target} Target */

const hex = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString("hex");

/**
 * What is wrong with how the input is read; undefined where nothing is.
 *
 * @param {Target} target
 * @param {Uint8Array} bytes
 * @returns {string | undefined}
 */
export function check(target, bytes) {
  const results = Object.entries(target.codecs).map(([engine, codec]) => ({ engine, text: describeRun(codec, bytes) }));
  const [first, ...others] = results;
  for (const { engine, text } of results) {
    if (text.startsWith("BUG")) return `${engine}: ${text}`;
  }
  for (const { engine, text } of others) {
    if (text !== first.text) return `${first.engine} and ${engine} differ:\n  ${first.text}\n  ${text}`;
  }
  return target.peer === undefined ? undefined : checkAgainstPeer(target, bytes, first.text);
}

/**
 * Decodes, encodes and decodes again; all that must be the same in every engine, as text.
 *
 * @param {Target["codecs"][string]} codec
 * @param {Uint8Array} bytes
 */
function describeRun(codec, bytes) {
  try {
    const message = codec.decode(bytes);
    const encoded = codec.encode(message, { deterministic: true });
    if (codec.size(message) !== encoded.length) return `BUG size is ${codec.size(message)}, not ${encoded.length}`;
    const again = codec.encode(codec.decode(encoded), { deterministic: true });
    if (hex(again) !== hex(encoded)) return `BUG ${hex(encoded)} becomes ${hex(again)}`;
    return `${dump(message)} ${hex(encoded)}`;
  } catch (error) {
    if (!isProtobufError(error)) return `BUG ${error instanceof Error ? error.stack : error}`;
    return `error ${error.code} ${error.path} ${error.offset}`;
  }
}

/** What protobufjs accepts though C++ does not (varints and tags that are too long), and limits that it has not. */
const peerIsLax = /^error (VARINT_OVERFLOW|INVALID_TAG|LIMIT_EXCEEDED) /;
/** Varints with bits above 64, which C++ drops and protobufjs takes for true. */
const bitsAbove64 = /(?:[89a-f].){9}(?!0[01])[0-7]/;

/**
 * Compares with protobufjs: both accept or both refuse, and what it writes is the same message to us.
 * Left out, because nothing follows from a difference: `peerIsLax`, `bitsAbove64`, NaNs (whose payloads it may lose), and messages without fields
 * (it fails on unknown groups in them).
 *
 * @param {Target} target
 * @param {Uint8Array} bytes
 * @param {string} ours
 */
function checkAgainstPeer({ codecs, peer }, bytes, ours) {
  if (peer === undefined || peer.fieldsArray.length === 0) return undefined;
  if (peerIsLax.test(ours) || bitsAbove64.test(hex(bytes)) || ours.includes("NaN")) return undefined;
  let encoded;
  try {
    encoded = Uint8Array.from(peer.encode(peer.decode(bytes)).finish());
  } catch (error) {
    return ours.startsWith("error") ? undefined : `protobufjs refuses what we accept: ${error}`;
  }
  if (ours.startsWith("error")) return `protobufjs accepts what we refuse: ${ours}`;
  const theirs = describeRun(codecs.jit, encoded);
  return theirs === ours ? undefined : `protobufjs reads something else:\n  ours   ${ours}\n  theirs ${theirs}`;
}

/**
 * A value as text, with the order of its properties, and with all that JSON would lose.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function dump(value) {
  if (Array.isArray(value)) return `[${value.map(dump).join(",")}]`;
  if (value instanceof Uint8Array) return `<${hex(value)}>`;
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const properties = Reflect.ownKeys(value).map((key) => `${String(key)}:${dump(Reflect.get(value, key))}`);
  return `{${properties.join(",")}}`;
}
