import { type Declared, relativeName } from "./schema-files.ts";

/* Types that have moved to another package, recognised by equal names and similar contents. */

/** Types of one package that may now be in another. */
interface Candidate {
  readonly pairs: (readonly [old: Declared, next: Declared])[];
  shared: number;
}

/**
 * Finds for declarations that are missing those of another package that have taken their place, the packages with most in common first.
 *
 * At least half of what stands in them has to be the same, taken together: names and numbers of fields and values, names of methods.
 */
export function findMoved(missing: readonly Declared[], free: readonly Declared[]): Map<Declared, Declared> {
  const moved = new Map<Declared, Declared>();
  const taken = new Set<Declared>();
  const candidates = candidatesOf(missing, free).sort((left, right) => right.shared - left.shared);
  for (const { pairs } of candidates) {
    const left = pairs.filter(([old, next]) => !moved.has(old) && !taken.has(next));
    if (!isAlike(left)) continue;
    for (const [old, next] of left) {
      moved.set(old, next);
      taken.add(next);
    }
  }
  return moved;
}

function candidatesOf(missing: readonly Declared[], free: readonly Declared[]): Candidate[] {
  const byName = groupBy(free, nameInPackage);
  const candidates = new Map<string, Candidate>();
  for (const old of missing) {
    for (const next of byName.get(nameInPackage(old)) ?? []) {
      const key = `${old.file.package} ${next.file.package}`;
      let candidate = candidates.get(key);
      if (candidate === undefined) candidates.set(key, (candidate = { pairs: [], shared: 0 }));
      candidate.pairs.push([old, next]);
      candidate.shared += countShared(old, next);
    }
  }
  return [...candidates.values()];
}

/** Groups items by what they have in common, in order. */
export function groupBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}

function nameInPackage(declaration: Declared): string {
  return `${declaration.kind} ${relativeName(declaration)}`;
}

function isAlike(pairs: Candidate["pairs"]): boolean {
  let [shared, all] = [0, 0];
  for (const [old, next] of pairs) {
    shared += countShared(old, next);
    all += Math.max(partsOf(old).size, partsOf(next).size);
  }
  return shared > 0 && 2 * shared >= all;
}

function countShared(old: Declared, next: Declared): number {
  const parts = partsOf(next);
  return [...partsOf(old)].filter((part) => parts.has(part)).length;
}

/** The contents by which a declaration is recognised. */
export function partsOf(declaration: Declared): ReadonlySet<string> {
  if (declaration.kind === "service") return new Set(declaration.methods.map(({ name }) => name));
  const members = declaration.kind === "enum" ? declaration.values : declaration.fields;
  return new Set(members.map(({ number, name }) => `${number} ${name}`));
}
