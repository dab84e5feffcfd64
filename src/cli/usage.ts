import { ProtobufError } from "../errors.ts";
import { type Command, type CommandName, commandNames, commands, commonOptions, type Option } from "./commands.ts";
import { wrap } from "./wrap.ts";

/** Widths in characters: of a line of help, of a command with its operands, and of the indent of an option's text. */
const [lineLength, synopsisLength, indent] = [120, 56, 25];

const introduction = `wireform: encode, decode and inspect Protocol Buffers messages, compare schemas and generate TypeScript,
straight from the .proto file
`;

const inputs = `All commands write to standard output; encode, decode and inspect read standard input. A directory stands for all
.proto files below it, a quoted glob for the files that match: "proto/**/*.proto" (* and ? within a name, ** for any
directories, {a,b} for either). Instead of .proto files you can give one descriptor set, written by protoc -o or
buf build -o, with the extension .binpb, .pb, .desc or .fds.
`;

const statuses = `exit status
  0 success; 1 bad data or a bad schema; 2 bad usage (also a type or a file that does not exist)
  for check and check-data: 0 nothing fails; 1 something fails; 2 bad usage; 3 a bad schema or bad data
`;

/** The help of one command, or of all commands. */
export function usageOf(name: CommandName | undefined): string {
  if (name === undefined) return usageOfAll();
  const { summary, options, notes, example } = commands[name];
  const parts = [
    `wireform ${name}: ${summary}\n`,
    section("usage", [synopsis(name)]),
    ...(name === "completion" ? [] : [inputs]),
    optionSection("options", { ...options, ...commonOptions }),
    ...(notes === undefined ? [] : [notes]),
    statuses,
    section("example", [example]),
  ];
  return parts.join("\n");
}

function usageOfAll(): string {
  const lines = commandNames.map((name) => `${synopsis(name).padEnd(synopsisLength)}  ${commands[name].summary}`);
  const parts = [
    introduction,
    section("usage", [
      ...lines,
      `${"wireform help [<command>]".padEnd(synopsisLength)}  this text, or the help of one command`,
    ]),
    inputs,
    ...commandNames.flatMap(sectionsOf),
    optionSection("options of all commands", commonOptions),
    statuses,
    section(
      "examples",
      commandNames.map((name) => commands[name].example),
    ),
  ];
  return parts.join("\n");
}

/** The sections of a command; options shared by several commands are listed with the first. */
function sectionsOf(name: CommandName): string[] {
  const { options, notes } = commands[name];
  const sharing = commandNames.filter((each) => commands[each].options === options);
  const sections: string[] = [];
  if (sharing[0] === name && Object.keys(options).length > 0)
    sections.push(optionSection(`options of ${sharing.join(" and ")}`, options));
  if (notes !== undefined) sections.push(`${name}: ${notes}`);
  return sections;
}

function synopsis(name: CommandName): string {
  const { operands, options } = commands[name];
  return `wireform ${name} ${operands}${Object.keys(options).length > 0 ? " [options]" : ""}`;
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function optionSection(title: string, options: Command["options"]): string {
  return section(
    title,
    Object.entries(options).flatMap(([name, option]) => optionLines(name, option)),
  );
}

function optionLines(name: string, { short, value, choices, help }: Option): string[] {
  const head = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
  const text = choices === undefined ? help : `${choices.join(", ")}: ${help}`;
  const [first, ...rest] = wrap(text, lineLength - indent - 2);
  const below = rest.map((line) => " ".repeat(indent) + line);
  return head.length < indent - 1
    ? [head.padEnd(indent) + first!, ...below]
    : [head, " ".repeat(indent) + first!, ...below];
}

/** An error in the command line itself: exit status 2. */
export function usageError(message: string): ProtobufError {
  return new ProtobufError("INVALID_ARGUMENT", message);
}
