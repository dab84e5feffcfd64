import type { Clean } from "./clean.ts";
import type { CutLines } from "./cut-lines.ts";
import type { FeatureIn, Resumed } from "./features.ts";
import type { SyntaxOf } from "./syntax.ts";
import type { JoinDots, Normalize, TrimStart, Whiten } from "./text.ts";

/*
 * The declarations of a file, found by its braces. Bodies stay text: only the messages that are used are read further.
 */

/** A message, enum or service: full name with a leading dot, text, and what holds in its file. */
export type Declaration = [name: string, kind: "message" | "enum" | "service", body: string, file: FileDefaults];

/** Extensions: the full name of what they stand in, with a leading dot or empty, and the name that they extend before their text. */
export type ExtensionDeclaration = [scope: string, kind: "extend", body: string, file: FileDefaults];

/** What a file says of fields without a label, and of enums. */
export interface FileDefaults {
  readonly presence: "implicit" | "explicit";
  readonly enums: "open" | "closed";
}

/** What is open: a declaration, with what has been read of its body; or braces of values, whose name is the text in front of them, which goes on behind them. */
interface Frame {
  kind: string;
  name: string;
  body: string;
  up: Frame | 0;
}

/** All declarations of a text, as a union; `Unreadable` where a compiler would give up, which ends in an error that nobody can catch: so steps are counted. */
export type DeclarationsOf<S extends string> =
  Blocks<S, "", "", FileFrame, Fuel, never> extends infer Read
    ? Read extends { statements: infer Statements extends string; out: infer Out }
      ? DefaultsOf<SyntaxOf<S>, Statements> extends infer Defaults extends FileDefaults
        ? InFile<Out, PackageOf<`${Statements};`>, Defaults>
        : Unreadable
      : Unreadable
    : never;

export type Unreadable = "the types of the schema cannot be read from its text";

/** A character for each step. */
type Fuel = `${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}`;
type Ten = `${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}${Dots}`;
type Dots = "..........";

interface FileFrame {
  kind: "file";
  name: "";
  body: "";
  up: 0;
}

type InFile<D, Package extends string, Defaults> = D extends [infer Name extends string, infer Kind, infer Body]
  ? [`${Package}${Name}`, Kind, Body, Defaults]
  : never;

type DefaultsOf<Syntax, Statements extends string> = Syntax extends "proto3"
  ? { presence: "implicit"; enums: "open" }
  : Syntax extends "proto2"
    ? { presence: "explicit"; enums: "closed" }
    : Syntax extends "edition"
      ? {
          presence: FeatureIn<Statements, "field_presence"> extends `IMPLICIT${string}` ? "implicit" : "explicit";
          enums: FeatureIn<Statements, "enum_type"> extends `CLOSED${string}` ? "closed" : "open";
        }
      : 0;

type PackageOf<S extends string> = S extends `${infer A};${infer Rest}`
  ? JoinDots<Normalize<A>> extends `package ${infer Name}`
    ? `.${Name}`
    : PackageOf<Rest>
  : "";

/** Reads 64 lines after another; what is not complete goes to the next. */
type Blocks<
  S extends string,
  Unfinished extends string,
  Open extends string,
  F extends Frame,
  Left extends string,
  Out,
> = Left extends `.${infer Less}`
  ? CutLines<S> extends [infer Block extends string, infer Rest]
    ? Clean<`${Unfinished}${Block}`> extends [infer Text extends string, infer More extends string]
      ? Scan<`${Open}${Whiten<Text>}`, F, Fuel, never> extends {
          frame: infer Next extends Frame;
          rest: infer Unread extends string;
          out: infer Found;
        }
        ? Rest extends string
          ? Blocks<Rest, More, Unread, Next, Less, Out | Found>
          : { statements: `${Next["body"]}${Unread}`; out: Out | Found }
        : Unreadable
      : Unreadable
    : Unreadable
  : Unreadable;

