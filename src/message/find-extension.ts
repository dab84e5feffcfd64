import { ProtobufError } from "../errors.ts";
import type { FieldPlan } from "../plan/plan.ts";
import { checkType, refuse } from "./check-arguments.ts";
import type { ExtensionType } from "./extension-type.ts";
import type { MessageType } from "./message-type.ts";
import { quote } from "./path.ts";

/**
 * The extension as known to the message's type. Errors: INVALID_ARGUMENT if it extends another message, or comes from a
 * schema that the type's does not include.
 */
export function findExtension(type: MessageType, extension: ExtensionType): FieldPlan {
  checkType(type);
  const fullName: unknown = (extension as Partial<ExtensionType> | null | undefined)?.fullName;
  if (typeof fullName !== "string") refuse("an extension, as schema.extension(name) gives one", extension);
  const { typeName, plan } = type;
  const known = plan.members.find((member) => member.kind === "extension" && member.name === fullName);
  if (known !== undefined) return known;
  throw new ProtobufError(
    "INVALID_ARGUMENT",
    `${quote(fullName)} is no extension that ${typeName} knows: generate or load the files of both in one run`,
    {
      typeName,
    },
  );
}
