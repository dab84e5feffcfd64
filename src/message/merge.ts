import { ProtobufError } from "../errors.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { appendElements, copyEntries, copyField } from "./copy.ts";
import { restoreOrder } from "./field-order.ts";
import type { MessageType, Representation } from "./message-type.ts";
import { type DepthOptions, enter, leave, type Nesting, startNesting } from "./nesting.ts";
import { getOwn, isMessageObject } from "./property.ts";
import { wrongType } from "./scalar-value.ts";
import { setField } from "./set-field.ts";
import { appendUnknown, getUnknown } from "./unknown-fields.ts";
import { assertValid, withPath } from "./verify.ts";
import { isZero } from "./zero-value.ts";

/**
 * Merges `source` into `target` and returns `target`, like MergeFrom in C++.
 *
 * Fields that are set in `source` (with implicit presence: that are not zero) replace those of `target`; messages are
 * merged, lists appended, map entries replaced by key, unknown fields appended; a member of a oneof clears the others.
 * Nothing of `source` is shared. Errors: the first one that `verify` would list for `source`, thrown before `target` is
 * changed; INVALID_TYPE if `target` has values of another type; INVALID_ARGUMENT for wrong options. Source:
 * https://protobuf.dev/reference/cpp/api-docs/google.protobuf.message/#Message.MergeFrom
 */
export function merge<T, TInit>(type: MessageType<T, TInit>, target: T, source: TInit, options: DepthOptions = {}): T {
  checkType(type);
  checkOptionsObject(options);
  assertValid(type, source, options, "merge");
  const nesting = startNesting(options.maxDepth);
  withPath(type, target, options, "merge into", () =>
    mergeMessage(type.plan, type.plan.representation, target as object, source as object, nesting),
  );
  return target;
}

/** Merges without verifying, because decode made both messages. A million merges into one target take linear time. */
export function mergeMessage(
  plan: MessagePlan,
  representation: Representation,
  target: object,
  source: object,
  nesting: Nesting,
): void {
  if (!isMessageObject(target)) throw wrongShape("a message", target);
  enter(nesting, source);
  let added = false;
  for (const member of plan.members) {
    const value = getOwn(source, member.localName);
    if (value !== undefined && mergeField(plan, member, representation, target, value, nesting)) added = true;
  }
  if (added) restoreOrder(plan, target);
  const unknown = getUnknown(source);
  if (unknown !== undefined) appendUnknown(target, unknown, 0, unknown.length);
  leave(nesting);
}

/** Returns whether the target has gained a property. */
function mergeField(
  plan: MessagePlan,
  field: FieldPlan,
  representation: Representation,
  target: object,
  value: unknown,
  nesting: Nesting,
): boolean {
  const existing = getOwn(target, field.localName);
  if (existing !== undefined) {
    if (field.cardinality === "repeated") {
      if (!Array.isArray(existing)) throw wrongShape("an array", existing);
      appendElements(field, representation, existing, value, nesting);
      return false;
    }
    if (field.cardinality === "map") {
      if (typeof existing !== "object" || existing === null) throw wrongShape("a map", existing);
      copyEntries(field, representation, existing, value, nesting);
      return false;
    }
    if (field.value.kind === "message") {
      mergeMessage(field.value.message, representation, existing as object, value as object, nesting);
      return false;
    }
  }
  if (field.cardinality === "singular" && field.presence === "implicit" && isZero(field.value, value)) return false;
  return setField(plan, target, field, copyField(field, representation, value, nesting));
}

function wrongShape(expected: string, value: unknown): ProtobufError {
  const { code, message } = wrongType(expected, value);
  return new ProtobufError(code, message);
}
