import type { ValuePlan } from "../../plan/plan.ts";
import type { Interpretation } from "../parts.ts";
import { emitEnum } from "./enum.ts";
import { emitMessage } from "./message.ts";
import { emitScalar, interpretScalar } from "./scalar.ts";
import type { ValueEmitter, ValueInterpreter } from "./value-codec.ts";

/** How emitted code reads and writes the values of a field of this `number`. */
export function emitterOf(value: ValuePlan, number: number): ValueEmitter {
  switch (value.kind) {
    case "scalar":
      return emitScalar(value);
    case "enum":
      return emitEnum(value);
    case "message":
      return emitMessage(value, number);
  }
}

/** How the interpreter reads and writes them. */
export function interpreterOf(value: ValuePlan, number: number, interpretation: Interpretation): ValueInterpreter {
  const { parts } = interpretation;
  switch (value.kind) {
    case "scalar":
      return interpretScalar(value, parts);
    case "enum":
      return value.enum.open ? parts.openEnum! : parts.closedEnum!(value);
    case "message":
      return (value.delimited ? parts.group! : parts.message!)(value, number, interpretation);
  }
}
