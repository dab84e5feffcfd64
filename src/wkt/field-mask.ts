import { checkKind, checkType } from "../message/check-arguments.ts";
import type { MessageType } from "../message/message-type.ts";
import {
  addPath,
  allFields,
  fieldsOfPath,
  intersectPath,
  maskPaths,
  pathsOf,
  removePath,
  treeOf,
  withoutWildcard,
} from "./field-mask-tree.ts";
import type { FieldMask, FieldMaskInit } from "./google/field_mask.pb.ts";

/*
 * google.protobuf.FieldMask: https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask The semantics are
 * those of FieldMaskUtil of C++. Paths use the names in the `.proto`; a path covers everything below it. Results are in
 * canonical form: sorted, and without paths that another one covers. The path `*` covers all fields, and `a.*`
 * everything below `a`.
 */

/**
 * The mask in canonical form: sorted, and without paths that another one covers. Errors: INVALID_ARGUMENT for anything
 * that is not a mask.
 */
export function fieldMaskNormalize(mask: FieldMaskInit): FieldMask {
  return { paths: pathsOf(treeOf(maskPaths(mask))) };
}

/** The union of masks, in canonical form. Errors: INVALID_ARGUMENT for anything that is not a mask. */
export function fieldMaskUnion(...masks: readonly FieldMaskInit[]): FieldMask {
  return { paths: pathsOf(treeOf(masks.flatMap((mask) => maskPaths(mask)))) };
}

/** The intersection of two masks, in canonical form. Errors: INVALID_ARGUMENT for anything that is not a mask. */
export function fieldMaskIntersect(left: FieldMaskInit, right: FieldMaskInit): FieldMask {
  const tree = treeOf(maskPaths(left));
  const common = treeOf([]);
  for (const path of maskPaths(right)) intersectPath(tree, path, common);
  return { paths: pathsOf(common) };
}

/**
 * What `left` covers and `right` does not, for messages of `type`, in canonical form. Invalid paths of `right` have no
 * effect. Errors: INVALID_ARGUMENT for anything that is not a mask or a type.
 */
export function fieldMaskSubtract(type: MessageType, left: FieldMaskInit, right: FieldMaskInit): FieldMask {
  checkType(type);
  const tree = treeOf(maskPaths(left));
  for (const path of maskPaths(right)) removePath(tree, type.plan, path);
  return { paths: pathsOf(tree) };
}

/**
 * Returns whether a mask covers a path: contains the path, or one above it. Errors: INVALID_ARGUMENT for anything that
 * is not a mask.
 */
export function fieldMaskCovers(mask: FieldMaskInit, path: string): boolean {
  checkKind("string", path, "path");
  const wanted = withoutWildcard(path);
  return maskPaths(mask)
    .map(withoutWildcard)
    .some((covering) => covering === allFields || wanted === covering || wanted.startsWith(`${covering}.`));
}

/**
 * Returns whether all paths are fields of `type`: a path continues only below singular messages. Errors:
 * INVALID_ARGUMENT for anything that is not a mask or a type.
 */
export function fieldMaskIsValid(type: MessageType, mask: FieldMaskInit): boolean {
  checkType(type);
  return maskPaths(mask).every(
    (path) => withoutWildcard(path) === allFields || fieldsOfPath(type.plan, path) !== undefined,
  );
}

/** The mask of all fields of `type`, without extensions. Errors: INVALID_ARGUMENT for anything that is not a type. */
export function fieldMaskOfAll(type: MessageType): FieldMask {
  checkType(type);
  const tree = treeOf([]);
  for (const field of type.plan.fields) addPath(tree, field.name);
  return { paths: pathsOf(tree) };
}
