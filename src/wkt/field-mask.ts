import type { MessageType } from "../message/message-type.ts";
import { addPath, fieldsOfPath, intersectPath, pathsOf, removePath, treeOf } from "./field-mask-tree.ts";

/*
 * google.protobuf.FieldMask: https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask
 * The semantics are those of FieldMaskUtil of C++. Paths have the names of the `.proto`; a path stands for all that is below it. Results are in canonical
 * form: sorted, and without paths that another one covers.
 */

/** A message google.protobuf.FieldMask, or a literal of one. */
export interface FieldMask {
  paths: string[];
}

type Mask = { readonly paths?: readonly string[] | undefined };

/** The mask in canonical form. */
export function fieldMaskNormalize(mask: Mask): FieldMask {
  return { paths: pathsOf(treeOf(mask.paths ?? [])) };
}

/** The paths of all masks. */
export function fieldMaskUnion(...masks: readonly Mask[]): FieldMask {
  return { paths: pathsOf(treeOf(masks.flatMap((mask) => mask.paths ?? []))) };
}

/** What two masks have in common. */
export function fieldMaskIntersect(left: Mask, right: Mask): FieldMask {
  const tree = treeOf(left.paths ?? []);
  const common = treeOf([]);
  for (const path of right.paths ?? []) intersectPath(tree, path, common);
  return { paths: pathsOf(common) };
}

/** What `left` covers and `right` does not, of messages of `type`. Paths of `right` that are not valid change nothing. */
export function fieldMaskSubtract(type: MessageType, left: Mask, right: Mask): FieldMask {
  const tree = treeOf(left.paths ?? []);
  for (const path of right.paths ?? []) removePath(tree, type.descriptor, path);
  return { paths: pathsOf(tree) };
}

/** Tells whether a mask covers a path. */
export function fieldMaskCovers(mask: Mask, path: string): boolean {
  return (mask.paths ?? []).some((covering) => path === covering || path.startsWith(`${covering}.`));
}

/** Tells whether all paths are fields of `type`: a path goes below singular messages only. */
export function fieldMaskIsValid(type: MessageType, mask: Mask): boolean {
  return (mask.paths ?? []).every((path) => fieldsOfPath(type.descriptor, path) !== undefined);
}

/** The mask of all fields of `type`. */
export function fieldMaskOfAll(type: MessageType): FieldMask {
  const tree = treeOf([]);
  for (const field of type.descriptor.fields) addPath(tree, field.name);
  return { paths: pathsOf(tree) };
}
