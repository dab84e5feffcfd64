import type { EnumDescriptor, FileDescriptor, MessageDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";

/** Files in full, as `Schema` has them. */
export interface SchemaFiles {
  /** All files, each after its imports. */
  files(): readonly FileDescriptor[];
}

type Named = MessageDescriptor | EnumDescriptor | ServiceDescriptor;

/** Which declaration of the new schema is that of the old one: the one of its full name, but for the package if that of the file has changed. */
export interface Pairing {
  readonly files: readonly (readonly [old: FileDescriptor, next: FileDescriptor])[];
  find<D extends Named>(old: D): D | undefined;
}

export function pairSchemas(old: SchemaFiles, next: SchemaFiles): Pairing {
  const files = pairFiles(old.files(), next.files());
  const nextFiles = new Map(files);
  const byName = new Map(
    next
      .files()
      .flatMap(declarationsOf)
      .map((declaration) => [declaration.typeName, declaration]),
  );
  return {
    files,
    find<D extends Named>(declaration: D): D | undefined {
      const { typeName, file } = declaration;
      const renamed = nextFiles.get(file);
      const found =
        byName.get(typeName) ??
        (renamed === undefined ? undefined : byName.get(inPackage(typeName, file.package, renamed.package)));
      return found?.kind === declaration.kind ? (found as D) : undefined;
    },
  };
}

/** Files of one name; where each schema has one more file, those two. */
function pairFiles(
  old: readonly FileDescriptor[],
  next: readonly FileDescriptor[],
): [FileDescriptor, FileDescriptor][] {
  const byName = new Map(next.map((file) => [file.name, file]));
  const pairs: [FileDescriptor, FileDescriptor][] = [];
  const alone: FileDescriptor[] = [];
  for (const file of old) {
    const same = byName.get(file.name);
    if (same === undefined) alone.push(file);
    else pairs.push([file, same]);
    byName.delete(file.name);
  }
  const [other] = byName.values();
  if (alone.length === 1 && byName.size === 1) pairs.push([alone[0]!, other!]);
  return pairs;
}

function inPackage(typeName: string, from: string, to: string): string {
  const relative = from === "" ? typeName : typeName.slice(from.length + 1);
  return to === "" ? relative : `${to}.${relative}`;
}

/** Messages but map entries, enums and services, each before what stands in it. */
export function declarationsOf(file: FileDescriptor): Named[] {
  return [...file.messages.flatMap(withNested), ...file.enums, ...file.services];
}

function withNested(message: MessageDescriptor): Named[] {
  return message.mapEntry ? [] : [message, ...message.nestedMessages.flatMap(withNested), ...message.nestedEnums];
}