type Scan<S extends string, F extends Frame, Left extends string, Out> = S extends `${infer Head}}${infer Rest}`
  ? Left extends `....${infer Less}`
    ? Piece<Head, Rest, F, Less, Out>
    : Unreadable
  : { frame: F; rest: S; out: Out };

/** Text up to a closing brace, with what opens in it. */
type Piece<
  S extends string,
  Rest extends string,
  F extends Frame,
  Left extends string,
  Out,
> = S extends `${infer Head}{${infer Tail}`
  ? Piece<Tail, Rest, Enter<Head, F>, Left, Out>
  : F["up"] extends infer Up extends Frame
    ? F["kind"] extends "values"
      ? Scan<`${Resumed<F["name"], `${F["body"]}${S}`>} ${Rest}`, Up, Left, Out>
      : F["kind"] extends "oneof"
        ? Scan<Rest, WithBody<Up, `${Up["body"]}\x01${F["name"]}\x02${F["body"]}${S}\x03;`>, Left, Out>
        : Scan<Rest, Up, Left, Out | Declared<F, `${F["body"]}${S}`>>
    : Scan<Rest, F, Left, Out>;

type Declared<F extends Frame, Body extends string> = F["kind"] extends "message" | "enum" | "service" | "extend"
  ? [F["name"], F["kind"], Body]
  : never;

type WithBody<F extends Frame, Body extends string> = { kind: F["kind"]; name: F["name"]; body: Body; up: F["up"] };

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
    ? F["kind"] extends "values"
      ? Values<Opening, WithBody<F, `${F["body"]}${Before}`>>
      : EnterStatement<Opening, WithBody<F, `${F["body"]}${Before}`>>
    : never;

/** Braces within brackets are of options. */
type EnterStatement<S extends string, Up extends Frame> = S extends `${string}[${infer Options}`
  ? Options extends `${string}]`
    ? EnterDefinition<S, Up>
    : Values<S, Up>
  : S extends `export ${infer Rest}` | `local ${infer Rest}`
    ? EnterDefinition<Rest, Up>
    : EnterDefinition<S, Up>;

type EnterDefinition<S extends string, Up extends Frame> = S extends `message ${infer Name}`
  ? Child<"message", Name, Up>
  : S extends `enum ${infer Name}`
    ? Child<"enum", Name, Up>
    : S extends `service ${infer Name}`
      ? Child<"service", Name, Up>
      : S extends `oneof ${infer Name}`
        ? { kind: "oneof"; name: Name; body: ""; up: Up }
        : S extends `extend ${infer Target}`
          ? { kind: "extend"; name: Up["name"]; body: `${Target}\x04`; up: Up }
          : S extends `extend.${infer Target}`
            ? { kind: "extend"; name: Up["name"]; body: `.${Target}\x04`; up: Up }
            : EnterOther<S, Up>;

/** A oneof's group has no label. The `;` ends the statement of a method. */
type EnterOther<S extends string, Up extends Frame> = S extends `group ${infer Name}=${string}`
  ? Group<"", TrimStart<Name>, Up>
  : S extends `${infer Label} group ${infer Name}=${string}`
    ? Group<`${Label} `, Name, Up>
    : S extends `rpc ${string}`
      ? Values<`${S};`, Up>
      : Values<S, Up>;

/** A group is a message, and a field of it: its name in lower case. */
type Group<Label extends string, Named extends string, Up extends Frame> =
  Normalize<Named> extends infer Name extends string
    ? Child<"message", Name, WithBody<Up, `${Up["body"]}${Label}${Name} ${Lowercase<Name>} = 1;`>>
    : never;

type Child<Kind extends string, Name extends string, Up extends Frame> = {
  kind: Kind;
  name: `${Up["kind"] extends "oneof" ? Enclosing<Up> : Up["name"]}.${Name}`;
  body: "";
  up: Up;
};

type Enclosing<F extends Frame> = F["up"] extends Frame ? F["up"]["name"] : "";

/** Braces that hold values, or what is of no interest. */
type Values<Head extends string, Up extends Frame> = { kind: "values"; name: Head; body: ""; up: Up };
