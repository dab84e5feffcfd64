import type { EnumDescriptor, EnumValueDescriptor, ValueType } from "../schema/descriptors.ts";
import { scalarTypes, type ScalarKind } from "../plan/scalar-type.ts";
import { newNumberSet, type NumberSet } from "../plan/number-map.ts";
import type { Grade } from "./grade.ts";
import { oncePerPair } from "./memo.ts";

/** The numbers that a value may have: all of a range, or those that an enum declares. */
interface Numbers {
  readonly least: number;
  readonly most: number;
  readonly declared?: readonly number[];
  readonly set?: NumberSet;
}

/** Rounded for 64 bits: they are only compared with each other. */
const ranges: { readonly [K in ScalarKind]?: Numbers } = {
  int32: { least: -(2 ** 31), most: 2 ** 31 - 1 },
  uint32: { least: 0, most: 2 ** 32 - 1 },
  int64: { least: -(2 ** 63), most: 2 ** 63 },
  uint64: { least: 0, most: 2 ** 64 },
  bool: { least: 0, most: 1 },
};

/** What becomes of integers and enums that are read as other types with the same encoding. */
export function gradeIntegers(writer: ValueType, reader: ValueType): Grade {
  if (writer.kind === "enum" && reader.kind === "enum") return gradeEnums(writer.enum, reader.enum);
  if (
    writer.kind === "scalar" &&
    reader.kind === "scalar" &&
    scalarTypes[writer.scalar].kind === scalarTypes[reader.scalar].kind
  )
    return "identical";
  if (reader.kind === "enum")
    return includes(declared(reader.enum), numbersOf(writer)) ? "wire-safe" : "data-dependent";
  return includes(numbersOf(reader), numbersOf(writer)) ? "wire-safe" : "lossy";
}

/**
 * An open enum keeps every number, with or without a name; a number that a closed enum does not declare becomes an
 * unknown field.
 */
const gradeEnums = oncePerPair((writer: EnumDescriptor, reader: EnumDescriptor): Grade => {
  const [written, read] = [declared(writer), declared(reader)];
  if (writer.values.some((value) => isMistaken(value, reader))) return "corruption";
  if (writer.open === reader.open && includes(read, written) && includes(written, read)) return "identical";
  return includes(read, written) && (reader.open || !writer.open) ? "wire-safe" : "data-dependent";
});

/** Whether a reader knows the name by another number, and the number by another name. */
function isMistaken({ name, number }: EnumValueDescriptor, reader: EnumDescriptor): boolean {
  const named = reader.value(name);
  return named !== undefined && named.number !== number && reader.value(number) !== undefined;
}

/** Whether a type can hold all numbers of another integer type. */
export function holdsIntegers(reader: ValueType, writer: ValueType): boolean {
  return includes(numbersOf(reader), numbersOf(writer));
}

function numbersOf(value: ValueType): Numbers {
  if (value.kind === "enum") return value.enum.open ? ranges.int32! : declared(value.enum);
  return ranges[scalarTypes[(value as ValueType & { kind: "scalar" }).scalar].kind]!;
}

/** Cached per enum, because many fields may use one. */
const declaredNumbers = new WeakMap<EnumDescriptor, Numbers>();

function declared(type: EnumDescriptor): Numbers {
  let numbers = declaredNumbers.get(type);
  if (numbers === undefined) {
    const sorted = type.values.map(({ number }) => number).sort((left, right) => left - right);
    declaredNumbers.set(
      type,
      (numbers = {
        least: sorted[0]!,
        most: sorted.at(-1)!,
        declared: sorted.filter((number, index) => number !== sorted[index - 1]),
        set: newNumberSet(sorted),
      }),
    );
  }
  return numbers;
}

/** Whether all numbers of `inner` are among those of `outer`. */
function includes(outer: Numbers, inner: Numbers): boolean {
  if (inner.least < outer.least || inner.most > outer.most) return false;
  if (outer.declared === undefined) return true;
  if (inner.declared !== undefined) return inner.declared.every((number) => outer.set!.has(number));
  const count = inner.most - inner.least + 1;
  return (
    count <= outer.declared.length &&
    outer.declared.filter((number) => inner.least <= number && number <= inner.most).length === count
  );
}
