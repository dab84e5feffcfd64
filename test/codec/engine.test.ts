import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import type { MessageCodec } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { failure } from "../support/outcome.ts";

const source = `syntax = "proto3"; message M { int32 a = 1; M next = 2; }`;

/** Runs a module on the built package in a process that may not evaluate code. */
function withoutEvaluation(code: string): string {
  const script = `import { parse } from "wireform"; const source = ${JSON.stringify(source)}; ${code}`;
  return execFileSync(
    process.execPath,
    ["--disallow-code-generation-from-strings", "--input-type=module", "-e", script],
    { encoding: "utf8" },
  ).trim();
}

describe("the engine", () => {
  test("auto goes on with the same results when it compiles", () => {
    const codec = parse(source).message("M");
    const message = { a: 1, next: { a: -5, next: undefined } };
    const first = Buffer.from(codec.encode(message)).toString("hex");
    for (let call = 0; call < 200; call++) {
      expect(Buffer.from(codec.encode(message)).toString("hex")).toBe(first);
      expect(codec.decode(codec.encode(message))).toEqual(message);
    }
  });

  test("where evaluating code is forbidden, auto interprets and jit says so", () => {
    expect(
      withoutEvaluation(`
      const codec = parse(source).message("M");
      let bytes;
      for (let call = 0; call < 200; call++) bytes = codec.encode(codec.decode(codec.encode({ a: 5, next: { a: 3 } })));
      console.log(Buffer.from(bytes).toString("hex"));
      try { parse(source, { engine: "jit" }).message("M").encode({}); } catch (error) { console.log(error.code); }
    `),
    ).toBe("080512020803\nUNSUPPORTED");
  });
});

/** The texts that become code while `run` does its work. */
function compiledTexts(run: () => void): string[] {
  const { Function } = globalThis;
  const texts: string[] = [];
  globalThis.Function = new Proxy(Function, {
    construct: (target, parameters) => (texts.push(parameters.at(-1)), Reflect.construct(target, parameters)),
  });
  try {
    run();
  } finally {
    globalThis.Function = Function;
  }
  return texts;
}

/** How often text becomes code while `run` does its work. */
function compilations(run: () => void): number {
  return compiledTexts(run).length;
}

test("no text is compiled twice, for V8 would make one function of them", () => {
  const texts = compiledTexts(() => {
    for (let load = 0; load < 2; load++) {
      const codec = parse(source, { engine: "jit" }).message("M");
      codec.decode(codec.encode({ a: 1 }));
    }
  });
  expect(texts.length).toBeGreaterThanOrEqual(4);
  expect(new Set(texts).size).toBe(texts.length);
});

/*
 * When `auto` compiles: bench/README.md.
 */
describe("auto compiles a type", () => {
  const blobs = `syntax = "proto3"; message M { bytes a = 1; }`;
  const kilobyte = Uint8Array.from([0x0a, 0xfd, 0x07, ...new Uint8Array(1021)]);
  const message = { a: new Uint8Array(1021) };
  const target = new Uint8Array(1024);
  const operations: Record<string, (codec: MessageCodec, size: number) => unknown> = {
    encode: (codec, size) => codec.encode(size === 0 ? {} : message),
    decode: (codec, size) => codec.decode(kilobyte.subarray(0, size)),
    encodeInto: (codec) => codec.encodeInto({}, target),
    size: (codec) => codec.size({}),
  };
  const repeated = (count: number, run: () => unknown) => (): void => {
    for (let call = 0; call < count; call++) run();
  };

  beforeAll(() => void parse(blobs, { engine: "jit" }).message("M").encode({}));

  test.each(Object.entries(operations))("after 200 calls of %s, not earlier, and once", (_name, operation) => {
    const codec = parse(blobs).message("M");
    const call = (): unknown => operation(codec, 0);
    expect(compilations(repeated(200, call))).toBe(0);
    expect(compilations(call)).toBeGreaterThan(0);
    expect(compilations(repeated(1000, call))).toBe(0);
  });

  test.each(["encode", "decode"])("after 64 KiB of %s, not earlier, and once", (name) => {
    const codec = parse(blobs).message("M");
    const call = (): unknown => operations[name]!(codec, 1024);
    expect(compilations(repeated(64, call))).toBe(0);
    expect(compilations(repeated(2, call))).toBeGreaterThan(0);
    expect(compilations(repeated(200, call))).toBe(0);
  });

  test.each([0, 1])("whose functions were taken after %i calls, and through them, too", (calls) => {
    const codec = parse(blobs).message("M");
    repeated(calls, () => codec.size({}))();
    const { encode, decode } = codec;
    expect(compilations(repeated(150, () => decode(encode({}))))).toBeGreaterThan(0);
    expect(compilations(repeated(300, () => decode(encode({}))))).toBe(0);
    expect(compilations(repeated(300, () => codec.decode(codec.encode({}))))).toBe(0);
    expect(codec.encode).not.toBe(encode);
  });

  test("as soon as it is met with `jit`, and never with `interpreter`", () => {
    const [jit, interpreter] = (["jit", "interpreter"] as const).map((engine) => parse(blobs, { engine }).message("M"));
    expect(compilations(() => jit!.encode({}))).toBeGreaterThan(0);
    expect(compilations(repeated(2000, () => interpreter!.decode(interpreter!.encode(message))))).toBe(0);
  });
});

