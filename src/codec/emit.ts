import { type Emission } from "./emission.ts";
import { emitDecodeFunction, emitMergeFunction } from "./emit-decode.ts";
import { emitEncodeFunction } from "./emit-encode.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type Code, js } from "./source/code.ts";

/** The declarations and functions of a unit: those of `roots` and of all types that they refer to and that are not foreign. */
export function emitUnit(emission: Emission, roots: readonly MessagePlan[], layout: (pieces: readonly Code[]) => Code = together): Code {
  for (const root of roots) emission.functionName(root);
  const functions: Code[] = [];
  // Emitting a type may add further ones to the unit.
  for (let index = 0; index < emission.plans.length; index++) {
    const plan = emission.plans[index]!;
    functions.push(emitDecodeFunction(emission, plan), emitMergeFunction(emission, plan), emitEncodeFunction(emission, plan));
  }
  return layout([together(emission.declarations()), ...functions, ...emission.helpers()]);
}

function together(pieces: readonly Code[]): Code {
  return js`
    ${pieces}
  `;
}
