import type { unknownFields } from "../../message/message-type.ts";
import type { EnumValue } from "./enums.ts";
import type { Oneofs } from "./oneofs.ts";
import type { IsMessage, Resolve } from "./resolve.ts";
import type { NamedRepresentation, MapKey, Scalar, ScalarType } from "./scalars.ts";
import type { Field, FieldOf, PropertyOf, StatementsOf } from "./statements.ts";

/*
 * The type of a message. First its shape, whose properties are texts of fields, so that no field's type is touched; then one mapped type gives each its
 * type when it is looked at: that is what makes messages that contain themselves possible.
 */

/** What decode gives of the message of that name; with `Init`, what encode takes. */
export type MessageType<Index, Name extends keyof Index, R extends NamedRepresentation, Init> = Index[Name] extends [
  string,
  "message",
  infer Body extends string,
  infer Scopes,
  infer File,
]
  ? ShapeOf<StatementsOf<`${Body};`>, Body, Scopes, Index, File, R, Init> extends infer Shape
    ? {
        [P in keyof Shape]: P extends typeof unknownFields | `[${string}`
          ? Shape[P]
          : ValueOf<Shape[P], Scopes, Index, R, Init>;
      }
    : never
  : never;

type ValueOf<S, Scopes, Index, R extends NamedRepresentation, Init> = S extends string
  ? FieldType<FieldOf<S>, Scopes, Index, R, Init>
  : undefined;

type ShapeOf<Statements, Body extends string, Scopes, Index, File, R extends NamedRepresentation, Init> = Plain<
  Extract<Statements, string>,
  Scopes,
  Index,
  File,
  R,
  Init
> &
  Oneofs<Extract<Statements, unknown[]>, Body, R> &
  Extensible<Statements> & { [unknownFields]?: Uint8Array | undefined };

/** A message with extension ranges may have extensions, whose types `getExtension` knows. */
type Extensible<Statements> =
  Extract<Statements, `extensions ${string}`> extends never ? unknown : { [extension: `[${string}]`]: any };

type Plain<S extends string, Scopes, Index, File, R extends NamedRepresentation, Init> = {
  [F in S as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? PropertyOf<F, R["fieldNames"]> : never]: F;
} & {
  [F in S as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? never : PropertyOf<F, R["fieldNames"]>]?:
    | F
    | undefined;
};

/** Whether a field always has a value in a decoded message. */
type Presence<F, Scopes, Index, File, Init> = Init extends true
  ? "optional"
  : F extends [unknown, infer Type extends string, infer Label, unknown, infer Options extends string]
    ? Label extends "repeated" | "map" | "required"
      ? "own"
      : Label extends "optional"
        ? "optional"
        : IsMessage<Type, Scopes, Index> extends true
          ? Options extends `${string}LEGACY_REQUIRED${string}`
            ? "own"
            : "optional"
          : OfScalar<Options, File>
    : "own";

type OfScalar<Options extends string, File> = Options extends `${string}features.field_presence${infer Rest}`
  ? Rest extends `${string}EXPLICIT${string}`
    ? "optional"
    : "own"
  : File extends { presence: "implicit" }
    ? "own"
    : "optional";

/** The type of a field. */
type FieldType<F, Scopes, Index, R extends NamedRepresentation, Init> = F extends Field
  ? F[2] extends "map"
    ? MapType<F[3], ElementOf<F[1], Scopes, Index, R, Init>, R, Init>
    : F[2] extends "repeated"
      ? Init extends true
        ? readonly ElementOf<F[1], Scopes, Index, R, Init>[]
        : ElementOf<F[1], Scopes, Index, R, Init>[]
      : ElementOf<F[1], Scopes, Index, R, Init>
  : never;

type MapType<Key extends string, Value, R extends NamedRepresentation, Init> = Init extends true
  ? { readonly [key: string]: Value } | ReadonlyMap<MapKey<Key, R>, Value>
  : R["maps"] extends "map"
    ? Map<MapKey<Key, R>, Value>
    : { [key: string]: Value };

/** The type of one value of a field's type; `any` for what is not declared here. */
type ElementOf<Type extends string, Scopes, Index, R extends NamedRepresentation, Init> = Type extends Scalar
  ? ScalarType<Type, R, Init>
  : Named<Resolve<Type, Scopes, Index>, Index, R, Init>;

type Named<Name, Index, R extends NamedRepresentation, Init> = [Name] extends [never]
  ? any
  : Name extends keyof Index
    ? Index[Name] extends [string, infer Kind, infer Body extends string, unknown, infer File]
      ? Kind extends "enum"
        ? EnumValue<Body, File>
        : MessageType<Index, Name, R, Init>
      : any
    : any;
