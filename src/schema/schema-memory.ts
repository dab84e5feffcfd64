import type { DescriptorProto, EnumDescriptorProto, FileDescriptorProto } from "./file-descriptor-proto.ts";

/** Estimated bytes of what a declaration becomes, with its names and its places in lists and tables. Measured by test/security/memory-budgets.test.ts. */
const costs = { message: 1750, field: 530, oneof: 330, enum: 920, value: 250, service: 230, method: 290 };

/** Estimated bytes that the descriptors of the files will take once they are linked. */
export function schemaMemory(files: readonly FileDescriptorProto[]): number {
  let size = 0;
  for (const file of files) {
    size += messagesMemory(file.messageType) + enumsMemory(file.enumType) + countOf(file.extension) * costs.field;
    for (const { method } of file.service ?? []) size += costs.service + countOf(method) * costs.method;
  }
  return size;
}

/** Decode has bounded how deep they are. */
function messagesMemory(messages: readonly DescriptorProto[] | undefined): number {
  let size = 0;
  for (const { field, extension, oneofDecl, nestedType, enumType } of messages ?? []) {
    size += costs.message + (countOf(field) + countOf(extension)) * costs.field + countOf(oneofDecl) * costs.oneof;
    size += messagesMemory(nestedType) + enumsMemory(enumType);
  }
  return size;
}

function enumsMemory(enums: readonly EnumDescriptorProto[] | undefined): number {
  let size = 0;
  for (const { value } of enums ?? []) size += costs.enum + countOf(value) * costs.value;
  return size;
}

function countOf(list: readonly unknown[] | undefined): number {
  return list?.length ?? 0;
}
