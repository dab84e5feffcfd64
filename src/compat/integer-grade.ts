import type { EnumDescriptor, EnumValueDescriptor, ValueType } from "../schema/descriptors.ts";
import { scalarTypes, type ScalarKind } from "../schema/scalar-type.ts";
import type { Grade } from "./grade.ts";

/** The numbers that a value may have: a range, or of a closed enum those that it declares. */
type Numbers = { readonly least: bigint; readonly most: bigint } | ReadonlySet<bigint>;

const ranges: { readonly [K in ScalarKind]?: Numbers } = {
  int32: { least: -(1n << 31n), most: (1n << 31n) - 1n },
  uint32: { least: 0n, most: (1n << 32n) - 1n },
  int64: { least: -(1n << 63n), most: (1n << 63n) - 1n },
  uint64: { least: 0n, most: (1n << 64n) - 1n },
  bool: { least: 0n, most: 1n },
};

/** What becomes of integers and enums that are read as others of the same encoding. */
export function gradeIntegers(writer: ValueType, reader: ValueType): Grade {
  if (writer.kind === "enum" && reader.kind === "enum") return gradeEnums(writer.enum, reader.enum);
  if (writer.kind === "scalar" && reader.kind === "scalar" && scalarTypes[writer.scalar].kind === scalarTypes[reader.scalar].kind) return "identical";
  if (includes(reader.kind === "enum" ? declared(reader.enum) : numbersOf(reader), numbersOf(writer))) return "wire-safe";
  return reader.kind === "enum" ? "data-dependent" : "lossy";
}

/** An open enum keeps every number, with or without a name; what a closed one does not declare is an unknown field. */
export function gradeEnums(writer: EnumDescriptor, reader: EnumDescriptor): Grade {
  const [written, read] = [declared(writer), declared(reader)];
  if (writer.values.some((value) => isMistaken(value, reader))) return "corruption";
  if (writer.open === reader.open && includes(read, written) && includes(written, read)) return "identical";
  return includes(read, written) && (reader.open || !writer.open) ? "wire-safe" : "data-dependent";
}

/** Whether a reader knows the name by another number, and the number by another name. */
function isMistaken({ name, number }: EnumValueDescriptor, reader: EnumDescriptor): boolean {
  const named = reader.value(name);
  return named !== undefined && named.number !== number && reader.value(number) !== undefined;
}

function numbersOf(value: ValueType): Numbers {
  if (value.kind === "enum") return value.enum.open ? ranges.int32! : declared(value.enum);
  return ranges[scalarTypes[(value as ValueType & { kind: "scalar" }).scalar].kind]!;
}

function declared({ values }: EnumDescriptor): ReadonlySet<bigint> {
  return new Set(values.map(({ number }) => BigInt(number)));
}

/** Whether all numbers of `inner` are among those of `outer`. */
function includes(outer: Numbers, inner: Numbers): boolean {
  if ("least" in outer) {
    const { least, most } = outer;
    return "least" in inner ? least <= inner.least && inner.most <= most : [...inner].every((number) => least <= number && number <= most);
  }
  if ("least" in inner) {
    const count = [...outer].filter((number) => inner.least <= number && number <= inner.most).length;
    return BigInt(count) === inner.most - inner.least + 1n;
  }
  return [...inner].every((number) => outer.has(number));
}
