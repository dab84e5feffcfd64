import { type OutputOptions, outputOptionNames, outputOptions, readOutputOptions } from "../codegen/index.ts";
import { type CheckArguments, type CheckDataArguments, readCheck, readCheckData } from "./check-arguments.ts";
import { type CommandName, commandNames, commands, commonOptions, shells } from "./commands.ts";
import { type BytesForm, type Form, forms, holdsMany, isBytesForm } from "./forms.ts";
import { isSchemaFile } from "./load-schema.ts";
import { type Parsed, parseWith, readChoice, readOnce } from "./parsed.ts";
import { usageError } from "./usage.ts";

/** The schema, and the type in it. */
export interface SchemaArguments {
  readonly typeName: string;
  readonly files: readonly string[];
  readonly includePaths: readonly string[] | undefined;
}

export interface ConvertArguments extends SchemaArguments {
  readonly command: "encode" | "decode";
  readonly input: Form;
  readonly output: Form;
  readonly flags: Readonly<Record<Flag, boolean>>;
}

export interface InspectArguments {
  readonly command: "inspect";
  readonly input: BytesForm;
  /** Undefined without a schema. */
  readonly schema: SchemaArguments | undefined;
  /** The files to guess a schema from, or none for standard input. Undefined without `--guess`. */
  readonly samples: readonly string[] | undefined;
}

export interface GenerateArguments {
  readonly command: "generate";
  readonly files: readonly string[];
  readonly includePaths: readonly string[] | undefined;
  /** The directory to write to. */
  readonly out: string;
  readonly options: OutputOptions;
  /** Types without code, in a file of this name; undefined for modules. */
  readonly typesName: string | undefined;
}

export type Arguments =
  | ConvertArguments
  | InspectArguments
  | CheckArguments
  | CheckDataArguments
  | GenerateArguments
  | { readonly command: "completion"; readonly shell: (typeof shells)[number] }
  /** For one command, or for all. */
  | { readonly command: "help"; readonly of: CommandName | undefined }
  | { readonly command: "version" };

const bytesForms = forms.filter(isBytesForm);
/** Each flag belongs to the input or the output: it is an error if that has another form. */
const flagSides: { readonly [F in Flag]: { readonly side: "in" | "out"; readonly of: readonly Form[] } } = {
  pretty: { side: "out", of: ["json"] },
  "emit-defaults": { side: "out", of: ["json", "jsonl"] },
  "proto-names": { side: "out", of: ["json", "jsonl"] },
  "ignore-unknown": { side: "in", of: ["json", "jsonl"] },
  deterministic: { side: "out", of: bytesForms },
};
export type Flag = "pretty" | "emit-defaults" | "proto-names" | "ignore-unknown" | "deterministic";
const flags = Object.keys(flagSides) as Flag[];

const choiceOfCommands: string = `${commandNames.slice(0, -1).join(", ")} or ${commandNames.at(-1)}`;

/** Reads the command line. Errors: INVALID_ARGUMENT. */
export function readArguments(args: readonly string[]): Arguments {
  const [given] = args;
  if (given === undefined) throw usageError(`no command given: expected ${choiceOfCommands}; see wireform --help`);
  if (given === "help") return readHelp(args.slice(1));
  if (given.startsWith("-")) return readNoCommand(args);
  const command = readCommand(given);
  const parsed = parseWith({ ...commands[command].options, ...commonOptions }, args.slice(1));
  if (parsed.values["help"] === true) return { command: "help", of: command };
  if (parsed.values["version"] === true) return { command: "version" };
  switch (command) {
    case "completion":
      return readCompletion(parsed);
    case "check":
      return readCheck(parsed);
    case "check-data":
      return readCheckData(parsed);
    case "generate":
      return readGenerate(parsed);
    case "inspect":
      return readInspect(parsed);
    default:
      return readConvert(command, parsed);
  }
}

function readCommand(given: string): CommandName {
  const command = commandNames.find((each) => each === given);
  if (command === undefined)
    throw usageError(`unknown command ${given}: expected ${choiceOfCommands}; see wireform --help`);
  return command;
}

function readHelp(args: readonly string[]): Arguments {
  const { positionals } = parseWith(commonOptions, args);
  const [given] = positionals;
  if (positionals.length > 1) throw usageError("wireform help takes one command, or none");
  return { command: "help", of: given === undefined ? undefined : readCommand(given) };
}

function readNoCommand(args: readonly string[]): Arguments {
  const { values, positionals } = parseWith(commonOptions, args);
  if (values["help"] === true) return { command: "help", of: undefined };
  if (values["version"] === true && positionals.length === 0) return { command: "version" };
  throw usageError(`the command comes first: wireform ${choiceOfCommands}; see wireform --help`);
}

