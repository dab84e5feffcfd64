import { outputOptions } from "../codegen/index.ts";
import { type Category, grades, policies } from "../compat/index.ts";
import { forms, isBytesForm } from "./forms.ts";

/*
 * The commands and their options: the source of the parser, the help and the shell completion.
 */

export interface Option {
  /** One letter, after one hyphen. */
  readonly short?: string;
  /** The name of its value in the help; a flag if undefined. */
  readonly value?: string;
  /** The values that it accepts, if there are only a few. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface Command {
  readonly operands: string;
  readonly summary: string;
  readonly options: { readonly [name: string]: Option };
  /** The operands, if they are fixed words and not files. */
  readonly words?: readonly string[];
  /** Further notes, as lines. */
  readonly notes?: string;
  readonly example: string;
}

export type CommandName = "encode" | "decode" | "inspect" | "check" | "check-data" | "generate" | "completion";

export const shells = ["bash", "zsh", "fish"] as const;
export const checkFormats = ["text", "json", "github", "gitlab", "junit", "sarif", "markdown"] as const;
export const dataFormats = ["text", "json"] as const;
export const categories: readonly Category[] = ["wire", "json"];
/** The default file of known issues. */
export const knownFile = "wireform.check.json";

/** Options of every command. */
export const commonOptions: { readonly [name: string]: Option } = {
  help: { short: "h", help: "show the help of the command" },
  version: { short: "V", help: "show the version" },
};

const include: Option = {
  short: "I",
  value: "dir",
  help: "search for imports (and files) in this directory; repeatable. Default: the given directories, and the current one",
};

const convertOptions: { readonly [name: string]: Option } = {
  include,
  in: {
    value: "form",
    choices: forms,
    help: "input form; text is the text format; jsonl and delimited hold any number of messages: one JSON document per line, bytes with a length prefix. Default: json for encode, else binary",
  },
  out: {
    value: "form",
    choices: forms,
    help: "output form. Default: binary for encode, json for decode; for many messages delimited and jsonl",
  },
  pretty: { help: "JSON output: on several lines, indented" },
  "emit-defaults": { help: "JSON output: include fields that are zero or empty" },
  "proto-names": { help: "JSON output: use field names as in the .proto" },
  "ignore-unknown": { help: "JSON input: ignore fields and enum values that the schema does not know" },
  deterministic: { help: "bytes output: the same bytes for equal messages (map entries sorted)" },
};

