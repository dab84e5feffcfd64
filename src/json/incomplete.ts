import type { ValueProblem } from "../message/scalar-value.ts";
import type { OneofPlan } from "../plan/plan.ts";

/** What is wrong where two members of a oneof are set. */
export function oneofConflict({ name }: OneofPlan): ValueProblem {
  return { code: "ONEOF_CONFLICT", message: `another member of oneof ${name} is set as well` };
}

/** What is wrong where a required field is absent. */
export const missingRequired: ValueProblem = { code: "MISSING_REQUIRED", message: "required field is absent" };
