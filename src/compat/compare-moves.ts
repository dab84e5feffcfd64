import { type CompatIssue, makeIssue } from "./issue.ts";
import { groupBy } from "./moves.ts";
import type { Pairing } from "./pairing.ts";
import { type Declared, outermost } from "./schema-files.ts";
import type { Scope } from "./scope.ts";

type Move = readonly [old: Declared, next: Declared];

/**
 * Types that are in another package now: an issue for each package that they have moved to. Files whose package changes
 * are reported separately.
 */
export function compareMoves({ own }: Scope, pairing: Pairing): CompatIssue[] {
  const declared = [...own].filter((each) => outermost(each) === each);
  const moves = declared.flatMap((old): Move[] => {
    const next = pairing.find(old);
    return next === undefined || isWithFile(old, next, pairing) ? [] : [[old, next]];
  });
  return [...groupBy(moves, ([old, next]) => `${old.file.package} ${next.file.package}`).values()].map((group) =>
    moveIssue(group, declared),
  );
}

function isWithFile(old: Declared, next: Declared, { files }: Pairing): boolean {
  const is = next.file.package;
  return old.file.package === is || files.get(old.file)?.package === is;
}

function moveIssue(moves: readonly Move[], declared: readonly Declared[]): CompatIssue {
  const [[old, next]] = moves as [Move];
  const [from, to] = [old.file.package, next.file.package];
  const moved = new Set(moves.map(([each]) => each));
  const isAll = declared.every((each) => each.file.package !== from || moved.has(each));
  const what = isAll ? "the package moves" : `${listed(moves.map(([{ name }]) => name))} moved`;
  const files = new Set(moves.map(([{ file }, is]) => `${file.name} -> ${is.file.name}`));
  // Full names appear in the paths of calls, and in Any.
  const grade = moves.some(([{ kind }]) => kind === "service") ? "unknown" : "wire-safe";
  const message = `${what} to ${to === "" ? "no package" : to} (${listed([...files])}); calls and google.protobuf.Any rely on full names`;
  const issue = makeIssue("TYPE_SAME_PACKAGE", { old, new: next }, { newReadsOld: grade, oldReadsNew: grade }, message);
  return { ...issue, path: from === "" ? old.file.name : from };
}

const maxListed = 3;

function listed(names: readonly string[]): string {
  const more = names.length - maxListed;
  return names.slice(0, maxListed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
