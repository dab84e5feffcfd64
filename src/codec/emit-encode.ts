import type { Emission } from "./emission.ts";
import { fieldEmitters } from "./field/index.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type Code, js } from "./source/code.ts";
import { declareFunction } from "./source/print.ts";

/** The function that writes the fields of a message of one type, in field-number order, and then its unknown fields. */
export function emitEncodeFunction(emission: Emission, plan: MessagePlan): Code {
  const body = js`
    position |= 0;
    ${fieldEmitters(plan).map((field) => field.emitEncode(emission))}
    const unknown = message[${emission.runtime("unknownFields")}];
    if (unknown !== undefined) position = ${emission.runtime("writeUnknown")}(bytes, position, unknown, message) | 0;
    return position;
  `;
  return declareFunction(
    emission.encode(plan),
    { message: "any", bytes: "any", position: "number", depth: "number" },
    "number",
    body,
  );
}
