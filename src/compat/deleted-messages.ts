import type { MessageDescriptor } from "../schema/descriptors.ts";
import { type CompatIssue, identical, makeIssue } from "./issue.ts";
import { groupBy, partsOf } from "./moves.ts";
import { relativeName } from "./schema-files.ts";
import type { Scope } from "./scope.ts";
import type { Structures } from "./structures.ts";

/** Reports only the outermost of nested messages; for a renamed message also what has become of its fields. */
export function deletedMessages({ own }: Scope, structures: Structures): CompatIssue[] {
  const { pairing } = structures;
  const messages = [...own].filter((each) => each.kind === "message");
  const isGone = (message: MessageDescriptor): boolean => {
    const next = pairing.find(message);
    return next === undefined || relativeName(next) !== relativeName(message);
  };
  let heirs: Heirs | undefined;
  return messages
    .filter((each) => isGone(each) && (each.parent === undefined || !isGone(each.parent)))
    .flatMap((old) => {
      const known = pairing.find(old) ?? structures.renamed(old);
      if (known !== undefined) return [deletedMessage(old, known)];
      heirs ??= heirsAmong(structures);
      const heir = heirs(old);
      const issues = heir === undefined ? [] : structures.issues(structures.level(old, heir));
      return [deletedMessage(old, heir), ...issues];
    });
}

function deletedMessage(old: MessageDescriptor, heir: MessageDescriptor | undefined): CompatIssue {
  const [grade, text] =
    heir === undefined
      ? (["unknown", ""] as const)
      : (["wire-safe", `; its fields now have ${heir.typeName}`] as const);
  const grades = { ...identical, newReadsOld: grade };
  return makeIssue("MESSAGE_NO_DELETE", { old, new: heir }, grades, `the message is deleted${text}`);
}

type Heirs = (old: MessageDescriptor) => MessageDescriptor | undefined;

/**
 * Finds the one new message in the package that has all fields of an old one by number and name, and not many more. A
 * single field proves nothing.
 */
function heirsAmong(structures: Structures): Heirs {
  const added = structures.pairing.added.filter(
    (each) => each.kind === "message" && !structures.isNewName(each),
  ) as MessageDescriptor[];
  const withPart = groupBy(
    added.flatMap((message) => [...partsOf(message)].map((part) => ({ message, part }))),
    ({ part }) => part,
  );
  return (old) => {
    const parts = [...partsOf(old)];
    if (parts.length < 2) return undefined;
    const { package: name } = structures.pairing.files.get(old.file) ?? old.file;
    const [heir, ...others] = (withPart.get(parts[0]!) ?? [])
      .map(({ message }) => message)
      .filter((message) => message.file.package === name && isHeir(parts, partsOf(message)));
    return others.length === 0 ? heir : undefined;
  };
}

function isHeir(parts: readonly string[], others: ReadonlySet<string>): boolean {
  return 2 * others.size <= 3 * parts.length && parts.every((part) => others.has(part));
}
