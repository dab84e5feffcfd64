import { type Category, type Grade, grades, type Policy, type PolicyName, policies } from "../compat/index.ts";
import { categories, checkFormats, dataFormats } from "./commands.ts";
import { type BytesForm, forms, isBytesForm } from "./forms.ts";
import type { CheckFormat } from "./formats/index.ts";
import { readJsonFile } from "./json-file.ts";
import { type Parsed, readChoice, readList, readOnce } from "./parsed.ts";
import { usageError } from "./usage.ts";

/** The two schemas to compare. */
interface TwoSchemas {
  /** A `.proto` file, a directory, a descriptor set, or one of these in a revision. */
  readonly old: string;
  readonly next: string;
  readonly includePaths: readonly string[] | undefined;
}

export interface CheckArguments extends TwoSchemas {
  readonly command: "check";
  readonly format: CheckFormat;
  /** What fails: a policy, or a grade in either direction. */
  readonly criterion: { readonly name: string; readonly policy: Policy | PolicyName } | { readonly grade: Grade };
  /** The least severe grade to show of what does not fail. */
  readonly show: Grade;
  /** The most entries to show. */
  readonly max: number;
  readonly categories: readonly Category[] | undefined;
  readonly roots: readonly string[] | undefined;
  readonly ignore: readonly string[] | undefined;
  /** Names in the new schema, by names in the old one. */
  readonly moved: Readonly<Record<string, string>> | undefined;
  /** Files of known issues; for the first, undefined is the default file, if it exists. */
  readonly known: string | undefined;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
}

export interface CheckDataArguments extends TwoSchemas {
  readonly command: "check-data";
  readonly typeName: string;
  /** Undefined: standard input. */
  readonly file: string | undefined;
  readonly input: BytesForm;
  readonly format: (typeof dataFormats)[number];
  /** The exit status is 1 for this grade and all that are more severe. */
  readonly failOn: Grade;
}

/** The default of `--max` for formats that people read. */
const defaultMax = 50;
/** The formats that programs read. */
export const programFormats: readonly CheckFormat[] = ["json", "junit", "sarif", "gitlab"];

export function readCheck(parsed: Parsed): CheckArguments {
  const { positionals } = parsed;
  const schemas = readTwoSchemas(parsed, "check");
  if (positionals.length > 2) throw usageError(twoSchemas("check"));
  const format = readChoice(parsed, "format", checkFormats, "text");
  return {
    command: "check",
    ...schemas,
    format,
    criterion: readCriterion(parsed),
    show: readChoice(parsed, "show", grades, format === "json" ? "identical" : "breaks-json"),
    max: readMax(parsed, programFormats.includes(format) ? Infinity : defaultMax),
    categories: readCategories(parsed),
    roots: readList(parsed, "roots"),
    ignore: readList(parsed, "ignore"),
    moved: readMap(parsed),
    known: readOnce(parsed, "known"),
    baseline: readOnce(parsed, "baseline"),
    writeBaseline: readOnce(parsed, "write-baseline"),
  };
}

export function readCheckData(parsed: Parsed): CheckDataArguments {
  const { positionals } = parsed;
  const schemas = readTwoSchemas(parsed, "check-data");
  if (positionals.length > 3) throw usageError("wireform check-data reads one file: concatenate several");
  const typeName = readOnce(parsed, "type");
  if (typeName === undefined || typeName === "")
    throw usageError("wireform check-data needs the type of the messages: --type <type>");
  const bytesForms = forms.filter(isBytesForm);
  return {
    command: "check-data",
    ...schemas,
    typeName,
    file: positionals[2],
    input: readChoice(parsed, "in", bytesForms, "delimited"),
    format: readChoice(parsed, "format", dataFormats, "text"),
    failOn: readChoice(parsed, "fail-on", grades, "lossy"),
  };
}

function readTwoSchemas({ positionals, values }: Parsed, command: string): TwoSchemas {
  const [old, next] = positionals;
  if (old === undefined || next === undefined) throw usageError(twoSchemas(command));
  if (positionals.includes("")) throw usageError("the name of a schema is empty");
  return { old, next, includePaths: values["include"] as readonly string[] | undefined };
}

function twoSchemas(command: string): string {
  return `wireform ${command} needs two schemas, the old one and the new one: wireform ${command} <old.proto> <new.proto>`;
}

function readCriterion(parsed: Parsed): CheckArguments["criterion"] {
  const given = readOnce(parsed, "policy");
  if (parsed.values["fail-on"] !== undefined) {
    if (given !== undefined) throw usageError("--policy and --fail-on both say what fails: give only one");
    return { grade: readChoice(parsed, "fail-on", grades, "lossy") };
  }
  const name = given ?? "json";
  if (Object.hasOwn(policies, name)) return { name, policy: name as PolicyName };
  if (!name.endsWith(".json"))
    throw usageError(`--policy must be one of ${Object.keys(policies).join(", ")}, or a .json file, not ${name}`);
  return { name, policy: readJsonFile(name) as Policy };
}

function readMax(parsed: Parsed, fallback: number): number {
  const given = readOnce(parsed, "max");
  if (given === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/u.test(given)) throw usageError(`--max must be a number from 1, not ${given}`);
  return Number(given);
}

function readCategories(parsed: Parsed): readonly Category[] | undefined {
  const given = readList(parsed, "categories");
  const unknown = given?.find((each) => !categories.includes(each as Category));
  if (unknown !== undefined) throw usageError(`--categories must be one of ${categories.join(", ")}, not ${unknown}`);
  return given as readonly Category[] | undefined;
}

function readMap(parsed: Parsed): Readonly<Record<string, string>> | undefined {
  const given = readList(parsed, "map");
  const pairs = given?.map((each) => {
    const [, from, to] = /^([\w.]+)=([\w.]+)$/u.exec(each) ?? [];
    if (from === undefined || to === undefined)
      throw usageError(`--map must be old=new, such as shop.v1=shop.v2, not ${each}`);
    return [from, to] as const;
  });
  return pairs === undefined ? undefined : Object.fromEntries(pairs);
}
