import { ProtobufError } from "../../errors.ts";
import type { MessagePlan } from "../../plan/plan.ts";
import { locateMissingRequired } from "../locate-value.ts";
import { decoding } from "./decode-state.ts";

/** Says that a message was left without a required field. The search for it comes from here, so that programs without such fields have none. */
export function leaveIncomplete(): void {
  decoding.incomplete = missingRequired;
  decoding.unfinished = true;
}

/** The error of a decoded message that lacks a required field; undefined if a later record has brought it. */
function missingRequired(plan: MessagePlan, message: object): ProtobufError | undefined {
  const { typeName } = plan;
  const path = locateMissingRequired(plan, message);
  if (path === undefined) return undefined;
  return new ProtobufError("MISSING_REQUIRED", `cannot decode ${typeName}: ${path}: required field is absent`, {
    typeName,
    path,
  });
}
