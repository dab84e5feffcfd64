import { refuse } from "../message/check-arguments.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import { compareEnums } from "./compare-enum.ts";
import { compareExtension } from "./compare-message.ts";
import { compareMoves } from "./compare-moves.ts";
import { compareServices, deletedService } from "./compare-services.ts";
import { deletedMessages } from "./deleted-messages.ts";
import { type CompatIssue, makeIssue } from "./issue.ts";
import { checkIgnored, type CheckOptions, checkOptions } from "./options.ts";
import { pairSchemas } from "./pairing.ts";
import { rules } from "./rules.ts";
import { type Declared, declarationsOf, type SchemaFiles, sideOf } from "./schema-files.ts";
import { type Scope, scopeOf } from "./scope.ts";
import { Structures } from "./structures.ts";

/**
 * Lists what becomes of data when a schema changes: all differences that matter, by file and declaration of the old
 * schema, each with a grade for both directions.
 *
 * Compares the requested files, and the types that they use from their imports. Added fields are not an issue. Types
 * are compared by structure: a renamed type is `wire-safe`. Errors: INVALID_ARGUMENT for what are not schemas, or for
 * wrong options; NOT_FOUND for a name in `roots`, `moved` or `ignore` that a schema does not have. Source:
 * https://protobuf.dev/programming-guides/proto3/#updating
 */
export function check(oldSchema: SchemaFiles, newSchema: SchemaFiles, options: CheckOptions = {}): CompatIssue[] {
  checkOptions(options);
  for (const schema of [oldSchema, newSchema]) {
    if (typeof (schema as SchemaFiles | undefined)?.files !== "function") refuse("two schemas", schema);
  }
  checkIgnored(options.ignore ?? [], [oldSchema, newSchema]);
  const [old, next] = [sideOf(oldSchema), sideOf(newSchema)];
  const structures = new Structures(pairSchemas(old, next, options.moved));
  const scope = scopeOf(old, options.roots);
  const files = old.files.map((file) => compareFile(file, scope, structures));
  // Renamed messages have been found by their fields.
  const issues = [compareMoves(scope, structures.pairing), ...files, deletedMessages(scope, structures)];
  return issues.flat().filter((issue) => isWanted(issue, options));
}

function compareFile(file: FileDescriptor, scope: Scope, structures: Structures): CompatIssue[] {
  const { pairing } = structures;
  const declared = declarationsOf(file).filter((each) => scope.declared.has(each));
  const isOwn = declared.some((each) => scope.own.has(each));
  return [
    ...(isOwn ? comparePackages(file, pairing.files.get(file)) : []),
    ...declared.flatMap((each) => compareDeclarations(each, scope, structures)),
    ...scope.extensions
      .filter((each) => each.file === file)
      .flatMap((each) => structures.issues(compareExtension(each, pairing.find(each.message), pairing))),
  ];
}

function comparePackages(old: FileDescriptor, next: FileDescriptor | undefined): CompatIssue[] {
  if (next === undefined || old.package === next.package) return [];
  // Full names appear in the paths of calls, and in Any.
  const grade = old.services.length > 0 ? "unknown" : "wire-safe";
  const names = `from ${JSON.stringify(old.package)} to ${JSON.stringify(next.package)}`;
  const message = `the package changes ${names}, and with it all full names, which calls and google.protobuf.Any rely on`;
  return [makeIssue("FILE_SAME_PACKAGE", { old, new: next }, { newReadsOld: grade, oldReadsNew: grade }, message)];
}

function compareDeclarations(old: Declared, scope: Scope, structures: Structures): readonly CompatIssue[] {
  const next = structures.pairing.find(old);
  if (next === undefined) return old.kind === "service" && scope.own.has(old) ? [deletedService(old)] : [];
  if (old.kind === "enum") return next.kind === "enum" ? compareEnums(old, next) : [];
  if (old.kind === "service") return next.kind === "service" ? compareServices(old, next, structures) : [];
  return next.kind === "message" ? structures.issues(structures.level(old, next)) : [];
}

function isWanted({ rule, path }: CompatIssue, { categories, ignore = [] }: CheckOptions): boolean {
  if (categories !== undefined && !categories.includes(rules.get(rule)!)) return false;
  return !ignore.some((name) => name === rule || name === path || path.startsWith(`${name}.`));
}
