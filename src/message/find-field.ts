import { quote } from "./path.ts";
import { ProtobufError } from "../errors.ts";
import type { FieldPlan, OneofPlan } from "../plan/plan.ts";
import { checkKind, checkType } from "./check-arguments.ts";
import type { MessageType } from "./message-type.ts";
import { nearestName } from "./nearest-name.ts";

/** The field (or known extension) whose localName is `name`. Errors: NOT_FOUND. */
export function findField(type: MessageType, name: string): FieldPlan {
  checkType(type);
  checkKind("string", name, "name");
  const { members } = type.plan;
  return members.find((member) => member.localName === name) ?? throwNotFound(type, "field", name, members);
}

/** The oneof with that name: its localName, or the name in the `.proto`. Errors: NOT_FOUND. */
export function findOneof(type: MessageType, name: string): OneofPlan {
  checkType(type);
  checkKind("string", name, "name");
  const { oneofs } = type.plan;
  return (
    oneofs.find((oneof) => oneof.localName === name || oneof.name === name) ??
    throwNotFound(type, "oneof", name, oneofs)
  );
}

function throwNotFound(
  type: MessageType,
  what: string,
  name: string,
  candidates: readonly { readonly localName: string }[],
): never {
  const nearest = nearestName(
    name,
    candidates.map(({ localName }) => localName),
  );
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  throw new ProtobufError("NOT_FOUND", `${type.typeName} has no ${what} ${quote(name)}${hint}`, {
    typeName: type.typeName,
  });
}
