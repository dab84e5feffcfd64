import type { LowerCamel, Normalize, TrimStart } from "./text.ts";

/*
 * The statements of a body, and the fields among them. A field is its text until it is looked at.
 */

/** The texts of the fields that are in no oneof, and `[name, texts, body]` of each oneof, as a union. */
export type StatementsOf<
  Body extends string,
  Out = never,
> = Body extends `${infer A};${infer B};${infer C};${infer D};${infer E};${infer F};${infer G};${infer H};${infer Rest}`
  ? `${A}${B}${C}${D}${E}${F}${G}${H}` extends `${string}\x01${string}`
    ? NextStatement<Body, Out>
    : StatementsOf<
        Rest,
        | Out
        | TrimStart<A>
        | TrimStart<B>
        | TrimStart<C>
        | TrimStart<D>
        | TrimStart<E>
        | TrimStart<F>
        | TrimStart<G>
        | TrimStart<H>
      >
  : NextStatement<Body, Out>;

type NextStatement<Body extends string, Out> = Body extends `${infer A};${infer Rest}`
  ? A extends `${string}\x01${infer Name}\x02${infer Inner}`
    ? OneofStatements<`${Inner};${Rest}`, Name, Out>
    : StatementsOf<Rest, Out | TrimStart<A>>
  : Out;

type OneofStatements<Body extends string, Name extends string, Out> = Body extends `${infer Inner}\x03;${infer Rest}`
  ? StatementsOf<Rest, Out | [Name, StatementsOf<Inner>, Inner]>
  : Out;

/** A field: its name in the `.proto`, the text of its type, its label, the text of a map's key type, and that of its options. */
export type Field = [
  name: string,
  type: string,
  label: "repeated" | "optional" | "required" | "map" | "",
  key: string,
  options: string,
];

/** The field that a statement declares; never for other statements. */
export type FieldOf<S> = S extends `option ${string}` | `reserved ${string}` | `extensions ${string}` | ""
  ? never
  : S extends `${infer Declared}=${infer Rest}`
    ? Labelled<Normalize<Declared>, Rest extends `${string}[${infer Options}` ? Options : "">
    : never;

type Labelled<S extends string, Options extends string> = S extends `repeated ${infer Rest}`
  ? Named<TrimStart<Rest>, "repeated", Options>
  : S extends `optional ${infer Rest}`
    ? Named<TrimStart<Rest>, "optional", Options>
    : S extends `required ${infer Rest}`
      ? Named<TrimStart<Rest>, "required", Options>
      : S extends `map${infer Space}<${infer Key},${infer Value}>${infer Name}`
        ? Normalize<Space> extends ""
          ? [TrimStart<Name>, Normalize<Value>, "map", Normalize<Key>, Options]
          : never
        : Named<S, "", Options>;

type Named<S extends string, Label, Options extends string> = S extends `${infer Type} ${infer Name}`
  ? [TrimStart<Name>, Type, Label, "", Options]
  : never;

/** The property of a field; never, and no index signature, for other statements. */
export type PropertyOf<S, Names> = Property<FieldOf<S>, Names>;
type Property<F, Names> = F extends Field ? (Names extends "proto" ? F[0] : LowerCamel<F[0]>) : never;
