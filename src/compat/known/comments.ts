import type { AnyDescriptor } from "../../descriptor-set/any-descriptor.ts";
import { getPosition } from "../../descriptor-set/get-position.ts";
import { ProtobufError } from "../../errors.ts";
import { refuse } from "../../message/check-arguments.ts";
import type { FileDescriptor } from "../../schema/descriptors.ts";
import type { LocationProto } from "../../schema/file-descriptor-proto.ts";
import { sourceInfoOf, sourceOf } from "../../schema/source-info.ts";
import { visitPaths } from "../../schema/source-info/declarations.ts";
import { declaredIn } from "../declarations.ts";
import { fullNameOf } from "../issue.ts";
import { isRule } from "../rules.ts";
import type { KnownIssue } from "./accepted.ts";
import { isDay } from "./day.ts";

/** The marker of a comment line. */
const mark = "wireform:accept";
/** `wireform:accept RULE [NAME] [until DAY]: REASON`. */
const form = /^wireform:accept\s+(\w+)(?:\s+(?!until\s)([\w.]+))?(?:\s+until\s+(\S+?))?\s*:\s*(\S.*)$/u;

/**
 * The known issues in comments of the new schema: `// wireform:accept RULE: reason`, on or within the declaration that
 * the issue is about.
 *
 * For a deleted element, put the comment on its parent, with the element's name after the rule
 * (`// wireform:accept RULE total: reason`); without the name, it accepts everything that the rule reports there. For
 * elements at the top level, put it next to `syntax`, `package` or imports. `until 2026-12-31` before the colon: up to
 * that day. Errors: INVALID_SCHEMA, with file, line and column of the declaration, for a malformed comment with the
 * marker; INVALID_ARGUMENT for anything that is not a file descriptor.
 */
export function readKnownComments(files: readonly FileDescriptor[]): KnownIssue[] {
  if (!Array.isArray(files) || files.some((file: FileDescriptor | undefined) => file?.kind !== "file"))
    refuse("file descriptors, as schema.files() gives them", files);
  const known: KnownIssue[] = [];
  for (const file of files) {
    if (sourceOf(file.proto)?.text.includes(mark) === false) continue;
    const marked = (sourceInfoOf(file.proto)?.location ?? []).flatMap((location) =>
      markedLines(location).map((line) => [line, location.path ?? []] as const),
    );
    if (marked.length === 0) continue;
    const find = finderIn(file);
    for (const [line, path] of marked) known.push(readLine(line, find(path)));
  }
  return known;
}

function markedLines({ leadingComments, trailingComments, leadingDetachedComments }: LocationProto): string[] {
  return [...(leadingDetachedComments ?? []), leadingComments ?? "", trailingComments ?? ""]
    .filter((text) => text.includes(mark))
    .flatMap((text) => text.split("\n").map((line) => line.trim()))
    .filter((line) => line.startsWith(mark));
}

/** Finds the innermost declaration at a location. */
function finderIn(file: FileDescriptor): (path: readonly number[]) => AnyDescriptor {
  const byNode = new Map<object, AnyDescriptor>();
  for (const declaration of declaredIn(file)) byNode.set(declaration.proto, declaration);
  const byPath = new Map<string, AnyDescriptor>();
  visitPaths(file.proto, (node, path) => {
    const declaration = byNode.get(node);
    if (declaration !== undefined) byPath.set(path.join(), declaration);
  });
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const found = byPath.get(path.slice(0, length).join());
      if (found !== undefined) return found;
    }
    return file;
  };
}

function readLine(line: string, declaration: AnyDescriptor): KnownIssue {
  const [, rule = "", name, expires, reason] = form.exec(line) ?? [];
  const position = getPosition(declaration);
  const problem = problemOf(rule, expires, reason);
  if (problem !== undefined) {
    const where = position === undefined ? "" : `${position.file}:${position.line}:${position.column}: `;
    throw new ProtobufError("INVALID_SCHEMA", `${where}${line}: ${problem}`, position);
  }
  const isNamed = name !== undefined;
  const own = declaration.kind === "file" && isNamed ? declaration.package : fullNameOf(declaration);
  return {
    rule: rule as KnownIssue["rule"],
    path: isNamed ? (own === "" ? name : `${own}.${name}`) : own,
    reason,
    expires,
    position: isNamed ? undefined : position,
  };
}

function problemOf(rule: string, expires: string | undefined, reason: string | undefined): string | undefined {
  if (reason === undefined) return `expected ${mark} RULE [NAME] [until DAY]: REASON`;
  if (!isRule(rule)) return `there is no rule ${rule}`;
  return expires === undefined || isDay(expires) ? undefined : `${expires} is not a day such as 2026-12-31`;
}
