import type { FeatureIn } from "./features.ts";
import type { NumberOf } from "./integers.ts";
import type { Squeeze, TrimStart } from "./text.ts";

/** Whether the enum of a body takes numbers that it does not declare; then an editor names those it does, all the same. */
export type EnumValue<Body extends string, File> =
  IsOpen<Body, File> extends true ? EnumNumbers<Body> | (number & {}) : EnumNumbers<Body>;

type IsOpen<Body extends string, File> =
  FeatureIn<Body, "enum_type"> extends infer Value
    ? Value extends `OPEN${string}`
      ? true
      : Value extends `CLOSED${string}`
        ? false
        : File extends { enums: "open" }
          ? true
          : false
    : never;

/** The numbers of the values, as a union; eight at a time, for a compiler counts steps. */
type EnumNumbers<
  Body extends string,
  Out extends number = never,
> = Body extends `${infer A};${infer B};${infer C};${infer D};${infer E};${infer F};${infer G};${infer H};${infer Rest}`
  ? EnumNumbers<
      Rest,
      | Out
      | ValueNumber<A>
      | ValueNumber<B>
      | ValueNumber<C>
      | ValueNumber<D>
      | ValueNumber<E>
      | ValueNumber<F>
      | ValueNumber<G>
      | ValueNumber<H>
    >
  : LastNumbers<Body, Out>;

type LastNumbers<Body extends string, Out extends number> = Body extends `${infer A};${infer Rest}`
  ? LastNumbers<Rest, Out | ValueNumber<A>>
  : Out;

type ValueNumber<S extends string> = S extends `${infer Name}=${infer Value}`
  ? TrimStart<Name> extends `option${" " | "("}${string}`
    ? never
    : NumberOf<Squeeze<WithoutOptions<Value>>>
  : never;

type WithoutOptions<S extends string> = S extends `${infer A}[${string}` ? A : S;
