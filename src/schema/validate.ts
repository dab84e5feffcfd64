import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { Linking } from "./linking.ts";
import { validateEnum, validateEnumNumbers } from "./validate-enum.ts";
import { validateExtensionRanges } from "./validate-extension-declarations.ts";
import { validateFeatureLifetimes, validateFeatures, validateFeatureTargets } from "./validate-features.ts";
import { validateExtension, validateField } from "./validate-field.ts";
import { validateJsonNames } from "./validate-json-names.ts";
import { validateMessage, validateMessageKind } from "./validate-message.ts";
import { validateOptionUse } from "./validate-option-use.ts";
import type { OptionHolder } from "./visit.ts";

/** Checks what can be seen without knowing any types: numbers, ranges, reservations, enums. */
export function validateDeclarations(file: FileDescriptor, linking: Linking): void {
  const { problems } = linking;
  const messages = (declarations: readonly MessageDescriptor[]): void => {
    for (const message of declarations) {
      validateMessage(message, problems);
      for (const declaration of message.nestedEnums) validateEnum(declaration, problems);
      messages(message.nestedMessages);
    }
  };
  for (const declaration of file.enums) validateEnum(declaration, problems);
  messages(file.messages);
}

/** Checks where features stand, once options are interpreted. */
export function validateFileFeatures(file: FileDescriptor, holders: readonly OptionHolder[], linking: Linking): void {
  if (!linking.adopted) for (const [target, declaration] of holders) validateFeatures(declaration, target, file, linking.problems);
  if (file.proto.options?.features?.fieldPresence === feature.presence.required) {
    linking.problems.add(file.name, file.proto, undefined, "Required presence can't be specified by default.");
  }
}

/** Checks editions and targets of features and options, when all else is right. Texts are protoc's. */
export function validateLifetimes(file: FileDescriptor, holders: readonly OptionHolder[], linking: Linking): void {
  validateRemovals(file, linking);
  for (const [, declaration] of holders) validateFeatureLifetimes(declaration, file, linking.problems);
  validateOptionUse(file, holders, linking, "lifetimes");
}

export function validateTargets(file: FileDescriptor, holders: readonly OptionHolder[], linking: Linking): void {
  for (const [target, declaration] of holders) validateFeatureTargets(declaration, target, file, linking.problems);
  validateOptionUse(file, holders, linking, "targets");
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
    reason: "cc_enable_arenas is enabled by default in every edition and overrides are ignored.This option is removed in editions 2026 and above.",
  },
];

function validateRemovals({ proto, name: fileName }: FileDescriptor, { problems }: Linking): void {
  for (const { option, name, edition, title, reason } of removals) {
    if (proto.options?.[option] === undefined || (proto.edition ?? 0) < edition) continue;
    problems.add(fileName, proto, undefined, `google.protobuf.FileOptions.${name} has been removed in edition ${title}: ${reason}`);
  }
}

/** Checks the fields and extensions of a file, once all files are linked. */
export function validateFile(file: FileDescriptor, linking: Linking): void {
  const extensions = (declared: readonly FieldDescriptor[]): void => {
    for (const extension of declared) {
      validateExtension(extension, linking);
      validateField(extension, linking);
    }
  };
  const messages = (declarations: readonly MessageDescriptor[]): void => {
    for (const message of declarations) {
      // Its map field answers for it.
      if (message.mapEntry) continue;
      validateMessageKind(message, linking.problems);
      validateExtensionRanges(message, linking.problems);
      for (const declaration of message.nestedEnums) validateEnumNumbers(declaration, linking.problems);
      for (const proto of message.proto.field ?? []) {
        const field = message.field(proto.name ?? "");
        if (field !== undefined) validateField(field, linking);
      }
      validateJsonNames(message, linking);
      extensions(message.nestedExtensions);
      messages(message.nestedMessages);
    }
  };
  messages(file.messages);
  for (const declaration of file.enums) validateEnumNumbers(declaration, linking.problems);
  extensions(file.extensions);
}
