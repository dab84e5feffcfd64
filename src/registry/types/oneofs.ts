import type { NamedRepresentation } from "./scalars.ts";
import type { PropertyOf } from "./statements.ts";

/*
 * Oneofs, as shapes whose properties are the texts of fields.
 */

/** One member at most: as a union of exclusive members, up to so many combinations as a compiler takes; beyond, as optional members. */
export type Oneofs<O, Body extends string, R extends NamedRepresentation> = [O] extends [never]
  ? unknown
  : TooMany<O, Body> extends true
    ? { [F in MembersOf<O> as PropertyOf<F, R["fieldNames"]>]?: F | undefined }
    : Intersect<
          O extends [string, infer Members, string]
            ? { of: Exclusive<Extract<Members, string>, R["fieldNames"]> }
            : never
        > extends { of: infer Of }
      ? Of
      : unknown;

type MembersOf<O> = O extends [string, infer Members, string] ? Extract<Members, string> : never;

type Exclusive<Members extends string, Names, All extends string = PropertyOf<Members, Names>> =
  | (Members extends string
      ? { [F in Members as PropertyOf<F, Names>]: F } & { [P in Exclude<All, PropertyOf<Members, Names>>]?: undefined }
      : never)
  | { [P in All]?: undefined };

type Intersect<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer All) => void ? All : never;

/** Several oneofs multiply: 1000 combinations, about, are what a compiler takes. */
type TooMany<O, Body extends string> =
  Body extends Marks<7>
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

type Exceeds<O, Pattern extends string> = true extends (
  O extends [string, unknown, infer Inner]
    ? Inner extends `${Pattern}${string}`
      ? true
      : false
    : never
)
  ? true
  : false;

/** Texts with so many oneofs, or statements, at least. */
type Marks<N extends number> = `${Repeat<`${string}\x01`, N>}${string}`;
type Semicolons<N extends number> = Repeat<`${string};`, N>;
type Repeat<
  Part extends string,
  N extends number,
  Text extends string = "",
  Counted extends 0[] = [],
> = Counted["length"] extends N ? Text : Repeat<Part, N, `${Text}${Part}`, [...Counted, 0]>;
