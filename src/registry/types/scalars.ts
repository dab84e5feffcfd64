import type { LongLike } from "../../message/int64.ts";
import type { Long } from "../../message/long.ts";
import type { Representation } from "../../message/message-type.ts";

/*
 * Scalar types, and how a schema's options have them. `Init` is true for what encode takes.
 */

/** How a schema's messages are held, and what their properties are called. */
export interface NamedRepresentation extends Representation {
  readonly fieldNames: "json" | "proto";
}

type Int32 = "double" | "float" | "int32" | "uint32" | "sint32" | "fixed32" | "sfixed32";
type Int64 = "int64" | "uint64" | "sint64" | "fixed64" | "sfixed64";
export type Scalar = Int32 | Int64 | "bool" | "string" | "bytes";

export type ScalarType<T, R extends Representation, Init> = T extends Int32
  ? number
  : T extends Int64
    ? Init extends true
      ? bigint | number | string | LongLike
      : Int64Type<R["int64"]>
    : T extends "bool"
      ? boolean
      : T extends "string"
        ? string
        : Init extends true
          ? Uint8Array
          : Uint8Array<ArrayBuffer>;

type Int64Type<R> = R extends "bigint" ? bigint : R extends "number" ? number : R extends "string" ? string : Long;

/** A Map finds a Long only by identity. */
export type MapKey<Key extends string, R extends Representation, Init> = ScalarType<
  Key,
  R["int64"] extends "long" ? { int64: "bigint"; maps: R["maps"] } : R,
  Init
>;