export const commands: { readonly [C in CommandName]: Command } = {
  encode: {
    operands: "<type> <file.proto>...",
    summary: "JSON to bytes",
    options: convertOptions,
    example: `echo '{"a": 5, "b": 3}' | wireform encode calculator.AddRequest proto/calculator.proto --out hex`,
  },
  decode: {
    operands: "<type> <file.proto>...",
    summary: "bytes to JSON",
    options: convertOptions,
    example: "echo 08051003 | wireform decode calculator.AddRequest proto/calculator.proto --in hex",
  },
  inspect: {
    operands: "[<type> <file.proto>...]",
    summary: "bytes to an annotated listing, or to a guessed schema",
    options: {
      include,
      in: { value: "form", choices: forms.filter(isBytesForm), help: "input form. Default: binary" },
      guess: {
        help: "guess a .proto from messages of one type, on standard input or in the files named, and print it",
      },
    },
    example: "wireform inspect < message.bin",
  },
  check: {
    operands: "<old> <new>",
    summary: "what becomes of data when a schema changes",
    options: {
      include,
      policy: {
        value: "policy",
        choices: Object.keys(policies),
        help: "fail on loss of bytes (wire), also of ProtoJSON (json), also on intended deletions (strict); or a .json file with your own policy. Default: json",
      },
      "fail-on": {
        value: "grade",
        choices: grades,
        help: "instead of a policy: fail on this grade or a more severe one, in either direction",
      },
      format: {
        value: "format",
        choices: checkFormats,
        help: "output format: text, one array of issues, annotations or reports for GitHub, GitLab and others, a comment. Default: text",
      },
      show: {
        value: "grade",
        choices: grades,
        help: "show what does not fail from this grade on; the rest is counted. Default: breaks-json; for json identical",
      },
      max: {
        value: "number",
        help: "show at most this many differences, the worst first. Default: 50 in text, github and markdown",
      },
      categories: {
        value: "category",
        choices: categories,
        help: "check only bytes or only ProtoJSON. Default: both",
      },
      roots: { value: "name", help: "compare only this message, enum or service and what it uses; repeatable" },
      ignore: { value: "name", help: "ignore this rule, or the element with this full name; repeatable" },
      map: {
        value: "old=new",
        help: "a package or type that has another name in the new schema, such as shop.v1=shop.v2; repeatable. Moves are also found without it",
      },
      known: { value: "file", help: `a list of accepted issues. Default: ${knownFile}, if it exists` },
      baseline: { value: "file", help: "issues to accept, as written by --write-baseline" },
      "write-baseline": { value: "file", help: "write everything that fails now to this file; exit status 0" },
    },
    notes: `schemas
  a .proto file, a directory or a glob of .proto files, a descriptor set, or one of these (except a glob) in a revision:
  git:REV:path, with a path relative to this directory, or git:REV for the path of the other side; git:merge-base:REV
  is where the branch began. Imports are read from the same revision or, if missing there, from the disk.
  If both sides name the same path, it may be missing on one side.
`,
    example: "wireform check git:merge-base:main:proto proto",
  },
  "check-data": {
    operands: "<old> <new> [<file>]",
    summary: "what messages lose when they are read with another schema",
    options: {
      include,
      type: { value: "type", help: "the message type; required" },
      in: {
        value: "form",
        choices: forms.filter(isBytesForm),
        help: "input form, of the file or standard input; delimited is any number of messages, each with a length prefix. Default: delimited",
      },
      format: { value: "format", choices: dataFormats, help: "output format: text, or one object. Default: text" },
      "fail-on": {
        value: "grade",
        choices: grades,
        help: "exit with status 1 on a loss of this grade or a more severe one. Default: lossy",
      },
    },
    example: "wireform check-data git:main:proto proto --type shop.Order orders.bin",
  },
  generate: {
    operands: "<file.proto>... --out <dir>",
    summary: "TypeScript modules, one for each file and its imports",
    options: {
      include,
      out: { value: "dir", help: "the directory to write modules to; their names are printed" },
      target: {
        value: "target",
        choices: outputOptions.target.values,
        help: "TypeScript, or JavaScript with declarations. Default: ts",
      },
      optimize: {
        value: "goal",
        choices: outputOptions.optimize.values,
        help: "modules with code, or without code, which are interpreted. Default: speed",
      },
      "import-extension": {
        value: "extension",
        choices: outputOptions.importExtension.values,
        help: "the file extension in imports between modules. Default: .js",
      },
      import: {
        value: "files=modules",
        help: "existing modules, which are not written: google/protobuf/=wireform/wkt for those in wireform, acme/common/=@acme/protos/ for those of a package; repeatable",
      },
      "types-only": { help: "types without code, in one file, for load<...>() at run time" },
      name: {
        value: "name",
        help: "with --types-only: the name of the file and its interface. Default: the name of the .proto",
      },
      int64: {
        value: "type",
        choices: outputOptions.int64.values,
        help: "the type of 64-bit integers, like the option of the loader. Default: bigint",
      },
      maps: { value: "type", choices: outputOptions.maps.values, help: "the type of maps. Default: object" },
      "field-names": {
        value: "style",
        choices: outputOptions.fieldNames.values,
        help: "field names: requestId, or request_id. Default: json",
      },
    },
    example: "wireform generate -I proto proto/calculator.proto --out src/gen",
  },
  completion: {
    operands: "<shell>",
    summary: "a shell completion script",
    options: {},
    words: shells,
    notes: `set-up
  bash: source <(wireform completion bash)        in ~/.bashrc
  zsh:  source <(wireform completion zsh)         in ~/.zshrc, after compinit
  fish: wireform completion fish | source         in ~/.config/fish/config.fish
`,
    example: "source <(wireform completion bash)",
  },
};

export const commandNames: readonly CommandName[] = Object.keys(commands) as CommandName[];
