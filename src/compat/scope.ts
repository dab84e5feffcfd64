import { ProtobufError } from "../errors.ts";
import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { type Declared, declarationsOf, type Side } from "./schema-files.ts";

/** The part of the old schema that is compared. */
export interface Scope {
  /** Types and services: those of the requested files, and those that they use. */
  readonly declared: ReadonlySet<Declared>;
  /** Those whose deletion matters even if nothing uses them. */
  readonly own: ReadonlySet<Declared>;
  /** Extensions in the requested files of messages that are not compared. */
  readonly extensions: readonly FieldDescriptor[];
}

/**
 * Everything in the requested files, or named by `roots`, and what it uses. NOT_FOUND for a name that the schema does
 * not have.
 */
export function scopeOf(old: Side, roots: readonly string[] | undefined): Scope {
  const ownTypes = old.own.flatMap(declarationsOf);
  const extensions = roots === undefined ? old.own.flatMap(extensionsOf) : [];
  const start = roots === undefined ? ownTypes : rootsOf(old, roots);
  const declared = new Set<Declared>([...start, ...extensions.flatMap(typesOf)]);
  for (const declaration of declared) for (const used of usedBy(declaration)) declared.add(used);
  const own = new Set([...start, ...ownTypes]);
  return {
    declared,
    own: new Set([...declared].filter((each) => own.has(each))),
    extensions: extensions.filter(({ message }) => !declared.has(message)),
  };
}

function rootsOf({ files }: Side, roots: readonly string[]): Declared[] {
  const byName = new Map(files.flatMap(declarationsOf).map((declaration) => [declaration.typeName, declaration]));
  return roots.map((root) => {
    const declaration = byName.get(root);
    if (declaration === undefined)
      throw new ProtobufError("NOT_FOUND", `the old schema has no message, enum or service ${root}`, {
        typeName: root,
      });
    return declaration;
  });
}

function usedBy(declaration: Declared): readonly Declared[] {
  if (declaration.kind === "enum") return [];
  if (declaration.kind === "service") return declaration.methods.flatMap(({ input, output }) => [input, output]);
  return declaration.members.flatMap(typesOf);
}

function typesOf({ value }: FieldDescriptor): Declared[] {
  return value.kind === "message" ? [value.message] : value.kind === "enum" ? [value.enum] : [];
}

function extensionsOf({ extensions, messages }: FileDescriptor): FieldDescriptor[] {
  return [...extensions, ...messages.flatMap(extensionsWithin)];
}

function extensionsWithin({ nestedExtensions, nestedMessages }: MessageDescriptor): FieldDescriptor[] {
  return [...nestedExtensions, ...nestedMessages.flatMap(extensionsWithin)];
}
