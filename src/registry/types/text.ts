/*
 * Text, for types: what the parser of `.proto` text in the types of TypeScript needs. Never a step per character: only splits at what is looked for.
 */

export type TrimStart<S extends string> = S extends `    ${infer R}`
  ? TrimStart<R>
  : S extends ` ${infer R}`
    ? TrimStart<R>
    : S extends `\n${infer R}`
      ? TrimStart<R>
      : S extends `\t${infer R}`
        ? TrimStart<R>
        : S extends `\r${infer R}`
          ? TrimStart<R>
          : S;

export type TrimEnd<S extends string> = S extends `${infer R} `
  ? TrimEnd<R>
  : S extends `${infer R}\n`
    ? TrimEnd<R>
    : S extends `${infer R}\t`
      ? TrimEnd<R>
      : S extends `${infer R}\r`
        ? TrimEnd<R>
        : S;

type Spaces<S extends string, Other extends string> = S extends `${infer A}${Other}${infer B}`
  ? Spaces<`${A} ${B}`, Other>
  : S;

/** Without white space at its ends, and with spaces for what else is white within it. */
export type Normalize<S extends string> = NormalizeInner<TrimEnd<TrimStart<S>>>;
type NormalizeInner<S extends string> = S extends `${string}\n${string}`
  ? NormalizeInner<Spaces<Spaces<S, "\r">, "\n">>
  : S extends `${string}\t${string}`
    ? Spaces<S, "\t">
    : S;

/** `request_id` to `requestId`, as protoc makes the names of JSON. */
export type LowerCamel<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${UpperCamel<B>}` : S;
type UpperCamel<S extends string> = S extends `${infer A}_${infer B}`
  ? `${Capitalize<A>}${UpperCamel<B>}`
  : Capitalize<S>;

/** The number that a text is; `number` where that takes more than to read it. */
export type NumberOf<S extends string> = S extends `${infer N extends number}`
  ? N
  : S extends `- ${infer Rest}`
    ? NumberOf<`-${Rest}`>
    : number;
