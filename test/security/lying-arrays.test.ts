import { expect, test } from "vitest";
import { isProtobufError } from "../../src/errors.ts";
import { unknownFields, verify } from "../../src/index.ts";
import { readDelimited } from "../../src/stream/index.ts";
import { BinaryReader, BinaryWriter } from "../../src/wire/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { failure } from "../support/outcome.ts";

/*
 * Arrays that say another length than they have. What is encoded holds their bytes, or zeros, or is an error: never what an earlier message has left.
 */

const source = `syntax = "proto3"; message M { bytes b = 1; repeated bytes bs = 2; string s = 3; repeated double ds = 4; repeated int32 is = 5; map<string, bytes> m = 6; M child = 7; repeated int32 es = 8 [packed = false]; repeated string texts = 9; repeated bool flags = 10; repeated int64 longs = 11; repeated M children = 12; }`;
/** What must never be seen again. */
const secret = "5ec2e7".repeat(700);
const secretBytes = Buffer.from(secret, "hex");

const lengths: readonly unknown[] = [
  0,
  1,
  5,
  31,
  32,
  33,
  100,
  1000,
  100_000,
  -1,
  -5,
  1.5,
  NaN,
  Infinity,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  "5",
  null,
  undefined,
  {},
];

class Liar extends Uint8Array {
  static said: unknown = 0;
  override get length(): number {
    return Liar.said as number;
  }
}

function liars(real: number): Uint8Array[] {
  const say = (value: unknown): Uint8Array => {
    const bytes = new Uint8Array(real).fill(7);
    for (const name of ["length", "byteLength"]) Object.defineProperty(bytes, name, { value });
    return bytes;
  };
  let calls = 0;
  const changing = Object.defineProperty(new Uint8Array(real).fill(7), "length", {
    get: () => [real, 3000, 1][calls++ % 3],
  });
  const shared = new Uint8Array(new SharedArrayBuffer(real)).fill(7);
  return [
    ...lengths.map(say),
    changing,
    shared,
    new Proxy(new Uint8Array(real).fill(7), { get: (on, key) => (key === "length" ? 500 : Reflect.get(on, key)) }),
    Object.create(Uint8Array.prototype) as Uint8Array,
  ];
}

/** Bytes whose buffer is taken away, or shrinks, when a getter of the message is called that comes before. */
function vanishing(real: number): { bytes: Uint8Array; vanish: () => void }[] {
  const moved = new Uint8Array(real).fill(7);
  const buffer = new (
    ArrayBuffer as unknown as new (
      length: number,
      options: object,
    ) => ArrayBuffer & { resize(length: number): void }
  )(real, { maxByteLength: real });
  return [
    {
      bytes: moved,
      vanish: () => void (moved.byteLength > 0 && structuredClone(moved.buffer, { transfer: [moved.buffer] })),
    },
    { bytes: new Uint8Array(buffer).fill(7), vanish: () => buffer.resize(1) },
  ];
}

