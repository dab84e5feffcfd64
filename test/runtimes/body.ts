import type { LoadOptions, MessageCodec, Schema } from "../../src/index.ts";
import { create, equals, parse } from "../../src/index.ts";
import { fromJsonString, toJsonString } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { decodeStream, encodeStream } from "../../src/stream/index.ts";
import { check as checkSchemas } from "../../src/compat/index.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { asMentioned, fromNotation } from "../support/notation.ts";
import { outcome } from "../support/outcome.ts";
import type { Vector, VectorFile } from "../support/vector.ts";

/*
 * What every runtime is asked to do. It imports nothing of Node, and says what it found as plain data: each runtime has a script that hands that on.
 */

/** What bundle.mjs has made: the texts of all schemas, the vectors of fixtures/vectors, and the codecs that were generated for them. */
export interface Material {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly NamedVectorFile[];
  /** By the index of the file of vectors, then by type name. */
  readonly generated: { readonly [form: string]: readonly Readonly<Record<string, MessageCodec>>[] };
}

/** With the name of the file. */
interface NamedVectorFile extends VectorFile {
  readonly name: string;
}

export interface Report {
  /** The engines that have run. */
  readonly engines: readonly string[];
  readonly evaluates: boolean;
  /** Whether a NaN keeps its payload from one typed array to another; JavaScriptCore has one NaN for all. */
  readonly keepsNaN: boolean;
  readonly checks: number;
  readonly failures: readonly string[];
}

type Engine = NonNullable<LoadOptions["engine"]>;

export async function runBody(material: Material): Promise<Report> {
  const evaluates = mayEvaluate();
  const engines: readonly Engine[] = evaluates ? ["jit", "auto", "interpreter"] : ["auto", "interpreter"];
  const tally = new Tally();
  for (const engine of engines) {
    await tally.group(engine, (is) => checkVectors(is, material, (file) => load(material, file, engine)));
    await tally.group(engine, (is) => checkMessages(is, source(engine)));
    await tally.group(engine, (is) => checkForms(is, source(engine)));
  }
  const forms = Object.keys(material.generated);
  for (const form of forms) {
    await tally.group(form, (is) =>
      checkVectors(is, material, (_file, index) => ({ message: (name) => material.generated[form]![index]![name]! })),
    );
  }
  await tally.group("engine", (is) => checkRefusal(is, evaluates));
  return { engines: [...engines, ...forms], evaluates, keepsNaN, checks: tally.checks, failures: tally.failures };
}

type Is = (what: string, actual: unknown, expected: unknown) => void;

/** Counts checks, and keeps what failed: a check that throws ends its group, and is a failure. */
class Tally {
  checks = 0;
  readonly failures: string[] = [];

  async group(name: string, checks: (is: Is) => void | Promise<void>): Promise<void> {
    const is: Is = (what, actual, expected) => {
      this.checks++;
      const [found, wanted] = [print(actual), print(expected)];
      if (found !== wanted)
        this.failures.push(`${name}: ${what}: ${found.slice(0, 300)} instead of ${wanted.slice(0, 300)}`);
    };
    try {
      await checks(is);
    } catch (error) {
      this.failures.push(`${name}: ${String(error)}\n${(error as Error).stack}`);
    }
  }
}

/** A value as text, property by property: what is equal prints the same. */
function print(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${toHex(value)}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (Array.isArray(value)) return `[${value.map(print).join(", ")}]`;
  if (value instanceof Map) return `map ${print([...value])}`;
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  const entries = Reflect.ownKeys(value).map(
    (key) => `${String(key)}: ${print((value as Record<PropertyKey, unknown>)[key])}`,
  );
  return `{ ${entries.sort().join(", ")} }`;
}

function mayEvaluate(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}

const keepsNaN = ((): boolean => {
  const bits = new Int32Array([1, 0x7ff8_0000]);
  const moved = new Float64Array([new Float64Array(bits.buffer)[0]!]);
  return new Int32Array(moved.buffer)[0] === 1;
})();

function load({ texts }: Material, { schema }: VectorFile, engine: Engine): Pick<Schema, "message"> {
  return typeof schema === "string"
    ? parse(texts as Record<string, string>, { engine })
    : parse(schema.source, { engine });
}

function checkVectors(
  is: Is,
  { files }: Material,
  schemaOf: (file: NamedVectorFile, index: number) => Pick<Schema, "message">,
): void {
  files.forEach((file, index) => {
    const schema = schemaOf(file, index);
    for (const vector of file.vectors)
      checkVector(
        (what, actual, expected) => is(`${file.name}: ${vector.name}: ${what}`, actual, expected),
        schema.message(vector.type),
        vector,
      );
  });
}

