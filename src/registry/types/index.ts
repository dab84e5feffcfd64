import type { Methods } from "../../codec/service-type.ts";
import type { Declaration, DeclarationsOf, TooLarge } from "./declarations.ts";
import type { MessageType } from "./message.ts";
import type { MethodsIn } from "./methods.ts";
import type { NamedRepresentation } from "./scalars.ts";
import type { WellKnownIndex } from "./well-known.ts";

/*
 * Types straight from the text of a `.proto`: what `parse` gives for a literal, and `load` for a type that `wireform generate --types-only` has written.
 */

/** A schema whose text the compiler knows: one file, or several by name. The text itself, so that what editors show stays short. */
export interface FromText<S, R extends NamedRepresentation = NamedRepresentation> {
  readonly text: S;
  readonly representation: R;
}

/** A schema whose types have been generated. */
export interface GeneratedTypes {
  readonly messages: { readonly [typeName: string]: { readonly type: unknown; readonly init: unknown } };
  readonly enums: { readonly [typeName: string]: number };
  readonly services?: { readonly [typeName: string]: Methods };
}

/** The options of a loader, with the defaults for what they leave out. */
export type RepresentationOf<O> = {
  readonly int64: Option<O, "int64", "bigint">;
  readonly maps: Option<O, "maps", "object">;
  readonly fieldNames: Option<O, "fieldNames", "json">;
};
type Option<O, Name, Default> = Name extends keyof O
  ? O[Name] extends undefined
    ? Default
    : Exclude<O[Name], undefined>
  : Default;

/** What a schema of this source is: typed for literals, `any` for texts that are known only when the program runs. */
export type SourceOf<S, O> =
  IsLiteral<S extends string ? S : S[keyof S]> extends true
    ? RepresentationOf<O> extends infer R extends NamedRepresentation
      ? FromText<S, R>
      : any
    : any;

type IsLiteral<S> = [S] extends [never] ? false : string extends S ? false : true;

type IndexOf<S> = { [D in Declared<S> as D extends Declaration ? D[0] : never]: D };
type Declared<S> = S extends string
  ? DeclarationsOf<S>
  : { [F in keyof S]: S[F] extends string ? DeclarationsOf<S[F]> : never }[keyof S];
type MentionsGoogle<S> =
  Extract<S extends string ? S : S[keyof S], `${string}google/protobuf/${string}`> extends never ? false : true;
/** With Google's own messages, where the text imports some. */
type FullIndexOf<S> = MentionsGoogle<S> extends true ? IndexOf<S> & WellKnownIndex : IndexOf<S>;

type NamesOf<S, Kind> = TooLarge extends Declared<S> ? string : KnownNames<S, Kind>;
type KnownNames<S, Kind> =
  | (IndexOf<S> extends infer Index
      ? {
          [N in keyof Index]: Index[N] extends [string, Kind, ...unknown[]]
            ? N extends `.${infer Name}`
              ? Name
              : never
            : never;
        }[keyof Index]
      : never)
  | (MentionsGoogle<S> extends true ? `google.protobuf.${string}` : never);

/** The names of the messages of a schema. */
export type MessageName<S> = 0 extends 1 & S
  ? string
  : S extends FromText<infer Text>
    ? NamesOf<Text, "message"> & string
    : S extends GeneratedTypes
      ? keyof S["messages"] & string
      : string;
/** The names of the enums of a schema. */
export type EnumName<S> = 0 extends 1 & S
  ? string
  : S extends FromText<infer Text>
    ? NamesOf<Text, "enum"> & string
    : S extends GeneratedTypes
      ? keyof S["enums"] & string
      : string;

/** The names of the services of a schema. */
export type ServiceName<S> = 0 extends 1 & S
  ? string
  : S extends FromText<infer Text>
    ? NamesOf<Text, "service"> & string
    : S extends { readonly services: infer Services }
      ? keyof Services & string
      : string;
/** The methods of a service of a schema. */
export type MethodsOf<S, N extends string> = 0 extends 1 & S
  ? Methods
  : S extends FromText<infer Text, infer R>
    ? MethodsFrom<Text, N, R>
    : S extends { readonly services: { readonly [Name in N]: infer M extends Methods } }
      ? M
      : Methods;

type MethodsFrom<Text, N extends string, R extends NamedRepresentation> =
  TooLarge extends Declared<Text> ? Methods : KnownMethods<Text, N, R> extends infer M extends Methods ? M : Methods;
type KnownMethods<Text, N extends string, R extends NamedRepresentation> =
  FullIndexOf<Text> extends infer Index
    ? `.${N}` extends keyof Index
      ? MethodsIn<Index, `.${N}`, R>
      : Methods
    : never;

/** What decode gives of a message of a schema. */
export type TypeOf<S, N extends string> = 0 extends 1 & S
  ? any
  : S extends FromText<infer Text, infer R>
    ? Of<Text, N, R, false>
    : S extends GeneratedTypes
      ? S["messages"][N]["type"]
      : any;
/** What encode takes of it. */
export type InitOf<S, N extends string> = 0 extends 1 & S
  ? any
  : S extends FromText<infer Text, infer R>
    ? Of<Text, N, R, true>
    : S extends GeneratedTypes
      ? S["messages"][N]["init"]
      : any;

type Of<Text, N extends string, R extends NamedRepresentation, Init> =
  TooLarge extends Declared<Text> ? any : Known<Text, N, R, Init>;
type Known<Text, N extends string, R extends NamedRepresentation, Init> =
  FullIndexOf<Text> extends infer Index
    ? `.${N}` extends keyof Index
      ? MessageType<Index, `.${N}`, R, Init>
      : any
    : never;
