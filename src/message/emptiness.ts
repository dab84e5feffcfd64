import type { FieldPlan, ValuePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { mapKeyText } from "./map-key.ts";
import { isBytes, isMap, isMessageObject } from "./property.ts";

/**
 * The test for a field that is empty, or zero without presence, so that nothing is written. Undefined if something
 * always is.
 */
export function emptiness({ cardinality, presence, value }: FieldPlan): ((value: any) => boolean) | undefined {
  if (cardinality === "repeated") return (list) => Array.isArray(list) && list.length === 0;
  if (cardinality === "map")
    return (map) => (isMap(map) ? map.size === 0 : isMessageObject(map) && Object.keys(map).length === 0);
  if (presence !== "implicit" || value.kind === "message") return undefined;
  const kind = value.kind === "enum" ? "int32" : scalarTypes[value.scalar].kind;
  switch (kind) {
    case "int64":
    case "uint64":
      return (integer) =>
        integer === 0n || integer === 0 || (typeof integer !== "bigint" && isZeroText(value, integer));
    case "float":
      return (number) => number === 0 && Object.is(number, 0);
    case "bytes":
      return (bytes) => isBytes(bytes) && bytes.length === 0;
    case "string":
      return (text) => text === "";
    case "bool":
      return (flag) => flag === false;
    default:
      return (number) => number === 0;
  }
}

function isZeroText(type: ValuePlan, integer: unknown): boolean {
  return type.kind === "scalar" && mapKeyText(type.scalar, integer) === "0";
}
