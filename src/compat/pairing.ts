import { ProtobufError } from "../errors.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import { findMoved } from "./moves.ts";
import { type Declared, declarationsOf, type Side, topLevel, withNested } from "./schema-files.ts";

/** Full names of packages or types in the old schema, and their names in the new one. */
export type Moved = Readonly<Record<string, string>>;

/** Pairs declarations of the old schema with those of the new one. */
export interface Pairing {
  readonly files: ReadonlyMap<FileDescriptor, FileDescriptor>;
  /**
   * The declaration that `moved` names, or else the one with the same full name, or else the one with the same name in
   * the package that the file has now, or else the one that has moved to another package.
   */
  find<D extends Declared>(old: D): D | undefined;
  /** The declarations of the new schema without a counterpart in the old one. */
  readonly added: readonly Declared[];
}

type Pairs = Map<Declared, Declared>;
type Index = ReadonlyMap<string, Declared>;

/** Errors: NOT_FOUND for a name in `moved` that a schema does not have. */
export function pairSchemas(old: Side, next: Side, moved: Moved = {}): Pairing {
  const files = pairFiles(old, next);
  const [was, is] = [old.files.flatMap(declarationsOf), next.files.flatMap(declarationsOf)];
  checkMoved(moved, was, is);
  const index: Index = new Map(is.map((declaration) => [declaration.typeName, declaration]));
  const pairs = pairByName(was, index, moved, files);
  addMoved(pairs, old, next, index);
  const taken = new Set(pairs.values());
  return {
    files,
    find: <D extends Declared>(declaration: D) => pairs.get(declaration) as D | undefined,
    added: is.filter((each) => !taken.has(each)),
  };
}

function pairByName(was: readonly Declared[], index: Index, moved: Moved, files: Pairing["files"]): Pairs {
  const pairs: Pairs = new Map();
  // The longest first, because it is the most specific.
  const prefixes = Object.keys(moved).sort((left, right) => right.length - left.length);
  for (const old of was) {
    const { typeName, file } = old;
    const from = prefixes.find((name) => isWithin(typeName, name));
    const mapped = from === undefined ? undefined : ofKind(old, index.get(moved[from]! + typeName.slice(from.length)));
    const found =
      mapped ??
      ofKind(old, index.get(typeName)) ??
      ofKind(old, index.get(inPackage(typeName, file.package, (files.get(file) ?? file).package)));
    if (found !== undefined) pairs.set(old, found);
  }
  return pairs;
}

/** Pairs the rest with declarations in other packages, with everything in them. */
function addMoved(pairs: Pairs, old: Side, next: Side, index: Index): void {
  const taken = new Set(pairs.values());
  const elsewhere = findMoved(
    old.own.flatMap(topLevel).filter((each) => !pairs.has(each)),
    next.files.flatMap(topLevel).filter((each) => !taken.has(each)),
  );
  for (const [outer, target] of elsewhere) {
    for (const each of withNested(outer)) {
      const found = ofKind(each, index.get(target.typeName + each.typeName.slice(outer.typeName.length)));
      if (found !== undefined) pairs.set(each, found);
    }
  }
}

function ofKind({ kind }: Declared, found: Declared | undefined): Declared | undefined {
  return found?.kind === kind ? found : undefined;
}

function checkMoved(moved: Moved, was: readonly Declared[], is: readonly Declared[]): void {
  for (const [from, to] of Object.entries(moved)) {
    for (const [name, side, declared] of [
      [from, "old", was],
      [to, "new", is],
    ] as const) {
      if (!declared.some(({ typeName }) => isWithin(typeName, name)))
        throw new ProtobufError("NOT_FOUND", `option moved: the ${side} schema has no package or type ${name}`, {
          typeName: name,
        });
    }
  }
}

function isWithin(typeName: string, name: string): boolean {
  return typeName === name || typeName.startsWith(`${name}.`);
}

/** Pairs files by name; if each schema then has one own file left, those two. */
function pairFiles(old: Side, next: Side): Map<FileDescriptor, FileDescriptor> {
  const byName = new Map(next.files.map((file) => [file.name, file]));
  const pairs = new Map<FileDescriptor, FileDescriptor>();
  for (const file of old.files) {
    const same = byName.get(file.name);
    if (same !== undefined) pairs.set(file, same);
  }
  const taken = new Set(pairs.values());
  const [alone, ...more] = old.own.filter((file) => !pairs.has(file));
  const [other, ...others] = next.own.filter((file) => !taken.has(file));
  if (alone !== undefined && other !== undefined && more.length + others.length === 0) pairs.set(alone, other);
  return pairs;
}

function inPackage(typeName: string, from: string, to: string): string {
  const relative = from === "" ? typeName : typeName.slice(from.length + 1);
  return to === "" ? relative : `${to}.${relative}`;
}
