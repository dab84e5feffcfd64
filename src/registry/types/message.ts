import type { ListInit, MapInit } from "../../message/message-init.ts";
import type { unknownFields } from "../../message/message-type.ts";
import type { EnumValue } from "./enums.ts";
import type { ExtensionsOf } from "./extensions.ts";
import type { FeatureIn } from "./features.ts";
import type { ExclusiveMembers, MembersByOneof } from "./oneofs.ts";
import type { IsMessage, Resolve, ScopesOf } from "./resolve.ts";
import type { MapKey, NamedRepresentation, Scalar, ScalarType } from "./scalars.ts";
import type { IndexOf, RepresentationIn } from "./source.ts";
import type { Field, FieldOf, Naming, OneofText, PropertyOf, StatementsOf } from "./statements.ts";

/*
 * The type of a message. First its shape, whose properties are texts of fields, so that no field's type is touched; then one mapped type gives each its
 * type when it is looked at: that is what makes messages that contain themselves possible.
 *
 * All types have the name of the message first and the source last, and nothing else: that is what editors and declaration files print.
 */

/** What decode gives of a message of a schema whose text the compiler knows: one without oneofs. `Name` is its full name, `S` stands for the text. */
export type Message<Name extends string, S> = {
  [P in keyof ShapeOf<Name, S, false>]: ValueOf<ShapeOf<Name, S, false>[P], Name, S, false>;
} & WithUnknown;

/** What encode takes for `Message`. */
export type MessageInput<Name extends string, S> = {
  [P in keyof ShapeOf<Name, S, true>]: InputOf<ShapeOf<Name, S, true>[P], P, Name, S>;
} & WithUnknown;

/** As `Message`, of a message with oneofs: a union, since their members exclude each other. */
export type OneofMessage<Name extends string, S> = ValuesOf<ShapeOf<Name, S, false>, Name, S> & WithUnknown;

/** What encode takes for `OneofMessage`. */
export type OneofMessageInput<Name extends string, S> = InputsOf<ShapeOf<Name, S, true>, Name, S> & WithUnknown;

/** Apart from the fields: only an intersection keeps its name in what is printed, whatever it is of. */
interface WithUnknown {
  [unknownFields]?: Uint8Array | undefined;
}

type ValuesOf<Shape, Name extends string, S> = { [P in keyof Shape]: ValueOf<Shape[P], Name, S, false> };
type InputsOf<Shape, Name extends string, S> = { [P in keyof Shape]: InputOf<Shape[P], P, Name, S> };

/** To TypeScript a literal without a field `constructor` has that of Object. */
type InputOf<Text, P, Name extends string, S> = P extends Inherited
  ? Text extends undefined
    ? undefined
    : ValueOf<Text, Name, S, true> | ObjectType[P]
  : ValueOf<Text, Name, S, true>;
// biome-ignore lint/complexity/noBannedTypes: what every object has
type ObjectType = Object;
type Inherited = keyof ObjectType;

/** The type of that message; `any` of one that is not declared here. */
export type MessageOf<Name extends string, S, Init> = `.${Name}` extends keyof IndexOf<S>
  ? BodyOf<Name, S>[1] extends []
    ? Init extends true
      ? MessageInput<Name, S>
      : Message<Name, S>
    : Init extends true
      ? OneofMessageInput<Name, S>
      : OneofMessage<Name, S>
  : any;

/** The oneofs of that message: the properties of their members by their names. */
export type OneofsOf<Name extends string, S> = `.${Name}` extends keyof IndexOf<S>
  ? MembersByOneof<BodyOf<Name, S>[1], NamingOf<BodyOf<Name, S>, S>>
  : any;

type BodyOf<Name extends string, S> = `.${Name}` extends infer Key extends keyof IndexOf<S>
  ? IndexOf<S>[Key] extends [string, "message", infer Body extends string, unknown]
    ? StatementsOf<`${Body};`>
    : [never, []]
  : [never, []];

