/*
 * Names that are derived from a declaration's own.
 */

/** The name in ProtoJSON: underscores go, and the letter after one is capital. Source: ToJsonName in protoc's descriptor.cc */
export function jsonNameOf(name: string): string {
  return name.includes("_") ? name.replace(/_([^_])?/g, (_, letter = "") => capital(letter)) : name;
}

/** The name of a field that most often has this one in ProtoJSON. */
export function protoNameOf(jsonName: string): string {
  return jsonName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The property of a service's method: its first letter small. */
export function methodLocalName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** ASCII only, as protoc does. */
function capital(letter: string): string {
  return letter >= "a" && letter <= "z" ? letter.toUpperCase() : letter;
}
