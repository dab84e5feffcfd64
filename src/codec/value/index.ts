import type { ValuePlan } from "../../plan/plan.ts";
import { enumValue } from "./enum.ts";
import { messageValue } from "./message.ts";
import { scalarValue } from "./scalar.ts";
import type { ValueCodec } from "./value-codec.ts";

/** How the values of a field of this `number` are read and written. */
export function valueCodec(plan: ValuePlan, number: number): ValueCodec {
  switch (plan.kind) {
    case "scalar":
      return scalarValue(plan);
    case "enum":
      return enumValue(plan);
    case "message":
      return messageValue(plan, number);
  }
}
