/*
 * Measures, in a process of its own (`--expose-gc`), what decoded messages take, and what decode has charged for them: the least `maxMemory` with which it succeeds.
 * Writes a line of JSON for each shape; or, with the
 * name of an attack, what becomes of it.
 */
import type { MessageCodec } from "../../src/index.ts";
import { type EngineName, loadFor } from "../support/engines.ts";
import { delimited, number, type Shape, shapes } from "./memory-shapes.ts";

const gc = (globalThis as unknown as { gc: () => void }).gc;

/** So much is decoded of each shape; and where it is far from what was charged, so much, beside which nothing else in the heap counts. */
const measuredBytes = 1_500_000;
const doubtfulBytes = 12_000_000;
const leastMessages = 20;

function used(): number {
  for (let round = 0; round < 2; round++) gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function codecOf(shape: Shape, engine: string): MessageCodec {
  return loadFor(engine as EngineName)
    .source(shape.source, shape.load)
    .message("M");
}

/** The least `maxMemory` with which the payload is decoded. */
function charged(codec: MessageCodec, bytes: Uint8Array, shape: Shape): number {
  let [least, most] = [0, 2 ** 32];
  while (least < most) {
    const maxMemory = Math.floor((least + most) / 2);
    try {
      codec.decode(bytes, { ...shape.decode, maxMemory });
      most = maxMemory;
    } catch {
      least = maxMemory + 1;
    }
  }
  return least;
}

function measure(shape: Shape, engine: string): { name: string; charged: number; taken: number } {
  const codec = codecOf(shape, engine);
  const estimate = charged(codec, Uint8Array.from(shape.bytes(0)), shape);
  const taken = takenBy(codec, shape, Math.ceil(measuredBytes / estimate));
  const doubtful = estimate > taken * 1.35 || estimate < taken / 1.35;
  return {
    name: shape.name,
    charged: estimate,
    taken: doubtful ? takenBy(codec, shape, Math.ceil(doubtfulBytes / estimate)) : taken,
  };
}

/** Bytes that a message takes, with its place in a list, where there are so many of them. */
function takenBy(codec: MessageCodec, shape: Shape, count: number): number {
  const many = Math.max(leastMessages, count);
  const distinctInputs = shape.distinct ? many : 20;
  const inputs = Array.from({ length: distinctInputs }, (_, index) => Uint8Array.from(shape.bytes(index + 100)));
  for (let index = 0; index < Math.min(many, 1000); index++)
    codec.decode(inputs[index % distinctInputs]!, shape.decode ?? {});
  const before = used();
  const kept = new Array<unknown>(many).fill(undefined);
  for (let index = 0; index < many; index++)
    kept[index] = codec.decode(inputs[index % distinctInputs]!, shape.decode ?? {});
  const taken = (used() - before) / many;
  // They are used once more, so that they are in the heap both times.
  return kept.length + inputs.length === 0 ? 0 : taken;
}

/** Inputs of a megabyte that make as much of it as they can. */
const attacks: { readonly [name: string]: { readonly shape: Shape; readonly repeat: number } } = {
  bytes: { shape: attack(10, "bytes", () => delimited(1, [])), repeat: 500_000 },
  wide: { shape: attack(1000, "bytes", () => delimited(1, [])), repeat: 500_000 },
  unknown: { shape: attack(1, "int32", () => delimited(1, number(15, 1))), repeat: 250_000 },
  ofThree: { shape: attack(3, "int32", () => delimited(1, [])), repeat: 1_250_000 },
  ofFive: { shape: attack(5, "int32", () => delimited(1, [])), repeat: 1_250_000 },
  any: { shape: attack(1, "N", () => delimited(1, delimited(1, []))), repeat: 250_000 },
};

function attack(count: number, type: string, bytes: Shape["bytes"]): Shape {
  const fields = Array.from({ length: count }, (_, index) => `${type} f${index + 1} = ${index + 1};`).join(" ");
  return { name: type, source: `syntax = "proto3"; message M { repeated N n = 1; } message N { ${fields} }`, bytes };
}

function codeOf(codec: MessageCodec, bytes: Uint8Array): string {
  try {
    codec.decode(bytes);
    return "decoded";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const [engine = "jit", filter = "", attackName = ""] = process.argv.slice(2);
const attacked = attacks[attackName];
if (attacked !== undefined) {
  const record = attacked.shape.bytes(0);
  const bytes = new Uint8Array(record.length * attacked.repeat);
  for (let index = 0; index < bytes.length; index++) bytes[index] = record[index % record.length]!;
  process.stdout.write(codeOf(codecOf(attacked.shape, engine), bytes));
} else {
  for (const shape of shapes) {
    if (shape.name.includes(filter)) process.stdout.write(`${JSON.stringify(measure(shape, engine))}\n`);
  }
}
