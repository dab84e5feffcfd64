import type { JoinDots, Squeeze } from "./text.ts";

/*
 * Features, of which two say something of types. They are written `features.field_presence = IMPLICIT`, or together, `features = { field_presence: IMPLICIT }`.
 */

type Names = "field_presence" | "enum_type";

/** The statement around an aggregate, without it: where it has been one of features, they stand there one by one. */
export type Resumed<Head extends string, Aggregate extends string> =
  JoinDots<Head> extends `${infer Before}features${"" | " "}=`
    ? Before extends "" | `${string}${" " | "," | "["}`
      ? `${Before}${Listed<Squeeze<Aggregate>, "field_presence">}${Listed<Squeeze<Aggregate>, "enum_type">}`
      : Head
    : Head;

/** With a comma before it, and none behind: what follows begins with one, or is the end. */
type Listed<S extends string, Name extends Names> = S extends `${string}${Name}:${infer Value}`
  ? `,features.${Name}=${ValueAt<Value, Values[Name]>}`
  : "";

/** The value that a text begins with. Aggregates take numbers, too. */
type ValueAt<S extends string, Known> = {
  [Word in keyof Known & string]: S extends `${Word}${string}` | `${Known[Word] & number}${string}` ? Word : never;
}[keyof Known & string];

interface Values {
  field_presence: { EXPLICIT: 1; IMPLICIT: 2; LEGACY_REQUIRED: 3 };
  enum_type: { OPEN: 1; CLOSED: 2 };
}

/** What options of a field, or the options among statements, say of a feature: text that begins with its value; "" where they say nothing. */
export type FeatureIn<S extends string, Name extends Names> = S extends `${string}${Name}${string}`
  ? Found<`,${Squeeze<S>}`, Name>
  : "";

type Found<S extends string, Name extends Names> = S extends `${string},features.${Name}=${infer Value}`
  ? Value
  : S extends `${string}optionfeatures.${Name}=${infer Value}`
    ? Value
    : "";
