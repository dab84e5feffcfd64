import { optionName } from "../codegen/index.ts";
import { nearestName } from "../message/nearest-name.ts";
import type { Option } from "./commands.ts";
import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/** A parsed command line. */
export interface Parsed {
  readonly positionals: readonly string[];
  readonly values: { readonly [name: string]: boolean | readonly string[] | undefined };
}

/** The value of an option with fixed choices. Errors: INVALID_ARGUMENT. */
export function readChoice<Choice extends string>(
  parsed: Parsed,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const given = readOnce(parsed, name) ?? fallback;
  const choice = choices.find((each) => each === given);
  if (choice === undefined) throw usageError(`--${name} must be one of ${choices.join(", ")}, not ${given}`);
  return choice;
}

/** The value of an option that may be given once. Errors: INVALID_ARGUMENT. */
export function readOnce({ values }: Parsed, name: string): string | undefined {
  const given = (values[name] ?? []) as readonly string[];
  if (given.length > 1) throw usageError(`--${name} is given ${given.length} times`);
  return given[0];
}

/** Parses a command line with the known options. Errors: INVALID_ARGUMENT. */
export function parseWith(known: { readonly [name: string]: Option }, args: readonly string[]): Parsed {
  // Repeated options are kept, and rejected when they are read.
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { short, value }]) => [
      name,
      { ...(short && { short }), ...(value === undefined ? { type: "boolean" } : { type: "string", multiple: true }) },
    ]),
  );
  const { parseArgs } = host.getBuiltinModule("node:util") as { parseArgs(config: object): Parsed };
  try {
    return parseArgs({ args: args.map(withFlagName), options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own text has further sentences.
    const text = (error as Error).message.split(/\. |\n/u)[0]!;
    const advice = adviseFlag(text, Object.keys(options));
    throw usageError(`${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/u, "")}; ${advice}`);
  }
}

/** Options may be written in the style of the plugin. */
function withFlagName(argument: string): string {
  return argument.replace(/^--\w[\w-]*/u, optionName);
}

/**
 * The values of an option that may be repeated, or list several values separated by commas. Errors: INVALID_ARGUMENT.
 */
export function readList({ values }: Parsed, name: string): readonly string[] | undefined {
  const list = (values[name] as readonly string[] | undefined)?.flatMap((value) => value.split(","));
  if (list?.includes("") === true) throw usageError(`--${name} is empty`);
  return list;
}

function adviseFlag(text: string, names: readonly string[]): string {
  const [, unknown] = /^Unknown option '--(.+)'$/u.exec(text) ?? [];
  const nearest = unknown === undefined ? undefined : nearestName(unknown, names);
  return nearest === undefined ? "see wireform --help" : `did you mean --${nearest}?`;
}
