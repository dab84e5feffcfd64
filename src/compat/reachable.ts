import { ProtobufError } from "../errors.ts";
import type { EnumDescriptor, MessageDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";
import { declarationsOf, type SchemaFiles } from "./pairing.ts";

export type Declared = MessageDescriptor | EnumDescriptor | ServiceDescriptor;

/** The types and services named, and all that they use. NOT_FOUND where the schema has none of a name. */
export function reachable(schema: SchemaFiles, roots: readonly string[]): ReadonlySet<Declared> {
  const byName = new Map(
    schema
      .files()
      .flatMap(declarationsOf)
      .map((declaration) => [declaration.typeName, declaration]),
  );
  const found = new Set<Declared>();
  for (const root of roots) {
    const declaration = byName.get(root);
    if (declaration === undefined)
      throw new ProtobufError("NOT_FOUND", `the old schema has no message, enum or service ${root}`, {
        typeName: root,
      });
    found.add(declaration);
  }
  for (const declaration of found) for (const used of usedBy(declaration)) found.add(used);
  return found;
}

function usedBy(declaration: Declared): Declared[] {
  if (declaration.kind === "enum") return [];
  if (declaration.kind === "service") return declaration.methods.flatMap(({ input, output }) => [input, output]);
  return declaration.members.flatMap(({ value }): Declared[] =>
    value.kind === "message" ? [value.message] : value.kind === "enum" ? [value.enum] : [],
  );
}
