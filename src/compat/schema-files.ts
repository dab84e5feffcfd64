import type { EnumDescriptor, FileDescriptor, MessageDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";

/** Files in full, as `Schema` has them. */
export interface SchemaFiles {
  /** All files, each after its imports. */
  files(): readonly FileDescriptor[];
  /** Those of them that are one's own: of what they import, only the types that they use are compared. Where there is no such function, all are. */
  ownFiles?(): readonly FileDescriptor[];
}

/** One side of the comparison. */
export interface Side {
  readonly files: readonly FileDescriptor[];
  readonly own: readonly FileDescriptor[];
}

/** Asked once: another time might give other objects. */
export function sideOf(schema: SchemaFiles): Side {
  const files = schema.files();
  const names = new Set((schema.ownFiles?.() ?? files).map(({ name }) => name));
  return { files, own: files.filter(({ name }) => names.has(name)) };
}

/** What has a full name and a meaning of its own. */
export type Declared = MessageDescriptor | EnumDescriptor | ServiceDescriptor;

/** Messages but map entries, enums and services, each before what stands in it. */
export function declarationsOf(file: FileDescriptor): Declared[] {
  return [...file.messages.flatMap(withNested), ...file.enums, ...file.services];
}

/** A declaration, before what stands in it. */
export function withNested(declaration: Declared): Declared[] {
  if (declaration.kind !== "message") return [declaration];
  const { mapEntry, nestedMessages, nestedEnums } = declaration;
  return mapEntry ? [] : [declaration, ...nestedMessages.flatMap(withNested), ...nestedEnums];
}

/** Those at the top level alone. */
export function topLevel({ messages, enums, services }: FileDescriptor): Declared[] {
  return [...messages, ...enums, ...services];
}

/** The one at the top level that a declaration stands in. */
export function outermost(declaration: Declared): Declared {
  let outer = declaration;
  while (outer.kind !== "service" && outer.parent !== undefined) outer = outer.parent;
  return outer;
}

/** The name within the package. */
export function relativeName({ typeName, file }: Declared): string {
  return file.package === "" ? typeName : typeName.slice(file.package.length + 1);
}