function checkVector(is: Is, codec: MessageCodec, { name, hex, options, error, path, value, reencoded }: Vector): void {
  const all = { deterministic: true, ...options };
  const result = outcome(() => codec.decode(fromHex(hex), all));
  if (error !== undefined || "error" in result) {
    is("error", "error" in result ? result.error.code : "none", error);
    if ("error" in result && path !== undefined) is("path", result.error.path, path);
    return;
  }
  if (!keepsNaN && name.includes("payload")) return is("NaN", Number.isNaN(Object.values(result.value)[0]), true);
  const canonical = (reencoded ?? hex).replaceAll(" ", "");
  is("bytes", toHex(codec.encode(result.value, all)), canonical);
  if (value === undefined) return;
  const expected = fromNotation(value);
  is("value", asMentioned(result.value, expected), expected);
  is("bytes of the value", toHex(codec.encode(expected as object, all)), canonical);
}

function source(engine: Engine): MessageCodec {
  return parse(
    `syntax = "proto3";
    package runtimes;
    message All {
      string text = 1;
      repeated string texts = 2;
      int64 signed = 3;
      fixed64 unsigned = 4;
      bytes data = 5;
      repeated sint32 numbers = 6;
      map<string, All> children = 7;
      repeated double doubles = 8;
      optional bool flag = 9;
      oneof choice { string name = 10; uint32 count = 11; }
    }`,
    { engine },
  ).message("runtimes.All");
}

const units = { ASCII: "a", Latin: "é", Cyrillic: "ж", CJK: "漢", emoji: "😀", mixed: "aé漢😀" };

/** By what every engine has. */
function utf8Of(text: string): Uint8Array {
  const units = encodeURIComponent(text).match(/%..|[^]/g) ?? [];
  return Uint8Array.from(units, (unit) => (unit.length > 1 ? parseInt(unit.slice(1), 16) : unit.charCodeAt(0)));
}

async function checkMessages(is: Is, codec: MessageCodec): Promise<void> {
  for (const [kind, unit] of Object.entries(units)) {
    for (const length of [1, 3, 8, 20, 31, 33, 100, 300, 3000, 20_000]) {
      const text = unit.repeat(length);
      const message = { text, texts: ["first", "second", text, `${text}.`, "last"] };
      const bytes = codec.encode(message);
      const encoded = utf8Of(text);
      is(`${kind} of ${length}: bytes of the text`, codec.encode({ text }).subarray(-encoded.length), encoded);
      const decoded = codec.decode(Uint8Array.from(bytes)) as typeof message;
      is(
        `${kind} of ${length}`,
        [decoded.text === text, decoded.texts[2] === text, decoded.texts[3] === `${text}.`, decoded.texts[4]],
        [true, true, true, "last"],
      );
    }
  }
  for (const integer of [0n, 1n, -1n, 127n, 128n, 2n ** 31n, -(2n ** 31n), 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)]) {
    const message = { signed: integer, unsigned: integer & 0xffff_ffff_ffff_ffffn };
    const decoded = codec.decode(codec.encode(message)) as typeof message;
    is(`${integer}`, [decoded.signed, decoded.unsigned], [message.signed, message.unsigned]);
  }
  const large = create(codec, {
    texts: Array.from({ length: 5000 }, (_, index) => `text ${index} ${"x".repeat(index % 90)}`),
    numbers: Array.from({ length: 50_000 }, (_, index) => (index % 2 === 0 ? index * 7 : -index * 7)),
    doubles: Array.from({ length: 5000 }, (_, index) => index / 3),
    data: new Uint8Array(100_000).fill(7),
    children: { a: { flag: false, name: "n" }, ["__proto__"]: { count: 0 } },
  });
  const bytes = codec.encode(large);
  is("a large message", equals(codec, codec.decode(bytes), large), true);
  is("its size", codec.size(large), bytes.length);
  checkErrors(is, codec, bytes);
  const results = Array.from({ length: 1000 }, (_, index) => codec.encode({ signed: index }));
  is(
    "results stay as they were",
    results.every((each, index) => (codec.decode(each) as { signed: bigint }).signed === BigInt(index)),
    true,
  );
}

