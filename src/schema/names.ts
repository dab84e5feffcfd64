import { jsonNameOf } from "../plan/names.ts";

/*
 * Names that are derived from other names, by protoc's rules.
 */

/** The message that `map` field `name` stands for: `FooBarEntry` of `foo_bar`. Source: MapEntryName in protoc's parser.cc */
export function mapEntryName(name: string): string {
  return `${jsonNameOf(`_${name}`)}Entry`;
}

/** Name and number of what is to be a property: a field's proto. */
export interface NamedNumber {
  readonly name?: string | undefined;
  readonly number?: number | undefined;
}

/**
 * The properties of a message's fields: lowerCamelCase of their names, or the names themselves where `style` says so.
 *
 * Where two would be the same, the one of the higher number keeps its own name; a name that is in lowerCamelCase stays in any case,
 * which makes the result unique: what keeps its own name has an underscore, and nothing else has.
 */
export function localNames(fields: readonly NamedNumber[], style: "json" | "proto"): ReadonlyMap<string, string> {
  const local = new Map<string, string>();
  const taken = new Set<string>();
  const others: NamedNumber[] = [];
  for (const field of fields) {
    const { name = "" } = field;
    if (style === "json" && name.includes("_")) {
      others.push(field);
      continue;
    }
    local.set(name, name);
    taken.add(name);
  }
  for (const { name = "" } of others.sort((left, right) => (left.number ?? 0) - (right.number ?? 0))) {
    const camel = jsonNameOf(name);
    local.set(name, taken.has(camel) ? name : camel);
    taken.add(camel);
  }
  return local;
}

/** `FooBar` of `FOO_BAR`, to compare names whatever their case. Source: EnumValueToPascalCase in protoc's descriptor.cc */
export function capitalized(name: string): string {
  return name
    .toLowerCase()
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
