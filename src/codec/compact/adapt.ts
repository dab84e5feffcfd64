import { cursor } from "../../wire/varint.ts";
import type { InterpretedFunctions } from "../interpretation.ts";
import type { GeneratedFunctions } from "../linked.ts";
import { InvalidValue } from "../runtime/invalid-value.ts";
import { Fault } from "./fault.ts";
import { bytes, end, open, position } from "./input.ts";
import { output, place, turnTo } from "./output.ts";
import type { CompactType } from "./parts.ts";

/** The functions of a type of this engine as emitted code calls them. */
export function adapt(type: CompactType): GeneratedFunctions {
  const decode: InterpretedFunctions["decode"] = (input, from, to, depth, endTag, previous) => {
    const before = [bytes, position, end] as const;
    open(input, from, to);
    try {
      const message = type.read(depth, endTag, previous);
      cursor.position = position;
      return message;
    } finally {
      open(...before);
    }
  };
  return {
    decode,
    merge: (message, ...from) => replace(message, decode(...from, message)),
    encode: (message, array, to, depth) => {
      const before = [output, place] as const;
      turnTo(array as Uint8Array<ArrayBuffer>, to);
      try {
        type.write(message, depth);
        return place;
      } catch (error) {
        throw error instanceof Fault ? invalidValue(error) : error;
      } finally {
        turnTo(...before);
      }
    },
  };
}

function invalidValue({ code, reason, cause, steps: [step], holders: [holder] }: Fault): unknown {
  return cause ?? new InvalidValue(code, reason, holder as object, typeof step === "object" ? step.key : step);
}

/** Emitted code continues a message in place. */
function replace(message: object, continued: object): void {
  for (const key of Reflect.ownKeys(message)) if (!Object.hasOwn(continued, key)) delete (message as any)[key];
  Object.assign(message, continued);
}
