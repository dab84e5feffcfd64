import { outputOptions } from "../codegen/index.ts";
import { type Category, grades, policies } from "../compat/index.ts";
import { forms, isBytesForm } from "./forms.ts";

/*
 * The commands and their options, once: the parser, the help and the completion of shells are made of these.
 */

export interface Option {
  /** One letter, after one hyphen. */
  readonly short?: string;
  /** What the help calls its value; without one it is a flag. */
  readonly value?: string;
  /** The values that it takes, where they are few. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface Command {
  readonly operands: string;
  readonly summary: string;
  readonly options: { readonly [name: string]: Option };
  /** The operands, where they are few words and no files. */
  readonly words?: readonly string[];
  /** What else there is to say, in lines. */
  readonly notes?: string;
  readonly example: string;
}

export type CommandName = "encode" | "decode" | "inspect" | "check" | "check-data" | "generate" | "completion";

export const shells = ["bash", "zsh", "fish"] as const;
export const checkFormats = ["text", "json", "github", "gitlab", "junit", "sarif", "markdown"] as const;
export const dataFormats = ["text", "json"] as const;
export const categories: readonly Category[] = ["wire", "json"];
/** Where known issues are looked for. */
export const knownFile = "wireform.check.json";

/** Every command takes these. */
export const commonOptions: { readonly [name: string]: Option } = {
  help: { short: "h", help: "what there is to know of the command" },
  version: { short: "V", help: "the version" },
};

const include: Option = {
  short: "I",
  value: "dir",
  help: "look for imports (and files) here; may be repeated. Default: directories that are named, and the current one",
};

const convertOptions: { readonly [name: string]: Option } = {
  include,
  in: {
    value: "form",
    choices: forms,
    help: "what comes in; text is the text format, jsonl and delimited hold any number of messages: a JSON document in a line, bytes with the length in front. Default: json for encode, else binary",
  },
  out: {
    value: "form",
    choices: forms,
    help: "what goes out. Default: binary for encode, json for decode; of many messages delimited and jsonl",
  },
  pretty: { help: "JSON out: over several lines" },
  "emit-defaults": { help: "JSON out: with fields that are zero or empty" },
  "proto-names": { help: "JSON out: field names as in the .proto" },
  "ignore-unknown": { help: "JSON in: leave out fields and enum values that the schema does not know" },
  deterministic: { help: "bytes out: the same for equal messages (map entries sorted)" },
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
      in: { value: "form", choices: forms.filter(isBytesForm), help: "what comes in. Default: binary" },
      guess: {
        help: "print a .proto guessed from the messages instead: of standard input, or of the files named, all of one type",
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
        help: "what fails: what loses bytes, these and ProtoJSON, or deletions that are meant, too; or a .json file with a policy of your own. Default: json",
      },
      "fail-on": {
        value: "grade",
        choices: grades,
        help: "in the place of a policy: what fails is of this grade or a more severe one, in either direction",
      },
      format: {
        value: "format",
        choices: checkFormats,
        help: "text, one array of issues, annotations or reports for GitHub, GitLab and others, a comment. Default: text",
      },
      show: {
        value: "grade",
        choices: grades,
        help: "tell what does not fail from this grade on; less is counted. Default: breaks-json, of json identical",
      },
      max: { value: "number", help: "tell so many differences, the worst. Default: 50 in text, github and markdown" },
      categories: {
        value: "category",
        choices: categories,
        help: "look at bytes or at ProtoJSON alone. Default: both",
      },
      roots: { value: "name", help: "compare this message, enum or service and what it uses; may be repeated" },
      ignore: { value: "name", help: "leave out this rule, or what has this full name; may be repeated" },
      map: {
        value: "old=new",
        help: "a package or type that has another name in the new schema, as shop.v1=shop.v2; may be repeated. Moves are also found without",
      },
      known: { value: "file", help: `a list of issues that are accepted. Default: ${knownFile}, if it is there` },
      baseline: { value: "file", help: "issues that are no news, as --write-baseline wrote them" },
      "write-baseline": { value: "file", help: "write what fails now to this file; exit status 0" },
    },
    notes: `schemas
  a .proto file, a directory or a glob of such, a descriptor set, or one of these (but a glob) as of a revision:
  git:REV:path, the path as seen from here, or git:REV for the path of the other side; git:merge-base:REV is where
  the branch began. Imports are read from the same revision or, if it lacks them, from the disk.
  Where both sides name one path, it may be new or gone.
`,
    example: "wireform check git:merge-base:main:proto proto",
  },
  "check-data": {
    operands: "<old> <new> [<file>]",
    summary: "what messages lose that are read with another schema",
    options: {
      include,
      type: { value: "type", help: "the message type; it has to be given" },
      in: {
        value: "form",
        choices: forms.filter(isBytesForm),
        help: "what comes in, from the file or standard input; delimited is any number of messages, each with its length in front. Default: delimited",
      },
      format: { value: "format", choices: dataFormats, help: "text, or one object. Default: text" },
      "fail-on": {
        value: "grade",
        choices: grades,
        help: "exit status 1 for a loss of this grade or a more severe one. Default: lossy",
      },
    },
    example: "wireform check-data git:main:proto proto --type shop.Order orders.bin",
  },
  generate: {
    operands: "<file.proto>... --out <dir>",
    summary: "TypeScript modules, one for each file and what it imports",
    options: {
      include,
      out: { value: "dir", help: "where modules are written to, the names of which are printed" },
      target: {
        value: "target",
        choices: outputOptions.target.values,
        help: "TypeScript, or JavaScript and its declarations. Default: ts",
      },
      optimize: {
        value: "goal",
        choices: outputOptions.optimize.values,
        help: "code, or modules without code, which are interpreted. Default: speed",
      },
      "import-extension": {
        value: "extension",
        choices: outputOptions.importExtension.values,
        help: "what imports between modules end in. Default: .js",
      },
      import: {
        value: "files=modules",
        help: "modules that are there already, and not written: google/protobuf/=wireform/wkt for what wireform has, acme/common/=@acme/protos/ for those of a package; may be repeated",
      },
      "types-only": { help: "types without code, in one file, for load<...>() at run time" },
      name: {
        value: "name",
        help: "with --types-only: what the file and its interface are called. Default: as the .proto",
      },
      int64: {
        value: "type",
        choices: outputOptions.int64.values,
        help: "how 64-bit integers are held, as the loader's option. Default: bigint",
      },
      maps: { value: "type", choices: outputOptions.maps.values, help: "how maps are held. Default: object" },
      "field-names": {
        value: "style",
        choices: outputOptions.fieldNames.values,
        help: "how fields are called: requestId, or request_id. Default: json",
      },
    },
    example: "wireform generate -I proto proto/calculator.proto --out src/gen",
  },
  completion: {
    operands: "<shell>",
    summary: "a script that makes a shell complete all this",
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
