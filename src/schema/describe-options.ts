import type { UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import type { HasOptions } from "./source/option.ts";
import { utf8Bytes } from "./source/literal.ts";

/** Options that protobufjs keeps among the others, and that descriptor.proto has elsewhere. */
const elsewhere: readonly string[] = ["default", "json_name", "proto3_optional", "map_entry"];
/** What descriptor.proto tells compilers about its own fields: protobufjs has the last of the values that they list, field by field. */
const forCompilers: readonly string[] = ["edition_defaults", "feature_support"];
const left: ReadonlySet<string> = new Set([...elsewhere, ...forCompilers]);
/** Levels of messages within the value of an option. */
const maxDepth = 32;

type NamePart = { readonly namePart: string; readonly isExtension: boolean };

interface OptionsHolder {
  readonly options?: { readonly [name: string]: unknown } | undefined;
  /** The options in their order, as they stand in the `.proto`; where there was one. */
  readonly parsedOptions?: readonly { readonly [name: string]: unknown }[] | null | undefined;
}

/** Gives `node` the options of an object of protobufjs, each value as an option of its own, as a `.proto` would have it. */
export function describeOptions({ options = {}, parsedOptions }: OptionsHolder, node: HasOptions): void {
  const found: UninterpretedOptionProto[] = [];
  const parsed = (parsedOptions ?? []).flatMap((each) => Object.entries(each));
  const seen = new Set(parsed.map(([name]) => name));
  // `options` has one value for each name, and may have been given more of them since.
  const others = Object.entries(options).filter(([name]) => !seen.has(/^\([^)]*\)|^[^.]*/.exec(name)![0]));
  for (const [option, value] of [...parsed, ...others]) {
    const path = parsePath(option);
    // Linking says that it has no name.
    if (path.length === 0) found.push({ name: path });
    else if (path[0]!.isExtension || !left.has(path[0]!.namePart)) flatten(path, value, found, 0);
  }
  if (found.length > 0) node.options = { ...node.options, uninterpretedOption: found };
}

/** `(pkg.option).field` and the like. */
function parsePath(path: string): NamePart[] {
  return [...path.matchAll(/\(([^)]*)\)|[^.()]+/g)].map(([text, extension]) => ({
    namePart: extension ?? text,
    isExtension: extension !== undefined,
  }));
}

function flatten(path: readonly NamePart[], value: unknown, found: UninterpretedOptionProto[], depth: number): void {
  if (value === undefined || value === null || depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const item of value) flatten(path, item, found, depth + 1);
  } else if (
    typeof value === "object" &&
    Object.getPrototypeOf(value) !== null &&
    Object.getPrototypeOf(value) !== Object.prototype
  ) {
    // A Long; what else it may be is not a value of an option, and linking says so.
    const text = String(value);
    found.push(optionOf(path, /^-?\d+$/.test(text) ? BigInt(text) : text));
  } else if (typeof value === "object") {
    for (const [name, member] of Object.entries(value))
      flatten([...path, { namePart: name, isExtension: false }], member, found, depth + 1);
  } else {
    found.push(optionOf(path, value));
  }
}

function optionOf(path: readonly NamePart[], value: unknown): UninterpretedOptionProto {
  const name = [...path];
  if (typeof value === "boolean") return { name, identifierValue: String(value) };
  if (typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value)))
    return value < 0 ? { name, negativeIntValue: BigInt(value) } : { name, positiveIntValue: BigInt(value) };
  if (typeof value === "number") return { name, doubleValue: value };
  const text = String(value);
  const stringValue = utf8Bytes(text);
  // protobufjs tells no names from texts in quotes: it is either, as the type of the option has it.
  return /^[A-Za-z_]\w*$/.test(text) ? { name, stringValue, identifierValue: text } : { name, stringValue };
}
