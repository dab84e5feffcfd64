import type { Declaration, DeclarationsOf, ExtensionDeclaration, Unreadable } from "./declarations.ts";
import type { NamedRepresentation } from "./scalars.ts";
import type { WellKnownIndex } from "./well-known.ts";

/*
 * A schema whose text the compiler knows, and what is declared in it.
 */

/**
 * A schema whose text the compiler knows: one file, or several by name; and how its loader has been told to hold messages. The text itself, and nothing made of
 * it, so that declaration files stay short.
 */
export interface FromText<Text, Int64 = any, Maps = any, FieldNames = any> {
  /** The text, or the texts by the names of their files. */
  readonly text: Text;
  /** The option `int64` of the loader. */
  readonly int64: Int64;
  /** The option `maps`. */
  readonly maps: Maps;
  /** The option `fieldNames`. */
  readonly fieldNames: FieldNames;
}

/** What a schema of this source is: typed for literals, `any` for texts that are known only when the program runs. */
export type SourceOf<S, O> = [IsLiteral<S extends string ? S : S[keyof S]>, IsUnion<S>] extends [true, false]
  ? IsUnion<Option<O, "fieldNames", "json">> extends true
    ? any
    : FromText<S, Option<O, "int64", "bigint">, Option<O, "maps", "object">, Option<O, "fieldNames", "json">>
  : any;

/** A text without holes. */
// biome-ignore lint/complexity/noBannedTypes: nothing is in it, so it is a record of what may be any text alone
type IsLiteral<S> = [S] extends [never] ? false : S extends string ? ({} extends Record<S, 0> ? false : true) : false;

type IsUnion<S, All = S> = [S] extends [never] ? false : S extends unknown ? ([All] extends [S] ? false : true) : never;

/** An option of a loader, or its default where it is left out. */
type Option<O, Name, Default> = Name extends keyof O
  ? O[Name] extends undefined
    ? Default
    : Exclude<O[Name], undefined>
  : Default;

export type RepresentationIn<S> =
  S extends FromText<any, infer Int64, infer Maps, infer FieldNames>
    ? { int64: Int64; maps: Maps; fieldNames: FieldNames } extends infer R extends NamedRepresentation
      ? R
      : never
    : never;

/** The declarations by their names, Google's own among them where the text imports some. */
export type IndexOf<S> =
  S extends FromText<infer Text>
    ? MentionsGoogle<Text> extends true
      ? WithWellKnown<OwnIndex<Text>>
      : OwnIndex<Text>
    : never;

type OwnIndex<Text> = { [D in Declared<Text> as D extends Declaration ? D[0] : never]: D };
type WithWellKnown<Index> = Index & Omit<WellKnownIndex, keyof Index>;

type Declared<Text> = Text extends string
  ? DeclarationsOf<Text>
  : { [F in keyof Text]: Text[F] extends string ? DeclarationsOf<Text[F]> : never }[keyof Text];

type MentionsGoogle<Text> =
  Extract<Text extends string ? Text : Text[keyof Text], `${string}google/protobuf/${string}`> extends never
    ? false
    : true;

/** The extensions that are declared. */
export type ExtensionsIn<S> = S extends FromText<infer Text> ? Extract<Declared<Text>, ExtensionDeclaration> : never;

/** Whether the declarations are known. */
export type IsReadable<S> = S extends FromText<infer Text> ? (Unreadable extends Declared<Text> ? false : true) : false;

/** The names of what is of a kind; any text where they are not known. */
export type NamesIn<S, Kind> =
  S extends FromText<infer Text>
    ? IsReadable<S> extends true
      ? KnownNames<OwnIndex<Text>, Kind> | (MentionsGoogle<Text> extends true ? `google.protobuf.${string}` : never)
      : string
    : string;

type KnownNames<Index, Kind> = {
  [N in keyof Index]: Index[N] extends [string, Kind, ...unknown[]]
    ? N extends `.${infer Name}`
      ? Name
      : never
    : never;
}[keyof Index];
