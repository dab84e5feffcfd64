import type { Clean } from "./clean.ts";
import type { CutLines } from "./cut-lines.ts";
import type { Normalize, TrimStart } from "./text.ts";

/*
 * The declarations of a file, found by its braces. Bodies stay text: only the messages that are used are read further.
 */

/** A message, enum or service: full name with a leading dot, text, scopes to look for names in from the inside out, and what holds in its file. */
export type Declaration = [
  name: string,
  kind: "message" | "enum" | "service",
  body: string,
  scopes: string[],
  file: FileDefaults,
];

/** What a file says of fields without a label, and of enums. */
export interface FileDefaults {
  readonly presence: "implicit" | "explicit";
  readonly enums: "open" | "closed";
}

interface Frame {
  kind: string;
  name: string;
  body: string;
  scopes: string[];
  up: Frame | 0;
}

/** All declarations of a text, as a union; `TooLarge` where a compiler would give up, which ends in an error that nobody can catch: so steps are counted. */
export type DeclarationsOf<S extends string> = Blocks<S, "", "", FileFrame, DefaultsOf<S>, Fuel, never>;

export type TooLarge = "the schema is too large for its types to be read from its text";

/** A character for each step. */
type Fuel = `${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}`;
type Ten = `${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}`;
type Dots = "..........";

interface FileFrame {
  kind: "file";
  name: "";
  body: "";
  scopes: [""];
  up: 0;
}

type DefaultsOf<S extends string> =
  IsProto3<S> extends true
    ? { presence: "implicit"; enums: "open" }
    : HasStatement<S, "edition"> extends true
      ? {
          presence: S extends `${string}option features.field_presence = IMPLICIT${string}` ? "implicit" : "explicit";
          enums: S extends `${string}option features.enum_type = CLOSED;${string}` ? "closed" : "open";
        }
      : { presence: "explicit"; enums: "closed" };

type IsProto3<S extends string> = S extends `${string}syntax${infer Between}proto3${string}`
  ? Normalize<Between> extends `=${infer Quote}`
    ? TrimStart<Quote> extends '"' | "'"
      ? true
      : false
    : false
  : false;
type HasStatement<S extends string, Keyword extends string> = S extends `${string}${Keyword}${infer Rest}`
  ? TrimStart<Rest> extends `=${string}`
    ? true
    : false
  : false;

/** Reads 64 lines after another; what is not complete goes to the next. */
type Blocks<
  S extends string,
  Unfinished extends string,
  Open extends string,
  F extends Frame,
  D extends FileDefaults,
  Left extends string,
  Out,
> = Left extends `.${infer Less}`
  ? CutLines<S> extends [infer Block extends string, infer Rest]
    ? Clean<`${Unfinished}${Block}`> extends [infer Text extends string, infer More extends string]
      ? Scan<`${Open}${Text}`, F, D, Fuel, never> extends {
          frame: infer Next extends Frame;
          rest: infer Unread extends string;
          out: infer Found;
        }
        ? Rest extends string
          ? Blocks<Rest, More, Unread, Next, D, Less, Out | Found>
          : Out | Found
        : TooLarge
      : TooLarge
    : TooLarge
  : TooLarge;

type Scan<
  S extends string,
  F extends Frame,
  D extends FileDefaults,
  Left extends string,
  Out,
> = S extends `${infer Head}}${infer Rest}`
  ? Left extends `....${infer Less}`
    ? Piece<Head, Rest, F, D, Less, Out>
    : TooLarge
  : { frame: F; rest: S; out: Out };

/** Text up to a closing brace, with what opens in it. */
type Piece<
  S extends string,
  Rest extends string,
  F extends Frame,
  D extends FileDefaults,
  Left extends string,
  Out,
> = S extends `${infer Head}{${infer Tail}`
  ? Piece<Tail, Rest, Enter<Head, F>, D, Left, Out>
  : F["up"] extends Frame
    ? Scan<Rest, Leave<F, `${F["body"]}${S}`, F["up"]>, D, Left, Out | Declared<F, `${F["body"]}${S}`, D>>
    : Scan<Rest, F, D, Left, Out>;

