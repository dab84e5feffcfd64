import { fieldByName } from "../plan/find-field.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { assertMessage } from "../message/assert-message.ts";
import { checkOptionsObject, checkType } from "../message/check-arguments.ts";
import { copyField, copyMessage } from "../message/copy.ts";
import { restoreOrder } from "../message/field-order.ts";
import { mergeMessage } from "../message/merge.ts";
import type { MessageType, Representation } from "../message/message-type.ts";
import { enter, leave, type Nesting, startNesting } from "../message/nesting.ts";
import { getOwn, isMessageObject, setOwn } from "../message/property.ts";
import { clearField, setField } from "../message/set-field.ts";
import { assertValid } from "../message/verify.ts";
import { isZero, zeroValue } from "../message/zero-value.ts";
import type { FieldMaskInit } from "./google/field_mask.pb.ts";
import { coversAll, maskPaths, type MaskTree, messageBelow, nameAllFields, treeOf } from "./field-mask-tree.ts";

/*
 * A FieldMask applied to messages, as FieldMaskUtil of C++ does. A mask without paths changes nothing. Paths that are not valid (`fieldMaskIsValid`)
 * have no effect.
 */

/** Options of `fieldMaskMerge`. */
export interface MaskMergeOptions {
  /** Messages at the end of a path: replace that of the target, rather than merge. */
  readonly replaceMessages?: boolean | undefined;
  /** Lists and maps at the end of a path: replace that of the target, rather than append. */
  readonly replaceRepeated?: boolean | undefined;
}

/**
 * Clears all fields of a message that the mask does not cover; changes the message and returns it. Extensions and unknown fields stay.
 *
 * A mask without paths changes nothing, and paths that are not valid (`fieldMaskIsValid`) have no effect. Errors: INVALID_TYPE.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask
 */
export function fieldMaskTrim<T>(type: MessageType<T>, message: T, mask: FieldMaskInit): T {
  checkType(type);
  assertMessage(type, message);
  const tree = treeOf(maskPaths(mask));
  if (tree.size > 0 && !coversAll(tree)) trim(type.plan, type.plan.representation, message, tree, startNesting());
  return message;
}

function trim(
  plan: MessagePlan,
  representation: Representation,
  message: object,
  tree: MaskTree,
  nesting: Nesting,
): void {
  enter(nesting, message);
  for (const field of plan.fields) {
    const below = tree.get(field.name);
    if (below === undefined) clear(plan, field, representation, message);
    else if (below.size > 0) trimBelow(field, representation, getOwn(message, field.localName), below, nesting);
  }
  leave(nesting);
}

/** Of lists of messages, each element is trimmed, though no valid path goes there: C++ does so. */
function trimBelow(
  field: FieldPlan,
  representation: Representation,
  value: unknown,
  tree: MaskTree,
  nesting: Nesting,
): void {
  if (field.value.kind !== "message" || field.cardinality === "map") return;
  for (const element of Array.isArray(value) ? value : [value]) {
    if (isMessageObject(element)) trim(field.value.message, representation, element, tree, nesting);
  }
}

/**
 * Merges what the mask covers of `source` into `target`; changes `target` and returns it. Nothing of `source` is shared.
 *
 * At the end of a path: a scalar is set, or cleared where `source` has none; a message is merged and a list or map appended, or replaced if the options say
 * so. A mask without paths changes nothing, and paths that are not valid (`fieldMaskIsValid`) have no effect.
 * Errors: those that `verify` lists of `source`, the first one thrown; INVALID_TYPE.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask
 */
export function fieldMaskMerge<T, TInit>(
  type: MessageType<T, TInit>,
  target: T,
  source: TInit,
  mask: FieldMaskInit,
  options: MaskMergeOptions = {},
): T {
  checkOptionsObject(options);
  checkType(type);
  assertMessage(type, target);
  assertValid(type, source, {}, "merge");
  const merging = { representation: type.plan.representation, options, nesting: startNesting() };
  const tree = treeOf(maskPaths(mask));
  nameAllFields(tree, type.plan);
  mergeTree(merging, type.plan, target, source as object, tree);
  return target;
}

interface Merging {
  readonly representation: Representation;
  readonly options: MaskMergeOptions;
  readonly nesting: Nesting;
}

function mergeTree(merging: Merging, plan: MessagePlan, target: object, source: object, tree: MaskTree): void {
  enter(merging.nesting, target);
  for (const [name, below] of tree) {
    const field = fieldByName(plan, name);
    if (field === undefined) continue;
    if (below.size === 0) mergeField(merging, plan, field, target, getOwn(source, field.localName));
    else mergeBelow(merging, plan, field, target, getOwn(source, field.localName), below);
  }
  restoreOrder(plan, target);
  leave(merging.nesting);
}

/** The message of the target is made where only `source` has one. */
function mergeBelow(
  merging: Merging,
  plan: MessagePlan,
  field: FieldPlan,
  target: object,
  value: unknown,
  below: MaskTree,
): void {
  const message = messageBelow(field);
  let existing = getOwn(target, field.localName);
  if (message === undefined || (existing === undefined && value === undefined)) return;
  if (!isMessageObject(existing)) {
    existing = copyMessage(message, {}, merging.nesting);
    setField(plan, target, field, existing);
  }
  mergeTree(merging, message, existing as object, (value ?? {}) as object, below);
}

function mergeField(
  { representation, options, nesting }: Merging,
  plan: MessagePlan,
  field: FieldPlan,
  target: object,
  value: unknown,
): void {
  const merges = field.cardinality !== "singular" || field.value.kind === "message";
  if (merges) {
    if (field.cardinality === "singular" ? options.replaceMessages === true : options.replaceRepeated === true)
      clear(plan, field, representation, target);
    if (value !== undefined) mergeMessage(plan, representation, target, { [field.localName]: value }, nesting);
  } else if (value === undefined || (field.presence === "implicit" && isZero(field.value, value))) {
    clear(plan, field, representation, target);
  } else {
    setField(plan, target, field, copyField(field, representation, value, nesting));
  }
}

/** Makes a field absent, or zero or empty where it has no presence. */
function clear(plan: MessagePlan, field: FieldPlan, representation: Representation, message: object): void {
  if (field.presence === "implicit") setOwn(message, field.localName, zeroValue(field, representation));
  else clearField(plan, message, field);
}
