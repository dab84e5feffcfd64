import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { Linking } from "./linking.ts";
import type { Problems } from "./problems.ts";
import { validateEnumValues } from "./validate-enum.ts";
import { validateExtensionRanges } from "./validate-extension-declarations.ts";
import { validateFeatureLifetimes, validateFeatures, validateFeatureTargets } from "./validate-features.ts";
import { validateField, validateProto3 } from "./validate-field.ts";
import { validateJsonNames } from "./validate-json-names.ts";
import { validateReservedNumber } from "./validate-message.ts";
import { validateOptionUse } from "./validate-option-use.ts";
import type { OptionHolder } from "./visit.ts";

/** Checks where features stand, once options are interpreted. */
export function validateFeatureUse(file: FileDescriptor, holders: readonly OptionHolder[], linking: Linking): void {
  if (!linking.adopted)
    for (const [target, declaration] of holders) validateFeatures(declaration, target, file, linking.problems);
}

/** Checks editions and targets of features and options, when all else is right. Texts are protoc's. */
export function validateLifetimes(file: FileDescriptor, holders: readonly OptionHolder[], linking: Linking): void {
  validateRemovals(file, linking);
  for (const holder of holders) {
    validateFeatureLifetimes(holder[1], file, linking.problems);
    validateOptionUse(file, [holder], linking, "lifetimes");
  }
}

export function validateNumbersAndTargets(
  file: FileDescriptor,
  holders: readonly OptionHolder[],
  linking: Linking,
): void {
  visitFields(file, (field) => validateReservedNumber(field, linking.problems));
  for (const holder of holders) {
    validateFeatureTargets(holder[1], holder[0], file, linking.problems);
    validateOptionUse(file, [holder], linking, "targets");
  }
}

/** Options of files that an edition has done away with. Source: `edition_removed` in descriptor.proto */
const removals = [
  {
    option: "javaMultipleFiles",
    name: "java_multiple_files",
    edition: 1001,
    title: "2024",
    reason:
      "This behavior is enabled by default in editions 2024 and above. To disable it, you can set " +
      "`features.(pb.java).nest_in_file_class = YES` on individual messages, enums, or services.",
  },
  {
    option: "ccEnableArenas",
    name: "cc_enable_arenas",
    edition: 1002,
    title: "2026",
    reason:
      "cc_enable_arenas is enabled by default in every edition and overrides are ignored.This option is removed in editions 2026 and above.",
  },
];

function validateRemovals({ proto, name: fileName }: FileDescriptor, { problems }: Linking): void {
  for (const { option, name, edition, title, reason } of removals) {
    if (proto.options?.[option] === undefined || (proto.edition ?? 0) < edition) continue;
    problems.add(
      fileName,
      proto,
      "name",
      `google.protobuf.FileOptions.${name} has been removed in edition ${title}: ${reason}`,
    );
  }
}

/** Checks what options say of declarations, and what declarations say of each other, in protoc's order. */
export function validateFile(file: FileDescriptor, linking: Linking): void {
  const { problems } = linking;
  validateFileOptions(file, problems);
  if (file.edition === "proto3" && !linking.adopted) validateProto3File(file, problems);
  const enums = (declared: readonly EnumDescriptor[]): void => {
    for (const declaration of declared) validateEnumValues(declaration, problems);
  };
  const fields = (declared: readonly FieldDescriptor[]): void => {
    for (const field of declared) validateField(field, linking);
  };
  const messages = (declarations: readonly MessageDescriptor[]): void => {
    for (const message of declarations) {
      // Its map field answers for it.
      if (message.mapEntry) continue;
      validateJsonNames(message, linking);
      validateExtensionRanges(message, problems);
      enums(message.nestedEnums);
      fields(fieldsInOrder(message));
      messages(message.nestedMessages);
      fields(message.nestedExtensions);
    }
  };
  messages(file.messages);
  enums(file.enums);
  fields(file.extensions);
}

/** As the source has them. */
function fieldsInOrder(message: MessageDescriptor): FieldDescriptor[] {
  return (message.proto.field ?? []).flatMap(({ name = "" }) => message.field(name) ?? []);
}

function validateFileOptions({ name, edition, proto }: FileDescriptor, problems: Problems): void {
  if (edition === "proto2" || edition === "proto3") return;
  const { features, javaStringCheckUtf8 } = proto.options ?? {};
  if (features?.fieldPresence === feature.presence.required)
    problems.add(name, proto, undefined, "Required presence can't be specified by default.");
  if (javaStringCheckUtf8 !== true) return;
  problems.add(
    name,
    proto,
    undefined,
    "File option java_string_check_utf8 is not allowed under editions. Use the (pb.java).utf8_validation feature to control this behavior.",
  );
}

function validateProto3File(file: FileDescriptor, problems: Problems): void {
  for (const extension of file.extensions) validateProto3(extension, problems);
  const visit = (message: MessageDescriptor): void => {
    for (const nested of message.nestedMessages) if (!nested.mapEntry) visit(nested);
    for (const field of [...fieldsInOrder(message), ...message.nestedExtensions]) validateProto3(field, problems);
    const [range] = message.proto.extensionRange ?? [];
    if (range !== undefined) problems.add(file.name, range, "number", "Extension ranges are not allowed in proto3.");
    if (message.messageSet) problems.add(file.name, message.proto, "name", "MessageSet is not supported in proto3.");
  };
  for (const message of file.messages) visit(message);
}

function visitFields(file: FileDescriptor, visit: (field: FieldDescriptor) => void): void {
  const messages = (declarations: readonly MessageDescriptor[]): void => {
    for (const message of declarations) {
      fieldsInOrder(message).forEach(visit);
      messages(message.nestedMessages);
      message.nestedExtensions.forEach(visit);
    }
  };
  messages(file.messages);
  file.extensions.forEach(visit);
}
