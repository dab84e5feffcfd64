import type { EnumDescriptor } from "./descriptors.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { unescapeBytes } from "./source/literal.ts";
import { asUintN } from "../wire/int64-range.ts";

export type DefaultValue = number | bigint | boolean | string | Uint8Array;

/** The value that `default_value` of a field descriptor spells; undefined if it is none of the type. */
export function scalarDefault(text: string, scalar: ScalarType): DefaultValue | undefined {
  const { kind } = scalarTypes[scalar];
  switch (kind) {
    case "string":
      return text;
    case "bytes":
      return unescapeBytes(text);
    case "bool":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "float": {
      const value = floatValue(text);
      return value === undefined || scalar === "double" ? value : Math.fround(value);
    }
    default:
      return integerDefault(text, kind);
  }
}

function floatValue(text: string): number | undefined {
  const special = new Map([
    ["inf", Infinity],
    ["-inf", -Infinity],
    ["nan", NaN],
    ["-nan", NaN],
  ]).get(text);
  if (special !== undefined) return special;
  return /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function integerDefault(text: string, kind: "int32" | "uint32" | "int64" | "uint64"): number | bigint | undefined {
  if (!/^-?\d{1,20}$/.test(text)) return undefined;
  const value = BigInt(text);
  const bits = kind.endsWith("64") ? 64 : 32;
  if ((kind.startsWith("u") ? asUintN(bits, value) : BigInt.asIntN(bits, value)) !== value) return undefined;
  return bits === 64 ? value : Number(value);
}

/** The number of the value that `text` names. */
export function enumDefault(text: string, type: EnumDescriptor): number | undefined {
  return type.value(text)?.number;
}
