import { ProtobufError } from "../errors.ts";
import type { Representation } from "../message/message-type.ts";
import { type ImportMapping, readMapping } from "./import-mapping.ts";
import type { Optimize } from "./options.ts";

/** What the command line and the plugin can be told. */
export interface OutputOptions {
  /** The language: TypeScript, or JavaScript with its declarations. */
  readonly target: "ts" | "js+dts";
  /** Code ahead of time, or plans alone. */
  readonly optimize: Optimize;
  /** What imports between generated modules end in. */
  readonly importExtension: ".js" | ".ts" | "none";
  readonly int64: Representation["int64"];
  readonly maps: Representation["maps"];
  readonly fieldNames: "json" | "proto";
  /** Modules that are there already, by the files that they are of. */
  readonly import: readonly ImportMapping[];
}

type Choices = Omit<OutputOptions, "import">;

/** Each option: its name, which is a flag of the command line, and of the plugin with underscores; and its values, the default first; undefined: any number of mappings. */
export const outputOptions: ChoiceRows & { readonly import: { readonly name: string; readonly values: undefined } } = {
  target: { name: "target", values: ["ts", "js+dts"] },
  optimize: { name: "optimize", values: ["speed", "size"] },
  importExtension: { name: "import-extension", values: [".js", ".ts", "none"] },
  int64: { name: "int64", values: ["bigint", "number", "string", "long"] },
  maps: { name: "maps", values: ["object", "map"] },
  fieldNames: { name: "field-names", values: ["json", "proto"] },
  import: { name: "import", values: undefined },
};

type ChoiceRows = {
  readonly [Key in keyof Choices]: { readonly name: string; readonly values: readonly Choices[Key][] };
};

/** The names of all options. */
export const outputOptionNames: readonly string[] = Object.values(outputOptions).map(({ name }) => name);

/** A name in the style of the table, whichever it is given in: `importExtension` and `import_extension` are `import-extension`. */
export function optionName(given: string): string {
  return given.replaceAll("_", "-").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Reads the options out of values by name; `say` is how errors call a name.
 *
 * INVALID_ARGUMENT for values that an option has not, for two values where one is due, and for mappings that are none.
 */
export function readOutputOptions(
  given: ReadonlyMap<string, readonly string[]>,
  say: (name: string) => string,
): OutputOptions {
  const choice = <Key extends keyof Choices>(key: Key): Choices[Key] => {
    const { name, values }: ChoiceRows[Key] = outputOptions[key];
    const [value = values[0], ...more] = given.get(name) ?? [];
    if (more.length > 0) throw invalid(`${say(name)} is given ${more.length + 1} times`);
    const chosen = values.find((each) => each === value);
    if (chosen === undefined)
      throw invalid(`${say(name)} must be one of ${values.join(", ")}, not ${JSON.stringify(value)}`);
    return chosen;
  };
  return {
    target: choice("target"),
    optimize: choice("optimize"),
    importExtension: choice("importExtension"),
    int64: choice("int64"),
    maps: choice("maps"),
    fieldNames: choice("fieldNames"),
    import: (given.get(outputOptions.import.name) ?? []).map(readMapping),
  };
}

function invalid(text: string): ProtobufError {
  return new ProtobufError("INVALID_ARGUMENT", text);
}
