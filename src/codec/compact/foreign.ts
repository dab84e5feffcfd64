import type { ProtobufError } from "../../errors.ts";
import { inPropertyOrder } from "../../plan/order.ts";
import type { MessagePlan } from "../../plan/plan.ts";
import { cursor } from "../../wire/varint.ts";
import { codecOf } from "../linked.ts";
import { locateStranger } from "../locate-value.ts";
import { beginMerge } from "../runtime/decode-state.ts";
import { encoding } from "../runtime/encode-state.ts";
import { InvalidValue } from "../runtime/invalid-value.ts";
import { sortLater } from "../runtime/sort-later.ts";
import { cycleOf } from "./cycle.ts";
import { Fault } from "./fault.ts";
import { bytes, end, position, seek } from "./input.ts";
import { moveTo, output, place } from "./output.ts";
import type { CompactType } from "./parts.ts";

/*
 * Types that have code of their own, within types that have none. adapt.ts is the other way.
 */

/** A type that has emitted functions. */
export function foreignType(plan: MessagePlan): CompactType {
  const { functions, encode } = codecOf(plan);
  return {
    read: (depth, endTag, previous) => {
      const from = [bytes, position, end, depth, endTag] as const;
      const message = previous ?? functions.decode(...from);
      if (previous !== undefined) {
        beginMerge(depth, position);
        functions.merge(previous, ...from);
        if (!plan.absentIsOwn || plan.members.length > plan.fields.length)
          sortLater(
            previous,
            inPropertyOrder(plan).map((field) => field.localName),
          );
      }
      seek(endTag === 0 ? end : cursor.position);
      return message;
    },
    write: (message, depth) => {
      try {
        if (encoding.verify) refuse(locateStranger(plan, message));
        moveTo(functions.encode(message, output, place, depth));
      } catch (error) {
        throw error instanceof InvalidValue
          ? located(error, () => encode(message, { ...encoding, maxDepth: depth }))
          : error;
      }
    },
  };
}

/** Code that is emitted does not say where a value stands within the message; its codec does. */
function located(cause: InvalidValue, encode: () => unknown): Fault {
  const fault = new Fault(cause.code, cause.reason);
  fault.cause = cause;
  try {
    encode();
  } catch (error) {
    const { code, path } = error as ProtobufError;
    fault.code = code;
    if (code === "LIMIT_EXCEEDED") fault.cycleOf = cycleOf;
    fault.rest = behind(path);
  }
  return fault;
}

function refuse(stranger: ReturnType<typeof locateStranger>): void {
  if (stranger === undefined) return;
  const fault = new Fault("UNKNOWN_FIELD", stranger.reason);
  fault.rest = behind(stranger.path);
  throw fault;
}

/** The path of a part as the end of a longer one. */
function behind(path: string): string {
  return path.startsWith("[") ? path : `.${path}`;
}
