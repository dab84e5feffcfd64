import { ProtobufError } from "../errors.ts";
import type { FieldDescriptor } from "../schema/descriptors.ts";
import { checkType, refuse } from "./check-arguments.ts";
import type { ExtensionType } from "./extension-type.ts";
import type { MessageType } from "./message-type.ts";

/** The extension as the message's type knows it. Errors: INVALID_ARGUMENT if it extends another message, or comes from a schema that the type's does not include. */
export function findExtension(type: MessageType, given: FieldDescriptor | ExtensionType): FieldDescriptor {
  checkType(type);
  const extension = (given as Partial<ExtensionType> | null | undefined)?.descriptor ?? (given as FieldDescriptor);
  if (typeof extension !== "object" || extension === null || extension.kind !== "extension") refuse("an extension, as schema.extension(name) gives one", given);
  const { members } = type.descriptor;
  const known = members.find((member) => member === extension || (member.kind === "extension" && member.fullName === extension.fullName));
  if (known !== undefined && known.kind === "extension") return known;
  const reason = extension.message.typeName === type.typeName ? "is not in the schema of" : `extends ${extension.message.typeName}, not`;
  throw new ProtobufError("INVALID_ARGUMENT", `${extension.fullName} ${reason} ${type.typeName}`, { typeName: type.typeName });
}
