import { ProtobufError } from "../errors.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import { findMoved } from "./moves.ts";
import { type Declared, declarationsOf, outermost, type Side, topLevel } from "./schema-files.ts";

/** Full names of packages or types in the old schema, and what they are in the new one. */
export type Moved = Readonly<Record<string, string>>;

/** Which declaration of the new schema is that of an old one. */
export interface Pairing {
  readonly files: ReadonlyMap<FileDescriptor, FileDescriptor>;
  /**
   * The one that `moved` names, else that of its full name, else that of its name in the package that its file has now,
   * else the one that has been moved to another package.
   */
  find<D extends Declared>(old: D): D | undefined;
  /** Those of the new schema that are nothing of the old one. */
  readonly added: readonly Declared[];
}

/** Errors: NOT_FOUND for a name in `moved` that a schema does not have. */
export function pairSchemas(old: Side, next: Side, moved: Moved = {}): Pairing {
  const pairedFiles = pairFiles(old, next);
  const [was, is] = [old, next].map(({ files }) => files.flatMap(declarationsOf)) as [Declared[], Declared[]];
  checkMoved(moved, was, is);
  const byName = new Map(is.map((declaration) => [declaration.typeName, declaration]));
  const named = (declaration: Declared): Declared | undefined =>
    namesOf(declaration, moved, pairedFiles)
      .map((name) => byName.get(name))
      .find((found) => found?.kind === declaration.kind);
  const claimed = new Set(was.map(named));
  const elsewhere = findMoved(
    old.own.flatMap(topLevel).filter((each) => named(each) === undefined),
    next.files.flatMap(topLevel).filter((each) => !claimed.has(each)),
  );
  const find = (declaration: Declared): Declared | undefined => {
    const outer = outermost(declaration);
    const target = elsewhere.get(outer);
    if (target === undefined) return named(declaration);
    const found = byName.get(target.typeName + declaration.typeName.slice(outer.typeName.length));
    return found?.kind === declaration.kind ? found : undefined;
  };
  const found = new Map(was.map((each) => [each, find(each)]));
  const taken = new Set(found.values());
  return {
    files: pairedFiles,
    find: <D extends Declared>(declaration: D) => found.get(declaration) as D | undefined,
    added: is.filter((each) => !taken.has(each)),
  };
}

/** What a declaration may be called in the new schema, the most likely name first. */
function namesOf({ typeName, file }: Declared, moved: Moved, files: Pairing["files"]): string[] {
  const names = [typeName];
  const [from] = Object.keys(moved)
    .filter((name) => isWithin(typeName, name))
    .sort((left, right) => right.length - left.length);
  if (from !== undefined) names.unshift(moved[from]! + typeName.slice(from.length));
  const next = files.get(file);
  if (next !== undefined && next.package !== file.package) names.push(inPackage(typeName, file.package, next.package));
  return names;
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

/** Files of one name; where each schema has one more file of one's own, those two. */
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
