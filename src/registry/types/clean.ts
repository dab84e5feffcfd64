/*
 * Comments and strings go first: what stands in them means nothing here. A string becomes "", a comment a space or the end of its line.
 */

/** `[text, unfinished]`: a comment that goes on behind the block comes back, to stand in front of the next one. Of a block with too many comments nothing is left. */
export type Clean<S extends string, Done extends string = "", Steps extends 0[] = []> = Steps["length"] extends 300
  ? TooMany
  : CleanNext<S, Done, [...Steps, 0]>;
type TooMany = "too many comments and strings in 64 lines";

type CleanNext<S extends string, Done extends string, Steps extends 0[]> = S extends `${infer Before}/${infer After}`
  ? HasQuote<Before> extends true
    ? CleanString<S, Done, Steps>
    : After extends `/${infer Comment}`
      ? Comment extends `${string}\n${infer Rest}`
        ? Clean<Rest, `${Done}${Before}\n`, Steps>
        : [`${Done}${Before}`, ""]
      : After extends `*${infer Comment}`
        ? Comment extends `${string}*/${infer Rest}`
          ? Clean<Rest, `${Done}${Before} `, Steps>
          : [`${Done}${Before}`, `/${After}`]
        : Clean<After, `${Done}${Before} `, Steps>
  : HasQuote<S> extends true
    ? CleanString<S, Done, Steps>
    : [`${Done}${S}`, ""];

type HasQuote<S extends string> = S extends `${string}"${string}`
  ? true
  : S extends `${string}'${string}`
    ? true
    : false;

type CleanString<S extends string, Done extends string, Steps extends 0[]> = S extends `${infer Before}"${infer After}`
  ? Before extends `${infer Earlier}'${string}`
    ? S extends `${string}'${infer Single}`
      ? Clean<BehindString<Single, "'">, `${Done}${Earlier}""`, Steps>
      : never
    : Clean<BehindString<After, '"'>, `${Done}${Before}""`, Steps>
  : S extends `${infer Before}'${infer After}`
    ? Clean<BehindString<After, "'">, `${Done}${Before}""`, Steps>
    : never;

type BehindString<S extends string, Quote extends string> = S extends `${infer Text}${Quote}${infer Rest}`
  ? EndsInBackslash<Text> extends true
    ? BehindString<Rest, Quote>
    : Rest
  : "";

type EndsInBackslash<S extends string> = S extends `${infer Text}\\`
  ? EndsInBackslash<Text> extends true
    ? false
    : true
  : false;