type Declared<F extends Frame, Body extends string, D> = F["kind"] extends "message" | "enum" | "service"
  ? [F["name"], F["kind"], Body, F["scopes"], D]
  : never;

/** A oneof's fields stay where they stand, between marks. */
type Leave<F extends Frame, Body extends string, Up extends Frame> = F["kind"] extends "oneof"
  ? WithBody<Up, `${Up["body"]}\x01${F["name"]}\x02${Body}\x03;`>
  : Up;

type WithBody<F extends Frame, Body extends string> = {
  kind: F["kind"];
  name: F["name"];
  body: Body;
  scopes: F["scopes"];
  up: F["up"];
};

/** Splits what stands in front of a brace into finished statements and the one that opens. */
type LastStatement<
  S extends string,
  Before extends string = "",
> = S extends `${infer A};${infer B};${infer C};${infer E};${infer Rest}`
  ? LastStatement<Rest, `${Before}${A};${B};${C};${E};`>
  : S extends `${infer A};${infer Rest}`
    ? LastStatement<Rest, `${Before}${A};`>
    : [Before, Normalize<S>];

type Enter<Head extends string, F extends Frame> =
  LastStatement<Head> extends [infer Before extends string, infer Opening extends string]
    ? EnterStatement<Opening, Around<F, `${F["body"]}${Before}`>>
    : never;

/** The frame around, as far as it has been read: a file's is asked for its package, once. */
type Around<F extends Frame, Body extends string> = F["kind"] extends "file"
  ? F["name"] extends ""
    ? Packaged<PackageOf<Body>>
    : F
  : WithBody<F, Body>;

type Packaged<Name extends string> = { kind: "file"; name: Name; body: ""; scopes: ScopesOf<Name>; up: 0 };

type PackageOf<S extends string> = S extends `${infer A};${infer Rest}`
  ? Normalize<A> extends `package ${infer Name}`
    ? `.${TrimStart<Name>}`
    : PackageOf<Rest>
  : "";

type ScopesOf<
  Rest extends string,
  Before extends string = "",
  Scopes extends string[] = [""],
> = Rest extends `.${infer A}.${infer B}`
  ? ScopesOf<`.${B}`, `${Before}.${A}`, [`${Before}.${A}`, ...Scopes]>
  : Rest extends `.${infer A}`
    ? [`${Before}.${A}`, ...Scopes]
    : Scopes;

type EnterStatement<S extends string, Up extends Frame> = S extends `message ${infer Name}`
  ? Child<"message", TrimStart<Name>, Up>
  : S extends `enum ${infer Name}`
    ? Child<"enum", TrimStart<Name>, Up>
    : S extends `service ${infer Name}`
      ? Child<"service", TrimStart<Name>, Up>
      : S extends `oneof ${infer Name}`
        ? { kind: "oneof"; name: TrimStart<Name>; body: ""; scopes: Up["scopes"]; up: Up }
        : S extends `${infer Label} group ${infer Name}=${string}`
          ? Child<
              "message",
              Normalize<Name>,
              WithBody<Up, `${Up["body"]}${Label} ${Normalize<Name>} ${Lowercase<Normalize<Name>>} = 1;`>
            >
          : S extends `option ${string}` | `extend ${string}`
            ? Other<Up>
            : S extends `rpc ${string}`
              ? Other<WithBody<Up, `${Up["body"]}${S};`>>
              : Other<WithBody<Up, `${Up["body"]}${S}`>>;

type Child<Kind extends string, Name extends string, Up extends Frame> = {
  kind: Kind;
  name: `${Up["kind"] extends "oneof" ? Enclosing<Up> : Up["name"]}.${Name}`;
  body: "";
  scopes: [`${Up["name"]}.${Name}`, ...Up["scopes"]];
  up: Up;
};

type Enclosing<F extends Frame> = F["up"] extends Frame ? F["up"]["name"] : "";

/** Braces that hold values, or what is of no interest. */
type Other<Up extends Frame> = { kind: "other"; name: ""; body: ""; scopes: []; up: Up };
