import { fieldByName } from "../plan/find-field.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { refuse } from "../message/check-arguments.ts";

/** The paths of a FieldMask as a tree: names, and what is below. A node without children is the end of a path, and stands for all below it. The path `*` is the one there is. */
export type MaskTree = Map<string, MaskTree>;

/** The path that stands for all fields. Source: https://google.aip.dev/161#wildcards */
export const allFields = "*";

/** `a.*` is all that is below `a`, which is `a`. */
export function withoutWildcard(path: string): string {
  while (path.endsWith(`.${allFields}`)) path = path.slice(0, -2);
  return path;
}

/** The paths of a FieldMask, or of a literal. Errors: INVALID_ARGUMENT for anything else. */
export function maskPaths(mask: { readonly paths?: readonly string[] | undefined }): readonly string[] {
  const paths: unknown = typeof mask === "object" && mask !== null ? (mask.paths ?? []) : undefined;
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string"))
    refuse("a FieldMask, { paths: [...] }", mask);
  return paths;
}

/** The tree of paths. Empty paths are left out. */
export function treeOf(paths: readonly string[]): MaskTree {
  const tree: MaskTree = new Map();
  for (const path of paths) addPath(tree, path);
  return tree;
}

/** Adds a path; what it covers goes, and where it is covered nothing changes. */
export function addPath(tree: MaskTree, path: string): void {
  path = withoutWildcard(path);
  if (path === "" || coversAll(tree)) return;
  if (path === allFields) tree.clear();
  let node = tree;
  let isNew = false;
  for (const name of path.split(".")) {
    if (!isNew && node !== tree && node.size === 0) return;
    let child = node.get(name);
    if (child === undefined) {
      isNew = true;
      child = new Map();
      node.set(name, child);
    }
    node = child;
  }
  node.clear();
}

/** Adds to `result` what `path` and the tree have in common. */
export function intersectPath(tree: MaskTree, path: string, result: MaskTree): void {
  path = withoutWildcard(path);
  let node = tree;
  if (path === "") return;
  if (coversAll(tree)) return addPath(result, path);
  if (path === allFields) return pathsOf(tree).forEach((each) => addPath(result, each));
  for (const name of path.split(".")) {
    if (node !== tree && node.size === 0) return addPath(result, path);
    const child = node.get(name);
    if (child === undefined) return;
    node = child;
  }
  for (const leaf of pathsOf(node, path)) addPath(result, leaf);
}

/** Takes a path out. Where a longer path is covered by a shorter one, that becomes the paths of all the fields, without this one. */
export function removePath(tree: MaskTree, plan: MessagePlan, path: string): void {
  path = withoutWildcard(path);
  if (path === allFields) return tree.clear();
  const fields = fieldsOfPath(plan, path);
  if (fields === undefined || tree.size === 0) return;
  nameAllFields(tree, plan);
  const nodes: MaskTree[] = [];
  let node: MaskTree | undefined = tree;
  let within: MessagePlan | undefined = plan;
  for (const field of fields) {
    if (node === undefined) return;
    if (node.size === 0) for (const sibling of within?.fields ?? []) node.set(sibling.name, new Map());
    within = messageBelow(field);
    nodes.push(node);
    node = node.get(field.name);
  }
  if (node === undefined) return;
  for (let index = fields.length - 1; index >= 0; index--) {
    nodes[index]!.delete(fields[index]!.name);
    if (nodes[index]!.size > 0) return;
  }
}

/** Returns whether the tree has the path `*`. */
export function coversAll(tree: MaskTree): boolean {
  return tree.get(allFields)?.size === 0;
}

/** Puts the names of all fields in the place of `*`. */
export function nameAllFields(tree: MaskTree, plan: MessagePlan): void {
  if (!coversAll(tree)) return;
  tree.delete(allFields);
  for (const { name } of plan.fields) tree.set(name, new Map());
}

/** The paths of a tree, in the order of their names, each after `prefix`. Paths may be long: there is no recursion. */
export function pathsOf(tree: MaskTree, prefix: string = ""): string[] {
  const paths: string[] = [];
  const stack: [path: string, node: MaskTree][] = [[prefix, tree]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, node] = next;
    if (node.size === 0 && path !== "") paths.push(path);
    const names = [...node.keys()].sort().reverse();
    for (const name of names) stack.push([path === "" ? name : `${path}.${name}`, node.get(name)!]);
  }
  return paths;
}

/**
 * The fields that a path goes through; undefined if it is not valid: an unknown name, or something below what is not a
 * singular message.
 */
export function fieldsOfPath(plan: MessagePlan, path: string): FieldPlan[] | undefined {
  const fields: FieldPlan[] = [];
  let message: MessagePlan | undefined = plan;
  for (const name of withoutWildcard(path).split(".")) {
    const field: FieldPlan | undefined = message && fieldByName(message, name);
    if (field === undefined) return undefined;
    fields.push(field);
    message = messageBelow(field);
  }
  return fields;
}

/** The type of a singular message field; undefined for others, below which no path goes. */
export function messageBelow({ cardinality, value }: FieldPlan): MessagePlan | undefined {
  return cardinality === "singular" && value.kind === "message" ? value.message : undefined;
}
