import { refuse } from "../message/check-arguments.ts";
import type { FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { typeIssues } from "./compare-field.ts";
import { compareEnums } from "./compare-enum.ts";
import { compareServices, deletedService } from "./compare-services.ts";
import { type CompatIssue, identical, makeIssue, worstOf } from "./issue.ts";
import { checkIgnored, type CheckOptions, checkOptions } from "./options.ts";
import { declarationsOf, pairSchemas, type SchemaFiles } from "./pairing.ts";
import { type Declared, reachable } from "./reachable.ts";
import { rules } from "./rules.ts";
import { Structures } from "./structures.ts";

/**
 * What becomes of data when a schema changes: all differences that matter, by file and declaration of the old schema, each with a grade for both directions.
 *
 * Fields that are added are no issue. Types are compared by structure: one that is only renamed is `wire-safe`.
 * Errors: INVALID_ARGUMENT for what are no schemas, or for wrong options; NOT_FOUND where the old schema has no root of a name, or neither has what is to be ignored.
 * Source: https://protobuf.dev/programming-guides/proto3/#updating
 */
export function check(oldSchema: SchemaFiles, newSchema: SchemaFiles, options: CheckOptions = {}): CompatIssue[] {
  checkOptions(options);
  for (const schema of [oldSchema, newSchema]) {
    if (typeof (schema as SchemaFiles | undefined)?.files !== "function") refuse("two schemas", schema);
  }
  checkIgnored(options.ignore ?? [], [oldSchema, newSchema]);
  const structures = new Structures(pairSchemas(oldSchema, newSchema));
  const within = options.roots === undefined ? undefined : reachable(oldSchema, options.roots);
  const declared = oldSchema
    .files()
    .map((file) => [file, declarationsOf(file).filter((each) => within === undefined || within.has(each))] as const);
  const nextFiles = new Map(structures.pairing.files);
  const issues = declared.flatMap(([file, declarations]) => [
    ...(declarations.length > 0 ? comparePackages(file, nextFiles.get(file)) : []),
    ...declarations.flatMap((declaration) => compareDeclarations(declaration, structures)),
  ]);
  // Whether a deleted message has been renamed, the fields have told.
  const deleted = declared.flatMap(([, declarations]) =>
    declarations.flatMap((each) => (each.kind === "message" ? deletedMessage(each, structures) : [])),
  );
  return [...issues, ...deleted].filter((issue) => isWanted(issue, options));
}

function comparePackages(old: FileDescriptor, next: FileDescriptor | undefined): CompatIssue[] {
  if (next === undefined || old.package === next.package) return [];
  // Full names are in the paths of calls, and in Any.
  const grade = old.services.length > 0 ? "unknown" : "wire-safe";
  const names = `from ${JSON.stringify(old.package)} to ${JSON.stringify(next.package)}`;
  const message = `the package changes ${names}, and with it all full names, which calls and google.protobuf.Any rely on`;
  return [makeIssue("FILE_SAME_PACKAGE", { old, new: next }, { newReadsOld: grade, oldReadsNew: grade }, message)];
}

function compareDeclarations(old: Declared, structures: Structures): readonly CompatIssue[] {
  const next = structures.pairing.find(old);
  if (next === undefined) return old.kind === "service" ? [deletedService(old)] : [];
  if (old.kind === "enum") return next.kind === "enum" ? compareEnums(old, next) : [];
  if (old.kind === "service") return next.kind === "service" ? compareServices(old, next, structures) : [];
  return next.kind === "message" ? compareMessagePair(old, next, structures) : [];
}

function compareMessagePair(old: MessageDescriptor, next: MessageDescriptor, structures: Structures): CompatIssue[] {
  const { issues, retyped } = structures.level(old, next);
  const types = retyped.flatMap((each) => {
    const { wire, json } = structures.compare(...each.types);
    return typeIssues(
      each.old,
      each.new,
      worstOf(each.wire, wire),
      worstOf(each.json, json),
      structures.reasons(...each.types),
    );
  });
  return [...issues, ...types];
}

/** Of messages within each other the outermost is told. */
function deletedMessage(old: MessageDescriptor, structures: Structures): CompatIssue[] {
  const { pairing } = structures;
  if (pairing.find(old) !== undefined || (old.parent !== undefined && pairing.find(old.parent) === undefined))
    return [];
  const renamed = structures.renamed(old);
  const sides = { old, new: renamed };
  if (renamed === undefined)
    return [makeIssue("MESSAGE_NO_DELETE", sides, { ...identical, newReadsOld: "unknown" }, "the message is deleted")];
  return [
    makeIssue(
      "MESSAGE_NO_DELETE",
      sides,
      { ...identical, newReadsOld: "wire-safe" },
      `the message is deleted; its fields now have ${renamed.typeName}`,
    ),
  ];
}

function isWanted({ rule, path }: CompatIssue, { categories, ignore = [] }: CheckOptions): boolean {
  if (categories !== undefined && !categories.includes(rules.get(rule)!)) return false;
  return !ignore.some((name) => name === rule || name === path || path.startsWith(`${name}.`));
}
