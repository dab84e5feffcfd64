import type { UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import { optionEnums, optionTypes, type OptionsName } from "./option-types.ts";
import type { HasOptions } from "./source/option.ts";
import { utf8Bytes } from "./source/literal.ts";

/** Options that protobufjs keeps among the others, and that descriptor.proto has elsewhere. */
const elsewhere: ReadonlySet<string> = new Set(["default", "json_name", "proto3_optional", "map_entry"]);
/** Levels of messages within the value of an option. */
const maxDepth = 32;

type NamePart = { readonly namePart: string; readonly isExtension: boolean };

/** Gives `node` the options of an object of protobufjs, each value as an option of its own, as a `.proto` would have it. */
export function describeOptions(
  object: { readonly options?: { readonly [name: string]: unknown } | undefined },
  name: OptionsName,
  node: HasOptions,
): void {
  const found: UninterpretedOptionProto[] = [];
  for (const [option, value] of Object.entries(object.options ?? {})) {
    if (elsewhere.has(option)) continue;
    const path = parsePath(option);
    // Linking says that it has no name.
    if (path.length === 0) found.push({ name: path });
    else flatten(path, value, name, found, 0);
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

function flatten(
  path: readonly NamePart[],
  value: unknown,
  message: string | undefined,
  found: UninterpretedOptionProto[],
  depth: number,
): void {
  if (value === undefined || value === null || depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const item of value) flatten(path, item, message, found, depth + 1);
  } else if (
    typeof value === "object" &&
    Object.getPrototypeOf(value) !== null &&
    Object.getPrototypeOf(value) !== Object.prototype
  ) {
    // A Long; what else it may be is no value of an option, and linking says so.
    const text = String(value);
    add(path, /^-?\d+$/.test(text) ? BigInt(text) : text, message, found);
  } else if (typeof value === "object") {
    const last = path.at(-1)!;
    const within = last.isExtension ? undefined : optionTypes.get(message ?? "")?.get(last.namePart)?.type;
    for (const [name, member] of Object.entries(value))
      flatten([...path, { namePart: name, isExtension: false }], member, within, found, depth + 1);
  } else {
    add(path, value, message, found);
  }
}

function add(
  path: readonly NamePart[],
  value: unknown,
  message: string | undefined,
  found: UninterpretedOptionProto[],
): void {
  const option: UninterpretedOptionProto = { name: [...path] };
  const last = path.at(-1);
  const type =
    last === undefined || last.isExtension ? undefined : optionTypes.get(message ?? "")?.get(last.namePart)?.type;
  if (typeof value === "boolean" || optionEnums.has(type ?? "")) option.identifierValue = String(value);
  else if (typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value))) {
    if (value < 0) option.negativeIntValue = BigInt(value);
    else option.positiveIntValue = BigInt(value);
  } else if (typeof value === "number") option.doubleValue = value;
  else option.stringValue = utf8Bytes(String(value));
  found.push(option);
}