type ValueOf<Text, Name extends string, S, Init> = Text extends string
  ? FieldType<FieldOf<Text>, ScopesOf<`.${Name}`>, S, RepresentationIn<S>, Init>
  : Text extends [infer Extension, infer Scope extends string]
    ? FieldType<FieldOf<Extension>, ScopesOf<Scope>, S, RepresentationIn<S>, Init>
    : Text;

type ShapeOf<Name extends string, S, Init> =
  BodyOf<Name, S> extends [infer Statements extends string, infer Oneofs extends OneofText[]]
    ? Plain<
        Statements,
        ScopesOf<`.${Name}`>,
        IndexOf<S>,
        FileOf<IndexOf<S>, `.${Name}`>,
        NamingOf<[Statements, Oneofs], S>,
        Init
      > &
        ExclusiveMembers<Oneofs, NamingOf<[Statements, Oneofs], S>> &
        Extensible<Statements, Name, S, Init>
    : never;

type FileOf<Index, Key> = Key extends keyof Index ? (Index[Key] extends [...unknown[], infer File] ? File : 0) : 0;

/** A message with extension ranges may have extensions. */
type Extensible<Statements, Name extends string, S, Init> =
  Extract<Statements, `extensions ${string}`> extends never ? unknown : ExtensionsOf<Name, S, Init>;

type NamingOf<Body extends [string, OneofText[]], S> = Naming<
  Body[0] | Body[1][number][1],
  RepresentationIn<S>["fieldNames"]
>;

type Plain<Texts extends string, Scopes, Index, File, N, Init> = {
  [F in Texts as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? PropertyOf<F, N> : never]: F;
} & {
  [F in Texts as Presence<FieldOf<F>, Scopes, Index, File, Init> extends "own" ? never : PropertyOf<F, N>]?:
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
        : ByFeature<FeatureIn<Options, "field_presence">, IsMessage<Type, Scopes, Index>, File>
    : "own";

/** A message is present or not, whatever the file says; but it may be required. */
type ByFeature<Feature, IsMessage, File> = Feature extends `LEGACY_REQUIRED${string}`
  ? "own"
  : IsMessage extends true
    ? "optional"
    : Feature extends `EXPLICIT${string}`
      ? "optional"
      : Feature extends `IMPLICIT${string}`
        ? "own"
        : File extends { presence: "implicit" }
          ? "own"
          : "optional";

/** The type of a field. */
type FieldType<F, Scopes, S, R extends NamedRepresentation, Init> = F extends Field
  ? F[2] extends "map"
    ? MapType<F[3], ElementOf<F[1], Scopes, S, R, Init>, R, Init>
    : F[2] extends "repeated"
      ? Init extends true
        ? ListInit<ElementOf<F[1], Scopes, S, R, Init>>
        : ElementOf<F[1], Scopes, S, R, Init>[]
      : ElementOf<F[1], Scopes, S, R, Init>
  : never;

type MapType<Key extends string, Value, R extends NamedRepresentation, Init> = Init extends true
  ? MapInit<MapKey<Key, R, true>, Value>
  : R["maps"] extends "map"
    ? Map<MapKey<Key, R, false>, Value>
    : { [key: string]: Value };

/** The type of one value of a field's type; `any` for what is not declared here. */
type ElementOf<Type extends string, Scopes, S, R extends NamedRepresentation, Init> = Type extends Scalar
  ? ScalarType<Type, R, Init>
  : Named<Resolve<Type, Scopes, IndexOf<S>>, S, Init>;

type Named<Key, S, Init> = [Key] extends [never]
  ? any
  : Key extends `.${infer Name}`
    ? Key extends keyof IndexOf<S>
      ? IndexOf<S>[Key] extends [string, "enum", infer Body extends string, infer File]
        ? EnumValue<Body, File>
        : MessageOf<Name, S, Init>
      : any
    : any;