function readCompletion({ positionals }: Parsed): Arguments {
  const shell = shells.find((each) => each === positionals[0]);
  if (shell === undefined || positionals.length > 1)
    throw usageError(`wireform completion needs a shell: ${shells.join(", ")}`);
  return { command: "completion", shell };
}

function readConvert(command: "encode" | "decode", parsed: Parsed): ConvertArguments {
  const schema = readSchema(parsed);
  if (schema === undefined)
    throw usageError(
      `wireform ${command} needs a message type and the .proto files it is in: wireform ${command} <type> <file.proto>...`,
    );
  const input = readForm(parsed, "in", command === "encode" ? "json" : "binary");
  const output = readForm(parsed, "out", defaultOutput(command, input));
  if (holdsMany(input) && !holdsMany(output))
    throw usageError(`--in ${input} holds any number of messages: --out must be jsonl or delimited, not ${output}`);
  for (const flag of flags) {
    const { side, of } = flagSides[flag];
    const actual = side === "in" ? input : output;
    if (parsed.values[flag] === true && !of.includes(actual))
      throw usageError(`--${flag} cannot be used with --${side} ${actual}`);
  }
  return {
    command,
    ...schema,
    input,
    output,
    flags: Object.fromEntries(flags.map((flag) => [flag, parsed.values[flag] === true])) as Record<Flag, boolean>,
  };
}

function defaultOutput(command: "encode" | "decode", input: Form): Form {
  if (holdsMany(input)) return command === "encode" ? "delimited" : "jsonl";
  return command === "encode" ? "binary" : "json";
}

function readInspect(parsed: Parsed): InspectArguments {
  const input = readForm(parsed, "in", "binary");
  if (!isBytesForm(input))
    throw usageError(`wireform inspect reads bytes: --in must be ${bytesForms.join(", ")}, not ${input}`);
  if (parsed.values["guess"] !== true)
    return { command: "inspect", input, schema: readSchema(parsed), samples: undefined };
  if (parsed.values["include"] !== undefined) throw usageError("--include is for a schema, and --guess makes one");
  return { command: "inspect", input, schema: undefined, samples: parsed.positionals };
}

function readGenerate(parsed: Parsed): GenerateArguments {
  const { positionals: files, values } = parsed;
  const out = readOnce(parsed, "out");
  if (files.length === 0 || out === undefined)
    throw usageError(
      "wireform generate needs .proto files and a directory to write to: wireform generate <file.proto>... --out <dir>",
    );
  if (files.includes("") || out === "") throw usageError("the name of a file or directory is empty");
  const given = new Map(outputOptionNames.map((name) => [name, (values[name] ?? []) as readonly string[]]));
  return {
    command: "generate",
    files,
    includePaths: values["include"] as readonly string[] | undefined,
    out,
    options: readOutputOptions(given, (name) => `--${name}`),
    typesName: readTypesName(parsed),
  };
}

/** The default is the name of the file. */
function readTypesName(parsed: Parsed): string | undefined {
  const { positionals: files, values } = parsed;
  const given = readOnce(parsed, "name");
  if (values["types-only"] !== true) {
    if (given !== undefined) throw usageError("--name needs --types-only");
    return undefined;
  }
  const { target, optimize, importExtension, import: mapping } = outputOptions;
  const foreign = [target, optimize, importExtension, mapping].find(({ name }) => values[name] !== undefined);
  if (foreign !== undefined) throw usageError(`--${foreign.name} cannot be used with --types-only`);
  if (given === undefined && files.length > 1)
    throw usageError("--types-only with several files needs a --name for their types");
  const name = given ?? files[0]!.replace(/^.*[/\\]/u, "").replace(/\.\w+$/u, "");
  if (!/^[\w.-]*\w$/u.test(name)) throw usageError(`--name must consist of letters, digits and hyphens, not ${name}`);
  return name;
}

function readSchema({ positionals, values }: Parsed): SchemaArguments | undefined {
  const [typeName, ...files] = positionals;
  if (typeName === undefined) return undefined;
  if (files.length === 0) {
    const [type, file] = isSchemaFile(typeName) ? ["<type>", typeName] : [typeName, "<file.proto>"];
    throw usageError(`give a message type together with the .proto files it is in: ${type} ${file}`);
  }
  if (positionals.includes("")) throw usageError("the name of a type or file is empty");
  return { typeName, files, includePaths: values["include"] as readonly string[] | undefined };
}

function readForm(parsed: Parsed, side: "in" | "out", fallback: Form): Form {
  return readChoice(parsed, side, forms, fallback);
}
