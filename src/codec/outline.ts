import type { ScalarType } from "../schema/scalar-type.ts";

/*
 * What the walks of errors read of a plan. Every MessagePlan is an outline; generated code carries outlines alone, for the rest of its plans has become code.
 */

/**
 * A message type as far as errors need it.
 *
 * @internal
 */
export interface MessageOutline {
  readonly typeName: string;
  readonly fields: readonly FieldOutline[];
  /** It, or a message within it, has required fields. */
  readonly requires: boolean;
}

export type FieldOutline = SingularOutline | RepeatedOutline | MapOutline;

interface FieldOutlineBase {
  readonly name: string;
  readonly number: number;
  readonly value: ValueOutline;
}

export interface SingularOutline extends FieldOutlineBase {
  readonly shape: "singular";
  readonly presence: "implicit" | "explicit" | "required";
}

export interface RepeatedOutline extends FieldOutlineBase {
  readonly shape: "repeated";
}

export interface MapOutline extends FieldOutlineBase {
  readonly shape: "map";
  readonly key: { readonly type: ScalarType };
}

export type ValueOutline =
  | { readonly kind: "scalar"; readonly type: ScalarType }
  | { readonly kind: "enum" }
  | { readonly kind: "message"; readonly message: MessageOutline };