forEachEngine((_engine, load) => {
  const M = load.source(source).message("M");

  /** Fills what encode writes to with the secret. */
  const leave = (): void => {
    for (let count = 0; count < 12; count++) M.encode({ bs: [secretBytes.subarray(0, 1500)], s: "x" });
    M.encode({ bs: Array.from({ length: 60 }, () => secretBytes) });
  };

  const encoded = (message: object): string => {
    leave();
    try {
      return Buffer.from(M.encode(message)).toString("hex");
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      return error.code;
    }
  };

  test.each([0, 1, 20, 40, 300])("bytes of %i that lie", (real) => {
    for (const bytes of liars(real)) {
      for (const message of [
        { b: bytes },
        { bs: [bytes, bytes] },
        { m: { a: bytes } },
        { [unknownFields]: bytes },
        { child: { b: bytes, s: "x".repeat(300) } },
      ]) {
        expect(encoded(message)).not.toMatch(/5ec2e7|c2e75e|e75ec2/);
      }
    }
    for (const said of lengths) {
      Liar.said = said;
      expect(encoded({ b: new Liar(real).fill(7), bs: [new Liar(real)] })).not.toMatch(/5ec2e7|c2e75e|e75ec2/);
    }
  });

  test("long bytes are written as long as they are", () => {
    const bytes = Object.defineProperty(new Uint8Array(3).fill(7), "length", { value: 1000 });
    expect(encoded({ b: bytes })).toBe("0a03070707");
    expect(
      encoded({ [unknownFields]: Object.defineProperty(new Uint8Array([0x78, 1]), "length", { value: 1000 }) }),
    ).toBe("7801");
    expect(encoded({ b: new Proxy(new Uint8Array(3), {}) })).toBe("INVALID_TYPE");
  });

  test.each([5, 40, 300])("buffers of %i that go away while a message is encoded", (real) => {
    for (const { bytes, vanish } of vanishing(real)) {
      const message = {
        get b() {
          vanish();
          return bytes;
        },
        bs: [bytes],
        [unknownFields]: bytes,
      };
      expect(encoded(message)).not.toMatch(/5ec2e7|c2e75e|e75ec2/);
    }
    for (const { bytes, vanish } of vanishing(real)) {
      leave();
      const message = {
        get s() {
          vanish();
          return "a long text, longer than what is left";
        },
      };
      expect(() => M.encodeInto(message, bytes, 0)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    }
  });

  test("lists that lie", () => {
    for (const length of [NaN, -1, 1.5, 0, 5, 2 ** 31, "3"]) {
      const list = (elements: unknown[]) =>
        new Proxy(elements, { get: (on, key) => (key === "length" ? length : Reflect.get(on, key)) });
      for (const message of [{ ds: list([1.5]) }, { is: list([300]) }, { bs: list([new Uint8Array(40)]) }])
        expect(encoded(message)).not.toMatch(/5ec2e7|c2e75e|e75ec2/);
    }
  });

  test("lists whose length is no count are refused, by verify too", () => {
    const lists: Record<string, unknown> = {
      bs: new Uint8Array(1),
      ds: 1.5,
      is: 300,
      es: 300,
      texts: "a",
      flags: true,
      longs: 5n,
      children: {},
    };
    for (const length of [NaN, -1, undefined, {}]) {
      for (const [name, element] of Object.entries(lists)) {
        const message = {
          child: {
            [name]: new Proxy([element], { get: (on, key) => (key === "length" ? length : Reflect.get(on, key)) }),
          },
        };
        const refused = { code: "INVALID_TYPE", path: `child.${name}` };
        for (const operation of [M.encode, M.size])
          expect(
            failure(() => operation(message)),
            `${name} of ${String(length)}`,
          ).toEqual(refused);
        expect(verify(M, message)).toEqual([expect.objectContaining(refused)]);
      }
    }
  });

  test("targets that lie", () => {
    for (const length of [0, 2, 100, NaN, 2 ** 40]) {
      const target = Object.defineProperty(new Uint8Array(4), "length", { value: length });
      expect(M.encodeInto({ s: "ab" }, target)).toBe(4);
      expect(() => M.encodeInto({ s: "abc" }, target)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    }
  });

  test("inputs that lie are read as long as they are", () => {
    const around = new Uint8Array(100).fill(0x62);
    around.set([0x1a, 2, 0x61, 0x61], 10);
    for (const length of lengths) {
      const input = Object.defineProperty(around.subarray(10, 14), "length", { value: length });
      expect(M.decode(input)).toEqual(M.decode(new Uint8Array([0x1a, 2, 0x61, 0x61])));
      expect(() => M.decode(Object.defineProperty(around.subarray(10, 13), "length", { value: length }))).toThrow(
        expect.objectContaining({ code: "TRUNCATED", offset: 3 }),
      );
      expect(() =>
        readDelimited(M, Object.defineProperty(new Uint8Array([5, 0x1a, 2]), "length", { value: length })),
      ).toThrow(expect.objectContaining({ name: "ProtobufError" }));
    }
    for (const input of [new Proxy(new Uint8Array(2), {}), Object.create(Uint8Array.prototype)]) {
      expect(() => M.decode(input as Uint8Array)).toThrow(expect.objectContaining({ code: "INVALID_TYPE" }));
    }
  });
});

test("readers and writers", () => {
  for (const length of lengths) {
    const bytes = Object.defineProperty(new Uint8Array([3, 1, 2, 3]), "length", { value: length });
    expect(new BinaryReader(bytes).bytes()).toEqual(new Uint8Array([1, 2, 3]));
    const writer = new BinaryWriter();
    writer.raw(secretBytes).finish();
    expect(writer.bytes(bytes).finish()).toEqual(new Uint8Array([4, 3, 1, 2, 3]));
    expect(writer.raw(bytes).finish()).toEqual(new Uint8Array([3, 1, 2, 3]));
  }
});
