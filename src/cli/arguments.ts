import { type BytesForm, type Form, forms, isBytesForm } from "./forms.ts";
import { host } from "./host.ts";
import { isSchemaFile } from "./load-schema.ts";
import { usageError } from "./usage.ts";

/** Which schema, and which type of it. */
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
  /** Undefined: without a schema. */
  readonly schema: SchemaArguments | undefined;
}

export type Arguments = ConvertArguments | InspectArguments | { readonly command: "help" | "version" };

/** Each flag belongs to a side: it is an error where that side has another form. */
const flagSides = {
  pretty: { side: "out", form: "json" },
  "emit-defaults": { side: "out", form: "json" },
  "proto-names": { side: "out", form: "json" },
  "ignore-unknown": { side: "in", form: "json" },
  deterministic: { side: "out", form: "bytes" },
} as const;
export type Flag = keyof typeof flagSides;
const flags = Object.keys(flagSides) as Flag[];

const helpOptions = { help: { type: "boolean", short: "h" }, version: { type: "boolean", short: "V" } };
const inspectOptions = { ...helpOptions, include: { type: "string", short: "I", multiple: true }, in: { type: "string", multiple: true } };
const convertOptions = { ...inspectOptions, out: { type: "string", multiple: true }, ...Object.fromEntries(flags.map((flag) => [flag, { type: "boolean" }])) };

interface Parsed {
  readonly positionals: readonly string[];
  readonly values: { readonly [name: string]: boolean | readonly string[] | undefined };
}

/** Reads the command line. Errors: INVALID_ARGUMENT. */
export function readArguments(args: readonly string[]): Arguments {
  const command = args[0];
  if (command === undefined) throw usageError("which command: encode, decode or inspect? See wireform --help");
  if (command.startsWith("-") || command === "help") return readHelp(command === "help" ? ["--help", ...args.slice(1)] : args);
  if (command !== "encode" && command !== "decode" && command !== "inspect") throw usageError(`unknown command ${command}: expected encode, decode or inspect; see wireform --help`);
  const parsed = parseWith(command === "inspect" ? inspectOptions : convertOptions, args.slice(1));
  if (parsed.values["help"] === true) return { command: "help" };
  if (parsed.values["version"] === true) return { command: "version" };
  return command === "inspect" ? readInspect(parsed) : readConvert(command, parsed);
}

function readHelp(args: readonly string[]): Arguments {
  const { values, positionals } = parseWith(helpOptions, args);
  if (values["help"] === true) return { command: "help" };
  if (values["version"] === true && positionals.length === 0) return { command: "version" };
  throw usageError("the command comes first: wireform encode, decode or inspect; see wireform --help");
}

function readConvert(command: "encode" | "decode", parsed: Parsed): ConvertArguments {
  const schema = readSchema(parsed);
  if (schema === undefined) throw usageError(`wireform ${command} needs a message type and the .proto files it is in: wireform ${command} <type> <file.proto>...`);
  const input = readForm(parsed, "in", command === "encode" ? "json" : "binary");
  const output = readForm(parsed, "out", command === "encode" ? "binary" : "json");
  for (const flag of flags) {
    const { side, form } = flagSides[flag];
    const actual = side === "in" ? input : output;
    if (parsed.values[flag] === true && form !== (isBytesForm(actual) ? "bytes" : actual)) throw usageError(`--${flag} has no meaning with --${side} ${actual}`);
  }
  return { command, ...schema, input, output, flags: Object.fromEntries(flags.map((flag) => [flag, parsed.values[flag] === true])) as Record<Flag, boolean> };
}

function readInspect(parsed: Parsed): InspectArguments {
  const input = readForm(parsed, "in", "binary");
  if (!isBytesForm(input)) throw usageError(`wireform inspect looks into bytes: --in is binary, hex or base64, not ${input}`);
  return { command: "inspect", input, schema: readSchema(parsed) };
}

function readSchema({ positionals, values }: Parsed): SchemaArguments | undefined {
  const [typeName, ...files] = positionals;
  if (typeName === undefined) return undefined;
  if (files.length === 0) {
    const [type, file] = isSchemaFile(typeName) ? ["<type>", typeName] : [typeName, "<file.proto>"];
    throw usageError(`a message type and the .proto files it is in go together: ${type} ${file}`);
  }
  if (positionals.includes("")) throw usageError("a type or a file is empty");
  return { typeName, files, includePaths: values["include"] as readonly string[] | undefined };
}

function readForm({ values }: Parsed, side: "in" | "out", fallback: Form): Form {
  const given = (values[side] ?? [fallback]) as readonly string[];
  if (given.length > 1) throw usageError(`--${side} is given ${given.length} times`);
  const form = forms.find((each) => each === given[0]);
  if (form === undefined) throw usageError(`--${side} must be one of ${forms.join(", ")}, not ${given[0]}`);
  return form;
}

function parseWith(options: object, args: readonly string[]): Parsed {
  const { parseArgs } = host.getBuiltinModule("node:util") as { parseArgs(config: object): Parsed };
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's advice goes on for some sentences.
    const text = (error as Error).message.split(/\. |\n/u)[0]!;
    throw usageError(`${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/u, "")}; see wireform --help`);
  }
}