forEachEngine((_engine, load) => {
  test("a getter that uses other codecs while its message is encoded leaves no trace", () => {
    const codec = load
      .source(`syntax = "proto3"; message M { string a = 1; map<string, double> b = 2; M next = 3; bytes c = 4; }`)
      .message("M");
    const inner = { a: "x".repeat(3000), b: { z: 1, y: 2 }, c: new Uint8Array(5000) };
    const plain = { a: "a", b: { q: 0.5, p: 1.5 }, next: { a: "b" }, c: new Uint8Array([1, 2, 3]) };
    const expected = Buffer.from(codec.encode(plain, { deterministic: true }));
    const reentrant = {
      a: "a",
      get b() {
        codec.encode(inner);
        expect(codec.size(inner)).toBeGreaterThan(8000);
        expect(codec.decode(codec.encode(inner)).a).toHaveLength(3000);
        expect(failure(() => codec.encode({ a: 5 }))).toEqual({ code: "INVALID_TYPE", path: "a" });
        return plain.b;
      },
      next: { a: "b" },
      c: plain.c,
    };
    expect(Buffer.from(codec.encode(reentrant, { deterministic: true }))).toEqual(expected);
    expect(Buffer.from(codec.encode(plain, { deterministic: true }))).toEqual(expected);
  });

  test("the result is right for text and bytes of any length, in any order of lengths", () => {
    const lengths = [
      0, 1, 12, 13, 24, 25, 127, 128, 224, 225, 2040, 2049, 4090, 4097, 16380, 16384, 16385, 100_000, 1_100_000, 5,
    ];
    const texts = load
      .source(`syntax = "proto3"; message M { string a = 1; repeated string b = 2; bytes c = 3; M next = 4; }`)
      .message("M");
    for (const unit of ["x", "é", "€", "😀"]) {
      for (const length of [...lengths, ...lengths.reverse()]) {
        const text = unit.repeat(length);
        const expected = Buffer.from(text);
        const message = { a: text, b: [text, "short", text], c: expected, next: { a: text } };
        const bytes = texts.encode(message);
        expect(texts.size(message)).toBe(bytes.length);
        const decoded = texts.decode(bytes);
        expect([decoded.a === text, decoded.b[0] === text, decoded.b[2] === text, decoded.next?.a === text]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        expect(Buffer.compare(decoded.c, expected)).toBe(0);
        expect(bytes.length).toBeGreaterThanOrEqual(expected.length * 5);
      }
    }
  });
});

forEachEngine((_engine, load) => {
  test("an error of a getter reaches the caller as it is, and the next encode is right", () => {
    const codec = load.source(source).message("M");
    const broken = {
      get a(): number {
        throw new RangeError("mine");
      },
    };
    expect(() => codec.encode(broken)).toThrow(new RangeError("mine"));
    expect([...codec.encode({ a: 5 })]).toEqual([8, 5]);
  });

  test("a message that grows while it is encoded comes to an end", () => {
    const codec = load.source(`syntax = "proto3"; message M { bytes a = 1; }`).message("M");
    let size = 65536;
    const growing = {
      get a() {
        return new Uint8Array((size *= 2));
      },
    };
    expect(codec.decode(codec.encode(growing))["a"].length).toBe(size);
  });
});

describe("the result of encode", () => {
  const codec = parse(source).message("M");

  test("never changes when other messages are encoded", () => {
    const results = Array.from({ length: 5000 }, (_, index) => codec.encode({ a: index, next: { a: -index } }));
    results.forEach((bytes, index) =>
      expect(codec.decode(bytes)).toEqual({ a: index, next: { a: -index || 0, next: undefined } }),
    );
  });

  test("is an error for a lone surrogate wherever it stands", () => {
    const texts = parse(`syntax = "proto3"; message M { repeated string a = 1; }`).message("M");
    for (const length of [0, 12, 20, 30, 300, 5000, 40_000]) {
      for (const lone of ["\ud83d", "\ude00"]) {
        const halves = ["x".repeat(length) + "\ud83d", "\ude00" + "y".repeat(length)];
        const long = Array.from({ length: 20 }, () => "a string of middle length");
        expect(() => texts.encode({ a: [...long, "z".repeat(length) + lone] })).toThrow(
          expect.objectContaining({ code: "INVALID_UTF8", path: "a[20]" }),
        );
        expect(() => texts.encode({ a: [...long, ...halves] })).toThrow(
          expect.objectContaining({ code: "INVALID_UTF8", path: "a[20]" }),
        );
      }
    }
  });

  test("is a plain Uint8Array; a small one may share at most 16 kB, which nobody can transfer", () => {
    const bytes = codec.encode({ a: 5 });
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
    expect(bytes.buffer.byteLength).toBeLessThanOrEqual(16384);
    if (bytes.buffer.byteLength > bytes.length) {
      try {
        structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      } catch {
        // Some versions of Node throw, some copy: either way the bytes stay.
      }
      expect([...bytes]).toEqual([8, 5]);
    }
  });

  test("shares a buffer with the ones before it, if it is small", () => {
    const buffers = new Set([1, 2, 3].map((a) => codec.encode({ a }).buffer));
    expect(buffers.size).toBeLessThan(3);
  });

  test("owns its buffer if it is large, or `exact` is asked for", () => {
    const large = parse(`syntax = "proto3"; message M { bytes a = 1; }`).message("M");
    for (const bytes of [codec.encode({ a: 5 }, { exact: true }), large.encode({ a: new Uint8Array(3000) })]) {
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });
});
