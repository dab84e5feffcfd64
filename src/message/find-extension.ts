import { ProtobufError } from "../errors.ts";
import type { FieldPlan } from "../plan/plan.ts";
import type { ExtensionType } from "./extension-type.ts";
import type { MessageType } from "./message-type.ts";

/** The extension as the message's type knows it. Errors: INVALID_ARGUMENT if it extends another message, or comes from a schema that the type's does not include. */
export function findExtension({ typeName, plan }: MessageType, { fullName }: ExtensionType): FieldPlan {
  const known = plan.members.find((member) => member.kind === "extension" && member.name === fullName);
  if (known !== undefined) return known;
  throw new ProtobufError("INVALID_ARGUMENT", `${fullName} is no extension that ${typeName} knows`, { typeName });
}
