import type { unknownFields } from "../../message/message-type.ts";
import type { FieldOf, PropertyOf, StatementsOf } from "./statements.ts";
import type { FieldType, Held, IsMessage } from "./values.ts";

/*
 * The type of a message. First its shape, whose properties are texts of fields, so that no field's type is touched; then one mapped type gives each its
 * type when it is looked at: that is what makes messages that contain themselves possible.
 */

/** What decode gives of the message of that name; with `Init`, what encode takes. */
export type MessageType<Index, Name extends keyof Index, R extends Held, Init> = Index[Name] extends [string, "message", infer Body extends string, infer Scopes, infer File]
  ? ShapeOf<StatementsOf<`${Body};`>, Body, Scopes, Index, File, R, Init> extends infer Shape
    ? { [P in keyof Shape]: P extends typeof unknownFields | `[${string}` ? Shape[P] : ValueOf<Shape[P], Scopes, Index, R, Init> }
    : never
  : never;

type ValueOf<S, Scopes, Index, R extends Held, Init> = S extends string ? FieldType<FieldOf<S>, Scopes, Index, R, Init> : undefined;

type ShapeOf<Statements, Body extends string, Scopes, Index, File, R extends Held, Init> = Plain<Extract<Statements, string>, Scopes, Index, File, R, Init> &
  Oneofs<Extract<Statements, unknown[]>, Body, R> &
  Extensible<Statements> & { [unknownFields]?: Uint8Array | undefined };

/** A message with extension ranges may have extensions, whose types `getExtension` knows. */
type Extensible<Statements> = Extract<Statements, `extensions ${string}`> extends never ? unknown : { [extension: `[${string}]`]: any };

type Plain<S extends string, Scopes, Index, File, R extends Held, Init> = {
  [F in S as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? PropertyOf<F, R["fieldNames"]> : never]: F;
} & {
  [F in S as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? never : PropertyOf<F, R["fieldNames"]>]?: F | undefined;
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

/** One member at most: as a union of exclusive members, up to so many combinations as a compiler takes; beyond, as optional members. */
type Oneofs<O, Body extends string, R extends Held> = [O] extends [never]
  ? unknown
  : TooMany<O, Body> extends true
    ? { [F in MembersOf<O> as PropertyOf<F, R["fieldNames"]>]?: F | undefined }
    : Intersect<O extends [string, infer Members, string] ? { of: Exclusive<Extract<Members, string>, R["fieldNames"]> } : never> extends { of: infer Of }
      ? Of
      : unknown;

type MembersOf<O> = O extends [string, infer Members, string] ? Extract<Members, string> : never;

type Exclusive<Members extends string, Names, All extends string = PropertyOf<Members, Names>> =
  | (Members extends string ? { [F in Members as PropertyOf<F, Names>]: F } & { [P in Exclude<All, PropertyOf<Members, Names>>]?: undefined } : never)
  | { [P in All]?: undefined };

type Intersect<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer All) => void ? All : never;

/** Several oneofs multiply: 1000 combinations, about, are what a compiler takes. */
type TooMany<O, Body extends string> = Body extends Marks<7>
  ? true
  : Body extends Marks<5>
    ? Exceeds<O, Semicolons<3>>
    : Body extends Marks<4>
      ? Exceeds<O, Semicolons<5>>
      : Body extends Marks<3>
        ? Exceeds<O, Semicolons<9>>
        : Body extends Marks<2>
          ? Exceeds<O, Semicolons<31>>
          : Exceeds<O, Semicolons<100>>;

type Exceeds<O, Pattern extends string> = true extends (O extends [string, unknown, infer Inner] ? (Inner extends `${Pattern}${string}` ? true : false) : never) ? true : false;

/** Texts with so many oneofs, or statements, at least. */
type Marks<N extends number> = `${Repeat<`${string}\x01`, N>}${string}`;
type Semicolons<N extends number> = Repeat<`${string};`, N>;
type Repeat<Part extends string, N extends number, Text extends string = "", Counted extends 0[] = []> = Counted["length"] extends N ? Text : Repeat<Part, N, `${Text}${Part}`, [...Counted, 0]>;
