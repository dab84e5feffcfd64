/**
 * What becomes of data when a schema changes: `check` compares schemas, `checkData` examines one message.
 *
 * @module wireform/compat
 */
export { checkData, type CheckDataOptions, type DataSchema } from "./check-data.ts";
export { check } from "./check.ts";
export type { DataIssue, DataLoss } from "./data/issue.ts";
export { type Grade, grades, isAtLeast, worst } from "./grade.ts";
export type { CompatIssue, Grades } from "./issue.ts";
export { type Accepted, type AcceptedIssue, acceptKnown, type KnownIssue } from "./known/accepted.ts";
export { readKnownComments } from "./known/comments.ts";
export { readKnownIssues } from "./known/read.ts";
export type { CheckOptions } from "./options.ts";
export type { SchemaFiles } from "./schema-files.ts";
export { fails, type Policy, type PolicyName, policies, type Thresholds } from "./policy.ts";
export { type Category, type Rule, rules } from "./rules.ts";
export { type FieldShape, gradeValues } from "./value-grade.ts";
