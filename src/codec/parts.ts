import type {
  EnumValuePlan,
  MapPlan,
  MessagePlan,
  MessageValuePlan,
  RepeatedPlan,
  SingularPlan,
  ValuePlan,
} from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import type { FieldInterpreter, RecordInterpreter } from "./field/field-codec.ts";
import type { InterpretedFunctions } from "./interpretation.ts";
import type { ReadFollowing } from "./runtime/read-following.ts";
import type { ReadValue, ValueInterpreter } from "./value/value-codec.ts";

/*
 * The parts of the interpreter. Generated modules without code import only the parts that their types need, so a bundle
 * contains no others.
 */

/** The parameters for making closures. */
export interface Interpretation {
  readonly parts: Parts;
  /** The functions of another type, which may not exist yet: keep the object, call its members. */
  readonly link: (plan: MessagePlan) => InterpretedFunctions;
}

/** Writes a scalar value, which is in `container` under `key`. */
export type ScalarWriter = (
  bytes: Uint8Array,
  position: number,
  value: unknown,
  container: object,
  key: unknown,
) => number;

/** The functions of the runtime for a scalar type. */
export interface ScalarPart {
  /**
   * Of varints it leaves the position in the cursor, of 64-bit integers the value too, for an `Int64Form` to take; fixed ones have `scalarTypes.fixedSize`
   * bytes; others get the length that has been read.
   */
  readonly read: (bytes: Uint8Array, position: number, length: number) => unknown;
  readonly write: ScalarWriter;
  /** Also reads the length, if there is one. */
  readonly readDelimited?: ReadValue;
  /** The absent value; for 64-bit integers it depends on the form. */
  readonly zero?: unknown;
  /** Returns whether a value counts as absent, if several values do. */
  readonly isZero?: (value: unknown) => boolean;
}

/** From the halves in the cursor to a value, by the `int64` option. */
export interface Int64Form {
  readonly int64: () => unknown;
  readonly uint64: () => unknown;
  readonly zero: { readonly int64: unknown; readonly uint64: unknown };
}

/** The functions that read and write all elements of a list of a type. */
export interface WholeListCodec {
  readonly type: ScalarType;
  readonly read: ReadWhole;
  readonly write: WriteWhole;
}

type ReadWhole = (bytes: Uint8Array, position: number, limit: number, list: any[] | undefined, type: any) => unknown[];
type WriteWhole = (bytes: Uint8Array, position: number, list: readonly unknown[], type: any) => number;

/** An extension of a MessageSet. */
export type MessageSetExtension = SingularPlan & { readonly value: MessageValuePlan };

type MakeValue<Plan> = (value: Plan, number: number, interpretation: Interpretation) => ValueInterpreter;
type MakeField<Plan> = (field: Plan, interpretation: Interpretation) => FieldInterpreter;

/** The parts by what they are for. */
export interface Parts extends Partial<Readonly<Record<ScalarType | "unverifiedString", ScalarPart>>> {
  readonly asBigint?: Int64Form;
  readonly asNumber?: Int64Form;
  readonly asString?: Int64Form;
  readonly asLong?: Int64Form;
  readonly openEnum?: ValueInterpreter;
  readonly closedEnum?: (value: EnumValuePlan) => ValueInterpreter;
  readonly message?: MakeValue<MessageValuePlan>;
  readonly group?: MakeValue<MessageValuePlan>;
  readonly repeated?: MakeField<RepeatedPlan>;
  readonly packed?: MakeField<RepeatedPlan>;
  /** How lists of numbers are read and written whole; without it, element by element. */
  readonly wholeLists?: {
    readonly codecOf: (value: ValuePlan) => WholeListCodec | undefined;
    readonly readFollowing: ReadFollowing;
  };
  readonly map?: MakeField<MapPlan>;
  readonly messageSet?: {
    readonly extension: MakeField<MessageSetExtension>;
    readonly item: (plan: MessagePlan, interpretation: Interpretation) => RecordInterpreter;
  };
}

/** A part by itself. */
export type Part<Name extends keyof Parts> = { readonly [N in Name]-?: NonNullable<Parts[N]> };
