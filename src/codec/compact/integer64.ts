import { ProtobufError } from "../../errors.ts";
import { describeValue } from "../../message/describe.ts";
import { parseInt64 } from "../../message/int64.ts";
import { longOfBits } from "../../message/long.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { highHalf, joinInt64, joinUint64, lowHalf } from "../../wire/fixed.ts";
import { fail, failType } from "./fault.ts";
import { high, position, readFixed64, readVarint } from "./input.ts";
import type { Kind } from "./kind.ts";
import { writeFixed32, writeVarint } from "./output.ts";

/*
 * 64-bit integers: kinds of each `int64` option.
 */

/** What they are in messages: of two signed halves. */
export interface Form {
  readonly make: (low: number, high: number, unsigned: boolean) => unknown;
  /** Estimated bytes of one. */
  readonly memory: number;
  readonly propertyMemory?: true;
}

function bigint(low: number, high: number, unsigned: boolean): bigint {
  return unsigned ? joinUint64(low, high) : joinInt64(low, high);
}

export const asBigint: Form = { make: bigint, memory: memoryCosts.bigint };
export const asString: Form = {
  make: (low, high, unsigned) => String(bigint(low, high, unsigned)),
  memory: memoryCosts.digits,
};
export const asLong: Form = { make: longOfBits, memory: memoryCosts.long };
export const asNumber: Form = {
  make: (low, high, unsigned) => {
    const value = (unsigned ? high >>> 0 : high) * 0x1_0000_0000 + (low >>> 0);
    if (Number.isSafeInteger(value)) return value;
    throw new ProtobufError("OUT_OF_RANGE", `64-bit integer is not exact as a number (int64: "number")`, {
      offset: position - 1,
    });
  },
  memory: 0,
  propertyMemory: true,
};

export type Kind64 = (form: Form) => Kind;
/** What is done with two halves. */
type Halves = (low: number, high: number) => unknown;

function kind64(type: string, wireType: number, readLow: () => number, write: Halves, unzigzag?: true): Kind64 {
  const unsigned = /^[uf]/.test(type);
  return ({ make, memory, propertyMemory = memory as number | true }) => ({
    wireType,
    memory,
    propertyMemory,
    zero: make(0, 0, unsigned),
    isZero: (value) => (typeof value === "bigint" ? value === 0n : parseInt64(value, false) === 0n),
    read: () => {
      const low = readLow();
      if (unzigzag === undefined) return make(low, high, unsigned);
      const sign = -(low & 1);
      return make(((low >>> 1) | (high << 31)) ^ sign, (high >>> 1) ^ sign, unsigned);
    },
    write: (value) => {
      if (
        typeof value !== "bigint" ||
        (unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) !== value ||
        (unsigned && value < 0n)
      )
        value = checkInteger64(value, unsigned, type);
      const low = lowHalf(value);
      write(low, highHalf());
    },
  });
}

function checkInteger64(value: unknown, unsigned: boolean, type: string): bigint {
  const parsed = parseInt64(value, unsigned);
  if (typeof parsed === "bigint") return parsed;
  if (parsed === "OUT_OF_RANGE") fail(parsed, `${describeValue(value)} is out of the range of ${type}`);
  failType(`a bigint, safe integer, decimal digits or Long (${type})`, value);
}

const writeFixed64: Halves = (low, high) => {
  writeFixed32(low);
  writeFixed32(high);
};
const writeZigzag: Halves = (low, high) => {
  const sign = high >> 31;
  writeVarint((low << 1) ^ sign, ((high << 1) | (low >>> 31)) ^ sign);
};

export const int64: Kind64 = /* @__PURE__ */ kind64("int64", 0, readVarint, writeVarint);
export const uint64: Kind64 = /* @__PURE__ */ kind64("uint64", 0, readVarint, writeVarint);
export const sint64: Kind64 = /* @__PURE__ */ kind64("sint64", 0, readVarint, writeZigzag, true);
export const fixed64: Kind64 = /* @__PURE__ */ kind64("fixed64", 1, readFixed64, writeFixed64);
export const sfixed64: Kind64 = /* @__PURE__ */ kind64("sfixed64", 1, readFixed64, writeFixed64);
