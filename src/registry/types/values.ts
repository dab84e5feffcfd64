import type { LongLike } from "../../message/int64.ts";
import type { MessageType } from "./message.ts";
import type { Field } from "./statements.ts";
import type { Normalize, NumberOf } from "./text.ts";

/*
 * The type of a field's value. `Init` is true for what encode takes.
 */

/** How a schema's messages are held: the options of the loaders, with their defaults. */
export interface Held {
  readonly int64: "bigint" | "number" | "string" | "long";
  readonly maps: "object" | "map";
  readonly fieldNames: "json" | "proto";
}

type Int32 = "double" | "float" | "int32" | "uint32" | "sint32" | "fixed32" | "sfixed32";
type Int64 = "int64" | "uint64" | "sint64" | "fixed64" | "sfixed64";
export type Scalar = Int32 | Int64 | "bool" | "string" | "bytes";

type ScalarType<T, R extends Held, Init> = T extends Int32
  ? number
  : T extends Int64
    ? Init extends true
      ? bigint | number | string | LongLike
      : Int64Type<R["int64"]>
    : T extends "bool"
      ? boolean
      : T extends "string"
        ? string
        : Uint8Array;

type Int64Type<R> = R extends "bigint" ? bigint : R extends "number" ? number : R extends "string" ? string : LongLike;

/** The full name that a name means in these scopes; never if there is none. */
export type Resolve<Name extends string, Scopes, Index> = Name extends `.${string}`
  ? Name extends keyof Index
    ? Name
    : never
  : Scopes extends [infer Scope extends string, ...infer Outer]
    ? `${Scope}.${Name}` extends keyof Index
      ? `${Scope}.${Name}`
      : Resolve<Name, Outer, Index>
    : never;

/** The type of one value of a field's type; `any` for what is not declared here. */
export type ElementOf<Type extends string, Scopes, Index, R extends Held, Init> = Type extends Scalar ? ScalarType<Type, R, Init> : Named<Resolve<Type, Scopes, Index>, Index, R, Init>;

type Named<Name, Index, R extends Held, Init> = [Name] extends [never]
  ? any
  : Name extends keyof Index
    ? Index[Name] extends [string, infer Kind, infer Body extends string, unknown, infer File]
      ? Kind extends "enum"
        ? EnumValue<Body, File>
        : MessageType<Index, Name, R, Init>
      : any
    : any;

/** Whether the enum of a body takes numbers that it does not declare; then an editor names those it does, all the same. */
type EnumValue<Body extends string, File> = IsOpen<Body, File> extends true ? EnumNumbers<Body> | (number & {}) : EnumNumbers<Body>;

type IsOpen<Body extends string, File> = Body extends `${string}features.enum_type${infer Rest}`
  ? Rest extends `${string}CLOSED${string}`
    ? false
    : true
  : File extends { enums: "open" }
    ? true
    : false;

/** The numbers of the values, as a union; eight at a time, for a compiler counts steps. */
export type EnumNumbers<Body extends string, Out extends number = never> = Body extends `${infer A};${infer B};${infer C};${infer D};${infer E};${infer F};${infer G};${infer H};${infer Rest}`
  ? EnumNumbers<Rest, Out | ValueNumber<A> | ValueNumber<B> | ValueNumber<C> | ValueNumber<D> | ValueNumber<E> | ValueNumber<F> | ValueNumber<G> | ValueNumber<H>>
  : LastNumbers<Body, Out>;

type LastNumbers<Body extends string, Out extends number> = Body extends `${infer A};${infer Rest}` ? LastNumbers<Rest, Out | ValueNumber<A>> : Out;

type ValueNumber<S extends string> = S extends `${infer Name}=${infer Value}` ? (Normalize<Name> extends `option ${string}` ? never : NumberOf<Normalize<WithoutOptions<Value>>>) : never;

type WithoutOptions<S extends string> = S extends `${infer A}[${string}` ? A : S;

/** The type of a field. */
export type FieldType<F, Scopes, Index, R extends Held, Init> = F extends Field
  ? F[2] extends "map"
    ? MapType<F[3], ElementOf<F[1], Scopes, Index, R, Init>, R, Init>
    : F[2] extends "repeated"
      ? Init extends true
        ? readonly ElementOf<F[1], Scopes, Index, R, Init>[]
        : ElementOf<F[1], Scopes, Index, R, Init>[]
      : ElementOf<F[1], Scopes, Index, R, Init>
  : never;

type MapType<Key extends string, Value, R extends Held, Init> = Init extends true
  ? { readonly [key: string]: Value } | ReadonlyMap<MapKey<Key, R>, Value>
  : R["maps"] extends "map"
    ? Map<MapKey<Key, R>, Value>
    : { [key: string]: Value };

/** A Map finds a Long only by identity. */
type MapKey<Key extends string, R extends Held> = Key extends Int64 ? (R["int64"] extends "long" ? bigint : Int64Type<R["int64"]>) : ScalarType<Key, R, false>;

export type IsMessage<Type extends string, Scopes, Index> = Type extends Scalar
  ? false
  : [Resolve<Type, Scopes, Index>] extends [infer Name]
    ? [Name] extends [never]
      ? true
      : Name extends keyof Index
        ? Index[Name] extends [string, "message", ...unknown[]]
          ? true
          : false
        : true
    : false;
