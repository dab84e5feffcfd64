import type { FileDescriptorProto, UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import { type OptionMessage, optionMessage } from "./option-model.ts";
import { optionTypes } from "./option-types.ts";

/*
 * A descriptor.proto of the user's own may declare more options than ours. They are interpreted as extensions are: when the fields of that file are linked.
 */

/** Full names of the fields that messages of options have in the files, and do not have in our own descriptor.proto. */
export function ownOptionsIn(protos: readonly FileDescriptorProto[]): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { package: name, messageType = [] } of protos) {
    if (name !== "google.protobuf") continue;
    for (const { name: message = "", field = [] } of messageType) {
      if (!optionTypes.has(message)) continue;
      const ours = optionMessage(message);
      for (const { name: key = "" } of field)
        if (ours.field(key) === undefined && key !== "uninterpreted_option") own.add(`${ours.typeName}.${key}`);
    }
  }
  return own;
}

/** Whether the name of an option goes through such a field. */
export function namesOwnOption(
  { name = [] }: UninterpretedOptionProto,
  message: OptionMessage,
  own: ReadonlySet<string>,
): boolean {
  if (own.size === 0) return false;
  let within: OptionMessage | undefined = message;
  for (const { namePart } of name) {
    if (within === undefined) return false;
    if (own.has(`${within.typeName}.${namePart}`)) return true;
    const type: OptionMessage["fields"][number]["value"] | undefined = within.field(namePart)?.value;
    within = type?.kind === "message" ? type.message : undefined;
  }
  return false;
}
