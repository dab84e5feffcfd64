import type { DescriptorProto, FieldDescriptorProto, FileDescriptorProto } from "../schema/file-descriptor-proto.ts";
import { NumberMap } from "../plan/number-map.ts";
import { Problems } from "../schema/problems.ts";

/*
 * Checks of what a descriptor set can say and a source cannot: linking relies on them.
 */

/** `FieldDescriptorProto.Label` */
const labelRequired = 2;
const labelRepeated = 3;
const explicitEntry = "map_entry should not be set explicitly. Use map<KeyType, ValueType> instead.";

type Report = (node: object, message: string) => void;

/** Throws INVALID_SCHEMA for errors within single files. The texts are protoc's, if it has one. */
export function checkStructure(files: readonly FileDescriptorProto[]): void {
  const problems = new Problems();
  for (const file of files) {
    const report: Report = (node, message) => problems.add(file.name ?? "", node, undefined, message);
    checkFile(file, report);
  }
  problems.throwIfAny();
}

function checkFile(file: FileDescriptorProto, report: Report): void {
  if ((file.name ?? "") === "") report(file, "Missing field: FileDescriptorProto.name.");
  if ((file.package ?? "") !== "" && !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(file.package!))
    report(file, `"${file.package}" is not a valid package name.`);
  const count = file.dependency?.length ?? 0;
  const isOutside = (index: number): boolean => index < 0 || index >= count;
  if (file.publicDependency?.some(isOutside) === true) report(file, "Invalid public dependency index.");
  if (file.weakDependency?.some(isOutside) === true) report(file, "Invalid weak dependency index.");
  for (const extension of file.extension ?? []) checkExtension(extension, report);
  for (const message of file.messageType ?? []) {
    if (message.options?.["mapEntry"] === true) report(message, explicitEntry);
    checkMessage(message, report);
  }
}

function checkMessage(message: DescriptorProto, report: Report): void {
  const members = new NumberMap<number>();
  for (const { oneofIndex } of message.field ?? [])
    if (oneofIndex !== undefined) members.set(oneofIndex, (members.get(oneofIndex) ?? 0) + 1);
  for (const field of message.field ?? []) checkField(field, message, members, report);
  for (const extension of message.extension ?? []) checkExtension(extension, report);
  for (const nested of message.nestedType ?? []) {
    if (nested.options?.["mapEntry"] === true && !isMapEntry(nested)) report(nested, explicitEntry);
    checkMessage(nested, report);
  }
}

/** `members` counts the fields of each oneof, by its index. */
function checkField(
  field: FieldDescriptorProto,
  { name, oneofDecl = [] }: DescriptorProto,
  members: NumberMap<number>,
  report: Report,
): void {
  const { extendee, oneofIndex, proto3Optional, label } = field;
  if (extendee !== undefined) report(field, "FieldDescriptorProto.extendee set for non-extension field.");
  if (proto3Optional === true && (oneofIndex === undefined || members.get(oneofIndex) !== 1))
    report(field, "Fields with proto3_optional set must be a member of a one-field oneof");
  if (oneofIndex === undefined) return;
  if (oneofDecl[oneofIndex] === undefined)
    report(field, `FieldDescriptorProto.oneof_index ${oneofIndex} is out of range for type "${name}".`);
  if (label === labelRepeated || label === labelRequired)
    report(field, "Fields of oneofs must themselves have label LABEL_OPTIONAL.");
}

function checkExtension(extension: FieldDescriptorProto, report: Report): void {
  if ((extension.extendee ?? "") === "")
    report(extension, "FieldDescriptorProto.extendee not set for extension field.");
  if (extension.oneofIndex !== undefined)
    report(extension, "FieldDescriptorProto.oneof_index should not be set for extensions.");
}

/** Source: DescriptorBuilder::ValidateMapEntry in protoc's descriptor.cc */
function isMapEntry({
  field = [],
  extension = [],
  extensionRange = [],
  nestedType = [],
  enumType = [],
  oneofDecl = [],
}: DescriptorProto): boolean {
  const isHalf = (half: FieldDescriptorProto | undefined, name: string, number: number): boolean =>
    half?.name === name &&
    half.number === number &&
    half.label !== labelRepeated &&
    half.label !== labelRequired &&
    half.oneofIndex === undefined;
  const others = [extension, extensionRange, nestedType, enumType, oneofDecl];
  return (
    field.length === 2 &&
    isHalf(field[0], "key", 1) &&
    isHalf(field[1], "value", 2) &&
    others.every((list) => list.length === 0)
  );
}
