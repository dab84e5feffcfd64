/*
 * Names that are derived from a declaration's own.
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

/** The property of a service's method: its first letter small. */
export function methodLocalName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** ASCII only, as protoc does. */
function capital(letter: string): string {
  return letter >= "a" && letter <= "z" ? letter.toUpperCase() : letter;
}
