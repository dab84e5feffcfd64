import type { FieldOutline, MessageOutline, ValueOutline } from "../../codec/outline.ts";
import type { ScalarType } from "../../schema/scalar-type.ts";

/** A field as generated code writes it: number, property, what a value is, and what is not so with a plain singular field. */
export type OutlineRow = readonly [
  number: number,
  name: string,
  value: ScalarType | "enum" | MessageOutline,
  shape?: "required" | "repeated" | "map",
  key?: ScalarType,
];

/** The outline of a generated message type. Its rows are made when an error asks for them: types refer to each other. */
export function declareOutline(typeName: string, rows: () => readonly OutlineRow[], requires = false): MessageOutline {
  let fields: readonly FieldOutline[] | undefined;
  return {
    typeName,
    requires,
    get fields() {
      return (fields ??= rows().map(fieldOutline));
    },
  };
}

function fieldOutline([number, name, type, shape, key]: OutlineRow): FieldOutline {
  const base = { number, name, value: valueOutline(type) };
  if (shape === "map") return { ...base, shape, key: { type: key! } };
  if (shape === "repeated") return { ...base, shape };
  return { ...base, shape: "singular", presence: shape ?? "explicit" };
}

function valueOutline(type: OutlineRow[2]): ValueOutline {
  if (type === "enum") return { kind: "enum" };
  return typeof type === "string" ? { kind: "scalar", type } : { kind: "message", message: type };
}
