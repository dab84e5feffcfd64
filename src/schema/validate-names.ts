import type { FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { Linking } from "./linking.ts";
import { visitDeclarations, type Target } from "./visit.ts";

const optOut = " (features.enforce_naming_style = STYLE_LEGACY can be used to opt out of this check)";
const collisionOptOut = " (features.enforce_naming_style = STYLE2024 can be used to opt out of this check)";

/** Before it, no file can ask for a style. */
const firstEdition = 1001;

/** Of what names are judged: what it is called, and the style of its name. */
const styles: { readonly [T in Target]?: readonly [title: string, fault: (name: string) => string | undefined] } = {
  file: ["Package", lowerSnakeCaseFault],
  message: ["Message", titleCaseFault],
  oneof: ["Oneof", lowerSnakeCaseFault],
  field: ["Field", lowerSnakeCaseFault],
  enum: ["Enum", titleCaseFault],
  "enum entry": ["Enum value", upperSnakeCaseFault],
  service: ["Service", titleCaseFault],
  method: ["Method", titleCaseFault],
};

/**
 * Names as the style guide has them, which files from edition 2024 must follow unless they opt out.
 *
 * Source: https://protobuf.dev/editions/features/#enforce_naming_style, and ValidateNamingStyle in protoc's descriptor.cc
 */
export function validateNames(file: FileDescriptor, linking: Linking): void {
  if ((file.proto.edition ?? 0) < firstEdition) return;
  visitDeclarations(file, linking, (target, declaration, { enforceNamingStyle: style }, around) => {
    const rule = styles[target];
    if (rule === undefined || style === feature.style.legacy) return;
    const [title, fault] = rule;
    const name = target === "file" ? file.package : (declaration.name ?? "");
    if (target === "file" && name === "") return;
    // What a map field stands for is named by the rules of maps.
    if (around?.mapEntry === true || (target === "message" && declaration.options?.["mapEntry"] === true)) return;
    const report = (text: string): void =>
      linking.problems.add(file.name, declaration, "name", `${title} name ${name} ${text}`);
    const found = fault(name);
    if (found !== undefined) report(found + optOut);
    if (style === feature.style.style2024 || (target !== "field" && target !== "oneof")) return;
    const collision = collisionFault(name, around);
    if (collision !== undefined) report(collision + collisionOptOut);
  });
}

function titleCaseFault(name: string): string | undefined {
  if (/[^A-Za-z0-9]/.test(name)) return "should be TitleCase";
  return /^[A-Z]/.test(name) ? undefined : "should begin with a capital letter";
}

function lowerSnakeCaseFault(name: string): string | undefined {
  if (/[^a-z0-9_.]/.test(name)) return "should be lower_snake_case";
  if (!/^[a-z]/.test(name)) return "should begin with a lower case letter";
  return underscoreFault(name);
}

function upperSnakeCaseFault(name: string): string | undefined {
  if (/[^A-Z0-9_]/.test(name)) return "should be UPPER_SNAKE_CASE";
  if (!/^[A-Z]/.test(name)) return "should begin with an upper case letter";
  return underscoreFault(name);
}

/** An underscore stands between a character and a letter. */
function underscoreFault(name: string): string | undefined {
  return /_(?![A-Za-z])/.test(name) ? "contains style violating underscores" : undefined;
}

const accessorPrefixes = ["has_", "get_", "set_", "clear_"];
const accessorSuffix = "_value";

/** Names that generated code would have twice. Source: IsValidFieldNonCollisionName in protoc's descriptor.cc */
function collisionFault(name: string, message: MessageDescriptor | undefined): string | undefined {
  const has = (other: string): boolean =>
    message !== undefined &&
    (message.field(other) !== undefined || message.proto.oneofDecl?.some((oneof) => oneof.name === other) === true);
  for (const prefix of accessorPrefixes) {
    const other = name.slice(prefix.length);
    if (name.startsWith(prefix) && has(other))
      return `should not begin with ${prefix} if a field named ${other} exists. This can cause collisions in generated code.`;
  }
  const other = name.slice(0, -accessorSuffix.length);
  if (name.endsWith(accessorSuffix) && has(other))
    return `should not end with ${accessorSuffix} if a field named ${other} exists. This can cause collisions in generated code.`;
  return name === "descriptor"
    ? "should not be named descriptor. This can cause collisions in generated code."
    : undefined;
}