/** The code, path and offset of what is wrong. */
function checkErrors(is: Is, codec: MessageCodec, large: Uint8Array): void {
  const failureOf = (call: () => unknown): unknown => {
    const result = outcome(call);
    return "error" in result ? [result.error.code, result.error.path, result.error.offset] : result.value;
  };
  is(
    "cut",
    failureOf(() => codec.decode(fromHex("0a0561"))),
    ["TRUNCATED", "text", 3],
  );
  is(
    "no UTF-8",
    failureOf(() => codec.decode(fromHex("0a03616280"))),
    ["INVALID_UTF8", "text", 2],
  );
  is(
    "no UTF-8, long",
    failureOf(() => codec.decode(Uint8Array.from([10, 0xac, 2, ...new Array<number>(299).fill(97), 0xff]))),
    ["INVALID_UTF8", "text", 3],
  );
  is(
    "field number 0",
    failureOf(() => codec.decode(fromHex("0000"))),
    ["INVALID_TAG", "", 0],
  );
  is(
    "in a map",
    failureOf(() => codec.decode(fromHex("3a080a01611203120180"))),
    ["INVALID_UTF8", 'children["a"].texts[0]', 9],
  );
  is(
    "a lone surrogate",
    failureOf(() => codec.encode({ texts: ["a", "b\ud800"] })),
    ["INVALID_UTF8", "texts[1]", undefined],
  );
  is(
    "out of range",
    failureOf(() => codec.encode({ numbers: [1, 2 ** 31] })),
    ["OUT_OF_RANGE", "numbers[1]", undefined],
  );
  is(
    "two members",
    failureOf(() => codec.encode({ name: "a", count: 1 })),
    ["ONEOF_CONFLICT", "count", undefined],
  );
  is("over maxBytes", (failureOf(() => codec.decode(large, { maxBytes: 10 })) as unknown[])[0], "LIMIT_EXCEEDED");
}

/** JSON, text, streams, evolution. */
async function checkForms(is: Is, codec: MessageCodec): Promise<void> {
  const message = create(codec, {
    text: "é😀",
    signed: -5n,
    data: new Uint8Array([1, 2, 255]),
    numbers: [1, -2],
    doubles: [0.5, -0, NaN],
    children: { k: { flag: true } },
    count: 7,
  });
  const json = toJsonString(codec, message);
  is(
    "JSON",
    json,
    '{"text":"é😀","signed":"-5","data":"AQL/","numbers":[1,-2],"children":{"k":{"flag":true}},"doubles":[0.5,-0,"NaN"],"count":7}',
  );
  is("from JSON", equals(codec, fromJsonString(codec, json), message), true);
  is("from text", equals(codec, fromText(codec, toText(codec, message)), message), true);
  const messages = Array.from({ length: 100 }, (_, index) => create(codec, { text: "x".repeat(index), signed: index }));
  const decoded: object[] = [];
  for await (const each of decodeStream(codec, encodeStream(codec, messages))) decoded.push(each);
  is("a stream", decoded.length === 100 && decoded.every((each, index) => equals(codec, each, messages[index]!)), true);
  if (typeof ReadableStream !== "undefined") await checkWebStream(is, codec, messages);
  const issues = checkSchemas(
    parse('syntax = "proto3"; message M { int32 a = 1; }'),
    parse('syntax = "proto3"; message M { string a = 1; }'),
  );
  is("evolution", issues.length > 0, true);
}

async function checkWebStream(is: Is, codec: MessageCodec, messages: readonly object[]): Promise<void> {
  const chunks = new ReadableStream<Uint8Array>({
    async start(controller) {
      for await (const chunk of encodeStream(codec, messages))
        for (const byte of chunk) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  let count = 0;
  for await (const each of decodeStream(codec, chunks)) count += equals(codec, each, messages[count]!) ? 1 : 0;
  is("a stream of the web, byte by byte", count, 100);
}

function checkRefusal(is: Is, evaluates: boolean): void {
  const result = outcome(() =>
    toHex(parse('syntax = "proto3"; message M { int32 a = 1; }', { engine: "jit" }).message("M").encode({ a: 5 })),
  );
  is("jit", "error" in result ? result.error.code : result.value, evaluates ? "0805" : "UNSUPPORTED");
  const codec = parse('syntax = "proto3"; message M { int32 a = 1; M next = 2; }').message("M");
  for (let call = 0; call < 1000; call++) codec.decode(codec.encode({ a: call, next: { a: call } }));
  is("auto, after many calls", toHex(codec.encode({ a: 5, next: { a: 3 } })), "080512020803");
}
