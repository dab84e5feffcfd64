import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "./file-descriptor-proto.ts";
import type { Problems } from "./problems.ts";
import { longestName } from "./source/cursor.ts";
import type { Part } from "./source/marks.ts";

interface Scope {
  /** Characters of its full name. */
  readonly length: number;
  readonly report: (node: object, part?: Part) => void;
}

/**
 * Names of at most `longestName` characters: full names, what refers to them, and names of files. It is looked at before anything else, for each field has a full
 * name of its own, and V8 hashes strings of more than 16,383 characters by nothing but their length.
 */
export function validateNameLengths(files: readonly FileDescriptorProto[], problems: Problems): void {
  for (const file of files) {
    const {
      name = "",
      package: packageName = "",
      dependency = [],
      optionDependency = [],
      messageType = [],
      enumType = [],
      extension = [],
      service = [],
    } = file;
    const fileName = name.slice(0, longestName);
    const report: Scope["report"] = (node, part) =>
      problems.add(fileName, node, part, `A name is longer than ${longestName} characters.`);
    if ([name, packageName, ...dependency, ...optionDependency].some(isLong)) report(file, "name");
    const scope: Scope = { length: packageName.length, report };
    for (const message of messageType) checkMessage(message, scope);
    for (const declaration of enumType) checkEnum(declaration, scope);
    for (const field of extension) checkField(field, scope);
    for (const declaration of service) checkService(declaration, scope);
  }
}

function isLong(name: string | undefined): boolean {
  return name !== undefined && name.length > longestName;
}

/** Checks the full name of a declaration, and gives its length. */
function checkName(node: { readonly name?: string | undefined }, { length, report }: Scope): number {
  const fullLength = (length === 0 ? 0 : length + 1) + (node.name?.length ?? 0);
  if (fullLength > longestName) report(node, "name");
  return fullLength;
}

function checkMessage(message: DescriptorProto, around: Scope): void {
  const { oneofDecl = [], field = [], extension = [], enumType = [], nestedType = [], reservedName = [] } = message;
  const scope: Scope = { ...around, length: checkName(message, around) };
  if (reservedName.some(isLong)) scope.report(message);
  for (const oneof of oneofDecl) checkName(oneof, scope);
  for (const each of field) checkField(each, scope);
  for (const each of extension) checkField(each, scope);
  for (const declaration of enumType) checkEnum(declaration, scope);
  for (const nested of nestedType) checkMessage(nested, scope);
}

function checkField(field: FieldDescriptorProto, scope: Scope): void {
  checkName(field, scope);
  if (isLong(field.typeName)) scope.report(field, "type");
  if (isLong(field.extendee)) scope.report(field, "extendee");
  if (isLong(field.jsonName)) scope.report(field, "json");
}

function checkEnum(declaration: EnumDescriptorProto, scope: Scope): void {
  checkName(declaration, scope);
  if (declaration.reservedName?.some(isLong) === true) scope.report(declaration);
  for (const value of declaration.value ?? []) checkName(value, scope);
}

function checkService(service: ServiceDescriptorProto, around: Scope): void {
  const scope: Scope = { ...around, length: checkName(service, around) };
  for (const method of service.method ?? []) {
    checkName(method, scope);
    if (isLong(method.inputType)) scope.report(method, "input");
    if (isLong(method.outputType)) scope.report(method, "output");
  }
}
