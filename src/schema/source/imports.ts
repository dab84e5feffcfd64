import type { FileDescriptorProto } from "../file-descriptor-proto.ts";

/** An import that a file declares. */
export interface ImportDeclaration {
  readonly name: string;
  readonly kind: "plain" | "public" | "weak" | "option";
}

/** The imports of a file, in the source's order. */
const importsOf = new WeakMap<FileDescriptorProto, ImportDeclaration[]>();

/** Notes an import of a file that is being read. */
export function addImport(file: FileDescriptorProto, declaration: ImportDeclaration): void {
  const imports = importsOf.get(file);
  if (imports === undefined) importsOf.set(file, [declaration]);
  else imports.push(declaration);
}

/** Gives a file the imports of another. */
export function shareImports(origin: FileDescriptorProto, file: FileDescriptorProto): void {
  const imports = importsOf.get(origin);
  if (imports !== undefined) importsOf.set(file, imports);
}

/** All names that a file imports, with the nodes that `positionOf` knows. */
export function importsOfFile(file: FileDescriptorProto): readonly ImportDeclaration[] {
  const declared = importsOf.get(file);
  if (declared !== undefined) return declared;
  const { dependency = [], optionDependency = [] } = file;
  return [
    ...dependency.map((name) => ({ name, kind: "plain" as const })),
    ...optionDependency.map((name) => ({ name, kind: "option" as const })),
  ];
}

/** Of several imports of a name, protoc points at the last. */
export function lastImport(file: FileDescriptorProto, name: string): object {
  return importsOfFile(file).findLast((declaration) => declaration.name === name) ?? file;
}
