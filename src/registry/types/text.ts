/*
 * Text, for types: what the parser of `.proto` text in the types of TypeScript needs. Never a step per character: only splits at what is looked for.
 */

/** With `To` in place of each `From`. */
export type Replace<
  S extends string,
  From extends string,
  To extends string,
  Done extends string = "",
> = S extends `${infer A}${From}${infer B}${From}${infer C}${From}${infer D}${From}${infer E}${From}${infer F}${From}${infer G}${From}${infer H}${From}${infer Rest}`
  ? Replace<Rest, From, To, `${Done}${A}${To}${B}${To}${C}${To}${D}${To}${E}${To}${F}${To}${G}${To}${H}${To}`>
  : S extends `${infer A}${From}${infer Rest}`
    ? Replace<Rest, From, To, `${Done}${A}${To}`>
    : `${Done}${S}`;

/** With spaces for all that is white. */
export type Whiten<S extends string> = Replace<
  Replace<Replace<Replace<Replace<S, "\n", " ">, "\t", " ">, "\r", " ">, "\f", " ">,
  "\v",
  " "
>;

/** Without any space. */
export type Squeeze<S extends string> = Replace<S, " ", "">;

export type TrimStart<S extends string> = S extends `    ${infer R}`
  ? TrimStart<R>
  : S extends ` ${infer R}`
    ? TrimStart<R>
    : S;

type TrimEnd<S extends string> = S extends `${infer R}    ` ? TrimEnd<R> : S extends `${infer R} ` ? TrimEnd<R> : S;

type Collapse<S extends string> = S extends `${infer A}    ${infer B}`
  ? Collapse<`${A} ${B}`>
  : S extends `${infer A}  ${infer B}`
    ? Collapse<`${A} ${B}`>
    : S;

/** Without spaces at its ends, and with single ones within it. */
export type Normalize<S extends string> = Collapse<TrimEnd<TrimStart<S>>>;

/** A normalized text without spaces around its dots. */
export type JoinDots<S extends string> = S extends `${infer A} .${infer B}`
  ? JoinDots<`${A}.${B}`>
  : S extends `${infer A}. ${infer B}`
    ? JoinDots<`${A}.${B}`>
    : S;

/** `request_id` to `requestId`, as protoc makes the names of JSON. */
export type LowerCamel<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${UpperCamel<B>}` : S;
type UpperCamel<S extends string> = S extends `${infer A}_${infer B}`
  ? `${Capitalize<A>}${UpperCamel<B>}`
  : Capitalize<S>;
