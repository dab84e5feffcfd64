import type { JoinDots, LowerCamel, Normalize, TrimStart } from "./text.ts";

/*
 * The statements of a body, and the fields among them. A field is its text until it is looked at.
 */

/** A oneof: its name, the texts of its statements as a union, and its body. */
export type OneofText = [name: string, statements: string, body: string];

/** The texts of the statements that are in no oneof, as a union, and the oneofs. */
export type StatementsOf<
  Body extends string,
  Out extends string = never,
  Oneofs extends OneofText[] = [],
> = Body extends `${infer A};${infer B};${infer C};${infer D};${infer E};${infer F};${infer G};${infer H};${infer Rest}`
  ? `${A}${B}${C}${D}${E}${F}${G}${H}` extends `${string}\x01${string}`
    ? NextStatement<Body, Out, Oneofs>
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
        | TrimStart<H>,
        Oneofs
      >
  : NextStatement<Body, Out, Oneofs>;

type NextStatement<
  Body extends string,
  Out extends string,
  Oneofs extends OneofText[],
> = Body extends `${infer A};${infer Rest}`
  ? A extends `${infer Before}\x01${infer Name}\x02${infer Inner}`
    ? OneofStatements<`${Inner};${Rest}`, Name, Out | TrimStart<Before>, Oneofs>
    : StatementsOf<Rest, Out | TrimStart<A>, Oneofs>
  : [statements: Out, oneofs: Oneofs];

type OneofStatements<
  Body extends string,
  Name extends string,
  Out extends string,
  Oneofs extends OneofText[],
> = Body extends `${infer Inner}\x03;${infer Rest}`
  ? StatementsOf<Rest, Out, [...Oneofs, [Name, StatementsOf<Inner>[0], Inner]]>
  : [statements: Out, oneofs: Oneofs];

/** A field: its name in the `.proto`, the text of its type, its label, the text of a map's key type, and that of its options. */
export type Field = [
  name: string,
  type: string,
  label: "repeated" | "optional" | "required" | "map" | "",
  key: string,
  options: string,
];

/** The field that a statement declares; never for other statements. */
export type FieldOf<S> = S extends `option${" " | "("}${string}` | `reserved ${string}` | `extensions ${string}` | ""
  ? never
  : S extends `${infer Declared}=${infer Rest}`
    ? Labelled<Normalize<Declared>, Rest extends `${string}[${infer Options}` ? Options : "">
    : never;

/** A type that begins with a dot may stand right behind its label. */
type Labelled<
  S extends string,
  Options extends string,
> = S extends `repeated${infer Rest extends ` ${string}` | `.${string}`}`
  ? Named<TrimStart<Rest>, "repeated", Options>
  : S extends `optional${infer Rest extends ` ${string}` | `.${string}`}`
    ? Named<TrimStart<Rest>, "optional", Options>
    : S extends `required${infer Rest extends ` ${string}` | `.${string}`}`
      ? Named<TrimStart<Rest>, "required", Options>
      : S extends `map${"" | " "}<${infer Key},${infer Value}>${infer Name}`
        ? [TrimStart<Name>, JoinDots<Normalize<Value>>, "map", Normalize<Key>, Options]
        : Named<S, "", Options>;

type Named<S extends string, Label, Options extends string> =
  JoinDots<S> extends `${infer Type} ${infer Name}` ? [Name, Type, Label, "", Options] : never;

/** How properties are called: as fields are, or in lowerCamelCase, unless a field has that for its name. */
export type Naming<Texts, FieldNames> = FieldNames extends "proto" ? "proto" : { taken: NameOf<FieldOf<Texts>> };
type NameOf<F> = F extends Field ? F[0] : never;

/** The property of a field; never, and no index signature, for other statements. */
export type PropertyOf<S, N> = Property<FieldOf<S>, N>;
type Property<F, N> = F extends Field
  ? N extends { taken: infer Taken }
    ? LowerCamel<F[0]> extends infer Name
      ? Name extends F[0]
        ? F[0]
        : Name extends Taken
          ? F[0]
          : Name
      : never
    : F[0]
  : never;
