import { fieldByNumber } from "../plan/find-field.ts";
import type { MessagePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { getOr, wellKnownField } from "../message/well-known.ts";
import { zeroScalar } from "../message/zero-value.ts";
import type { JsonReader, JsonWriter } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { readScalar, scalarWriter } from "./scalar.ts";

const names: ReadonlySet<string> = new Set(
  ["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"].map(
    (name) => `google.protobuf.${name}Value`,
  ),
);

/** What a wrapper (google.protobuf.Int32Value ...) holds. */
export interface WrappedContent {
  readonly scalar: ScalarType;
  readonly localName: string;
  /** The value of a message. */
  of(message: object): unknown;
}

/** What messages of a type wrap; undefined if it is not a wrapper, or not the well-known one. */
export function wrappedContent(plan: MessagePlan): WrappedContent | undefined {
  if (!names.has(plan.typeName)) return undefined;
  const field = fieldByNumber(plan, 1);
  if (field?.value.kind !== "scalar") return undefined;
  const { scalar } = field.value;
  const { localName } = field;
  const zero = zeroScalar(scalar, plan.representation);
  return { scalar, localName, of: (message) => getOr(message, localName, zero) };
}

/** Writes a wrapper as its value. */
export function writeWrapper({ place }: JsonWriter, plan: MessagePlan, message: unknown): JsonValue {
  if (!isMessageObject(message)) return place.failWith(wrongType(`a ${plan.typeName}`, message));
  const content = wrappedContent(plan);
  if (content === undefined) return place.fail("INVALID_SCHEMA", `${plan.typeName} ${isNotWellKnown}`);
  return scalarWriter(content.scalar)(content.of(message));
}

/** Reads a value into its wrapper. */
export function readWrapper(reader: JsonReader, plan: MessagePlan, json: unknown): object {
  const { value, localName } = wellKnownField(plan, 1);
  if (value.kind === "scalar") return { [localName]: readScalar(value.scalar, reader.representation.int64, json) };
  return reader.place.fail("INVALID_SCHEMA", `${plan.typeName} ${isNotWellKnown}`);
}

const isNotWellKnown = "is not the well-known type of that name";
