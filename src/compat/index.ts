export { checkData, type CheckDataOptions, type DataSchema } from "./check-data.ts";
export type { DataIssue, DataLoss } from "./data/issue.ts";
export { type Grade, grades, isAtLeast, worst } from "./grade.ts";
export { type FieldShape, gradeValues } from "./value-grade.ts";
