import type { EnumDescriptor, FileDescriptor, MessageDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";

/** A schema, as far as the comparison needs it. */
export interface SchemaFiles {
  /** All files, each after its imports. */
  files(): readonly FileDescriptor[];
  /**
   * The requested files: from their imports, only the types that they use are compared. Without this function, all
   * files count as requested.
   */
  ownFiles?(): readonly FileDescriptor[];
}

/** One side of the comparison. */
export interface Side {
  readonly files: readonly FileDescriptor[];
  readonly own: readonly FileDescriptor[];
}

/** Called once: a second call might return other objects. */
export function sideOf(schema: SchemaFiles): Side {
  const files = schema.files();
  const names = new Set((schema.ownFiles?.() ?? files).map(({ name }) => name));
  return { files, own: files.filter(({ name }) => names.has(name)) };
}

/** A message, enum or service. */
export type Declared = MessageDescriptor | EnumDescriptor | ServiceDescriptor;

/** Messages (without map entries), enums and services, each before its contents. */
export function declarationsOf(file: FileDescriptor): Declared[] {
  return [...file.messages.flatMap(withNested), ...file.enums, ...file.services];
}

/** A declaration, followed by its contents. */
export function withNested(declaration: Declared): Declared[] {
  if (declaration.kind !== "message") return [declaration];
  const { mapEntry, nestedMessages, nestedEnums } = declaration;
  return mapEntry ? [] : [declaration, ...nestedMessages.flatMap(withNested), ...nestedEnums];
}

/** Only those at the top level. */
export function topLevel({ messages, enums, services }: FileDescriptor): Declared[] {
  return [...messages, ...enums, ...services];
}

/** The top-level declaration that contains a declaration. */
export function outermost(declaration: Declared): Declared {
  let outer = declaration;
  while (outer.kind !== "service" && outer.parent !== undefined) outer = outer.parent;
  return outer;
}

/** The name within the package. */
export function relativeName({ typeName, file }: Declared): string {
  return file.package === "" ? typeName : typeName.slice(file.package.length + 1);
}
