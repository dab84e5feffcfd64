import { ProtobufError } from "../errors.ts";
import type { Emission } from "./emission.ts";
import { emitDecodeFunction, emitMergeFunction } from "./emit-decode.ts";
import { emitEncodeFunction } from "./emit-encode.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type Code, js } from "./source/code.ts";

/**
 * Fields of the types that are compiled at once, or of one type in generated code. Emitting and compiling one takes
 * about 100 us, and V8 gives up on functions of several times as many.
 */
export const mostEmittedFields = 10_000;

/** LIMIT_EXCEEDED: for code, the type is too large. */
export function tooLargeError(typeName: string, remedy: string): ProtobufError {
  return new ProtobufError(
    "LIMIT_EXCEEDED",
    `${typeName}: code is emitted for at most ${mostEmittedFields} fields; ${remedy}`,
    { typeName },
  );
}

/**
 * The declarations and functions of a unit: those of `roots` and of all types that they refer to and that are not foreign. They stand by verb, not by type: what is alike
 * stands together, and takes less where it is compressed (docs/size.md, cluster_service: 4 kB).
 */
export function emitUnit(
  emission: Emission,
  roots: readonly MessagePlan[],
  layout: (pieces: readonly Code[]) => Code = together,
): Code {
  for (const root of roots) emission.functions(root);
  const decoders: Code[] = [];
  const mergers: Code[] = [];
  const encoders: Code[] = [];
  // Emitting a type may add further ones to the unit.
  for (let index = 0; index < emission.plans.length; index++) {
    const plan = emission.plans[index]!;
    if (plan.members.length > mostEmittedFields) throw tooLargeError(plan.typeName, "load its schema at run time");
    decoders.push(emitDecodeFunction(emission, plan));
    mergers.push(emitMergeFunction(emission, plan));
    encoders.push(emitEncodeFunction(emission, plan));
  }
  return layout([together(emission.declarations()), ...decoders, ...mergers, ...encoders, ...emission.helpers()]);
}

function together(pieces: readonly Code[]): Code {
  return js`
    ${pieces}
  `;
}
