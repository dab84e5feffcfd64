import type { DescriptorProto, EnumDescriptorProto, FileDescriptorProto } from "../file-descriptor-proto.ts";
import { enumPart, filePart, messagePart, servicePart, type Path } from "./parts.ts";

/** Calls `visit` with every declaration of a file, and the path of it that source info tells. */
export function visitPaths(file: FileDescriptorProto, visit: (node: object, path: Path) => void): void {
  visit(file, []);
  visitList(file.messageType, [filePart.message_type], (message, path) => visitMessage(message, path, visit));
  visitList(file.enumType, [filePart.enum_type], (declaration, path) => visitEnum(declaration, path, visit));
  visitList(file.extension, [filePart.extension], visit);
  visitList(file.service, [filePart.service], (service, path) => {
    visit(service, path);
    visitList(service.method, [...path, servicePart.method], visit);
  });
}

function visitList<N extends object>(
  nodes: readonly N[] | undefined,
  list: Path,
  visit: (node: N, path: Path) => void,
): void {
  for (const [index, node] of (nodes ?? []).entries()) visit(node, [...list, index]);
}

function visitMessage(message: DescriptorProto, path: Path, visit: (node: object, path: Path) => void): void {
  visit(message, path);
  visitList(message.field, [...path, messagePart.field], visit);
  visitList(message.oneofDecl, [...path, messagePart.oneof_decl], visit);
  visitList(message.extension, [...path, messagePart.extension], visit);
  visitList(message.enumType, [...path, messagePart.enum_type], (declaration, inner) =>
    visitEnum(declaration, inner, visit),
  );
  visitList(message.nestedType, [...path, messagePart.nested_type], (nested, inner) =>
    visitMessage(nested, inner, visit),
  );
}

function visitEnum(declaration: EnumDescriptorProto, path: Path, visit: (node: object, path: Path) => void): void {
  visit(declaration, path);
  visitList(declaration.value, [...path, enumPart.value], visit);
}
