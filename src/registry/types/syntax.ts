/*
 * The first statement of a file, which says what fields without a label are, and enums.
 */

/** Which language a file is written in; "unknown" where that is not found. A file that does not say is in proto2. */
export type SyntaxOf<S extends string> =
  Lead<S> extends infer Text extends string
    ? Text extends `syntax${infer Rest}`
      ? Quoted<Rest> extends "proto2" | "proto3"
        ? Quoted<Rest>
        : "unknown"
      : Text extends `edition${infer Rest}`
        ? Quoted<Rest> extends string
          ? "edition"
          : "unknown"
        : "proto2"
    : "unknown";

/** The string behind an equals sign. */
type Quoted<S extends string> =
  Lead<S> extends `=${infer Rest}`
    ? Lead<Rest> extends `"${infer Value}"${string}` | `'${infer Value}'${string}`
      ? Value
      : 0
    : 0;

/** Without white space and comments in front; 0 where there are too many. */
type Lead<S extends string, Steps extends 0[] = []> = Steps["length"] extends 900
  ? 0
  : S extends `    ${infer Rest}` | `${White}${infer Rest}`
    ? Lead<Rest, [...Steps, 0]>
    : S extends `//${infer Comment}`
      ? Comment extends `${string}\n${infer Rest}`
        ? Lead<Rest, [...Steps, 0]>
        : ""
      : S extends `/*${infer Comment}`
        ? Comment extends `${string}*/${infer Rest}`
          ? Lead<Rest, [...Steps, 0]>
          : ""
        : S;

/** A byte order mark may stand in front of all. */
type White = " " | "\n" | "\t" | "\r" | "\f" | "\v" | "\uFEFF";
