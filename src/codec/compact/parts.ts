import type { FieldPlan, MapPlan, MessagePlan, RepeatedPlan, SingularPlan, ValuePlan } from "../../plan/plan.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";
import type { Form, Kind64 } from "./integer64.ts";
import type { Kind, ReadValue } from "./kind.ts";

/*
 * What the compact engine is put together of. Generated modules import those parts that their types have use for, so that a bundle has no others.
 */

/** A message type as others call it. Both are replaced when the type is met first. */
export interface CompactType {
  /** Reads a message that ends where the input does, or with the tag `endTag` (0: none). */
  read(depth: number, endTag: number, previous: object | undefined): object;
  write(message: object, depth: number): void;
}

/** What is done behind each tag that a field takes. */
export interface RecordReader {
  readonly tag: number;
  readonly slot: number;
  /** Reads a record, or several of the tag that follow each other, and gives what the slot is to hold. */
  readonly read: ReadValue;
}

/** Writes a field, if it is there. */
export type WriteField = (value: any, depth: number, message: object) => void;

export interface FieldFunctions {
  readonly records: readonly RecordReader[];
  readonly write: WriteField;
  /** What an absent value is, of implicit presence. */
  readonly zero?: unknown;
  /** Makes the list or map of an absent field. */
  readonly makeEmpty?: () => unknown;
}

type MakeKind = (value: any, number: number) => Kind;
type MakeField<Plan> = (field: Plan) => FieldFunctions;

/** The parts by what they are for. */
export interface Parts
  extends Partial<Readonly<Record<Exclude<ScalarType | "unverifiedString", Int64Type>, Kind>>>,
    Partial<Readonly<Record<Int64Type, Kind64>>> {
  readonly asBigint?: Form;
  readonly asNumber?: Form;
  readonly asString?: Form;
  readonly asLong?: Form;
  readonly openEnum?: MakeKind;
  readonly closedEnum?: MakeKind;
  readonly message?: MakeKind;
  readonly group?: MakeKind;
  readonly repeated?: MakeField<RepeatedPlan>;
  readonly packed?: MakeField<RepeatedPlan>;
  readonly map?: MakeField<MapPlan>;
  readonly oneof?: (field: SingularPlan, functions: OneOf) => OneOf;
  readonly required?: {
    readonly write: (field: FieldPlan, write: WriteField) => WriteField;
    readonly complete: (plan: MessagePlan) => ((slots: readonly unknown[]) => void) | undefined;
  };
  /** Sets the properties that a literal of all fields has not. */
  readonly loose?: {
    readonly finish: (plan: MessagePlan) => FinishMessage | undefined;
    readonly memory: (plan: MessagePlan) => number;
  };
  readonly messageSet?: {
    readonly extension: MakeField<SingularPlan>;
    readonly item: (plan: MessagePlan) => RecordReader;
  };
}

/** What is done with a field that may be a member of a oneof. */
export type OneOf = { readonly read: ReadValue; readonly write: WriteField };
type Int64Type = "int64" | "uint64" | "sint64" | "fixed64" | "sfixed64";

export type FinishMessage = (message: any, slots: readonly unknown[], previous: object | undefined) => void;

/** The parts for how 64-bit integers are held. */
export const forms = { bigint: "asBigint", number: "asNumber", string: "asString", long: "asLong" } as const;

/** The parts of all types that have been met. */
export const parts: Parts = {};

/** The kind of a value. `number` is the field's: a group is closed by a tag of its own. */
export function kindOf(value: ValuePlan, number: number): Kind {
  if (value.kind === "message") return (value.delimited ? parts.group! : parts.message!)(value, number);
  if (value.kind === "enum") return (value.enum.open ? parts.openEnum! : parts.closedEnum!)(value, number);
  const kind = parts[partOf(value)]!;
  return typeof kind === "function" ? kind(parts[forms[value.int64]]!) : kind;
}

/** The part for a scalar type. */
export function partOf({
  scalar,
  verifyUtf8,
}: ValuePlan & { readonly kind: "scalar" }): ScalarType | "unverifiedString" {
  return scalar === "string" && !verifyUtf8 ? "unverifiedString" : scalar;
}
