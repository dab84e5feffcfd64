/*
 * Names that are derived from other names, by protoc's rules.
 */

/** The name in ProtoJSON: underscores go, and the letter after one is capital. Source: ToJsonName in protoc's descriptor.cc */
export function jsonNameOf(name: string): string {
  if (!name.includes("_")) return name;
  let json = "";
  let start = 0;
  for (let end = name.indexOf("_"); end >= 0; end = name.indexOf("_", start)) {
    json += name.slice(start, end);
    start = end + 1;
    if (start < name.length && name[start] !== "_") json += capital(name[start++]!);
  }
  return json + name.slice(start);
}

/** The message that `map` field `name` stands for: `FooBarEntry` of `foo_bar`. Source: MapEntryName in protoc's parser.cc */
export function mapEntryName(name: string): string {
  return `${jsonNameOf(`_${name}`)}Entry`;
}

/** The property of a service's method: its first letter small. */
export function methodLocalName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
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

/** ASCII only, as protoc does. */
function capital(letter: string): string {
  return letter >= "a" && letter <= "z" ? letter.toUpperCase() : letter;
}

/** `FooBar` of `FOO_BAR`, to compare names whatever their case. Source: EnumValueToPascalCase in protoc's descriptor.cc */
export function capitalized(name: string): string {
  return name.toLowerCase().split("_").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
