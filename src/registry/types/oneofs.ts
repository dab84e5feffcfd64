import type { Oneof } from "../../message/oneof.ts";
import type { FieldOf, OneofText, PropertyOf } from "./statements.ts";
import type { LowerCamel } from "./text.ts";

/*
 * Oneofs, as shapes whose properties are the texts of fields.
 */

/**
 * At most one member of each: as unions of exclusive members, up to as many combinations as a compiler can handle;
 * beyond that, as optional members.
 */
export type ExclusiveMembers<Oneofs extends OneofText[], N> =
  Combinations<Oneofs> extends TooMany
    ? { [F in Oneofs[number][1] as PropertyOf<F, N>]?: F | undefined }
    : Intersection<Oneofs, N>;

type Intersection<Oneofs, N> = Oneofs extends [infer First extends OneofText, ...infer Rest]
  ? Members<First[1], N> & Intersection<Rest, N>
  : unknown;

/** The texts of the fields by their properties. */
type Members<Texts extends string, N> = Oneof<{ [F in Texts as PropertyOf<F, N>]: F }>;

/** The members of each oneof, by its name, in both ways to write it. */
export type MembersByOneof<Oneofs extends OneofText[], N> = {
  readonly [O in Oneofs[number] as O[0] | (N extends "proto" ? never : LowerCamel<O[0]>)]: PropertyOf<O[1], N>;
};

/** A dot for each combination: 1000 are the limit, which generated types have, too. */
type Combinations<Oneofs, Product extends string = "."> = Oneofs extends [
  [string, string, infer Body extends string],
  ...infer Rest,
]
  ? Times<Product, Body> extends infer Next extends string
    ? Next extends TooMany
      ? Next
      : Combinations<Rest, Next>
    : never
  : Product;

/** As many times as a body has fields. */
type Times<Product extends string, Body extends string, Sum extends string = ""> = Sum extends TooMany
  ? Sum
  : Body extends `${infer A};${infer Rest}`
    ? Times<Product, Rest, [FieldOf<A>] extends [never] ? Sum : `${Sum}${Product}`>
    : Sum extends ""
      ? Product
      : Sum;

type TooMany = `${Thousand}.${string}`;
type Thousand = `${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}${Hundred}`;
type Hundred = `${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}`;
type Ten = "..........";
