export { type Grade, grades, isAtLeast, worst } from "./grade.ts";
export { type FieldShape, gradeValues } from "./value-grade.ts";
