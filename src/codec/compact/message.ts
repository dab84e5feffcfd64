import { isMessageObject } from "../../message/property.ts";
import type { MessageValuePlan } from "../../plan/plan.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { failDeep } from "./cycle.ts";
import { failType } from "./fault.ts";
import { position, readLength, setEnd } from "./input.ts";
import type { Kind } from "./kind.ts";
import { moveTo, place, writeLengthAt, writeVarint } from "./output.ts";
import { typeOf } from "./types.ts";

/*
 * Messages within messages.
 */

/** Refuses anything that is not a message: null, numbers, arrays, maps ... */
function checkMessage(value: unknown, depth: number): void {
  // To look at the prototype takes time; V8 finds the constructor with the fields.
  if ((value as object | undefined)?.constructor !== Object && !isMessageObject(value))
    failType("a message object", value);
  if (depth < 1) failDeep(value);
}

/** Messages behind their length. */
export function message({ message: plan }: MessageValuePlan): Kind {
  const type = typeOf(plan);
  let left = 1;
  return {
    wireType: 2,
    read: (depth, previous) => {
      const length = readLength();
      const end = setEnd(position + length);
      const value = type.read(depth - 1, 0, previous);
      setEnd(end);
      return value;
    },
    write: (value, depth) => {
      checkMessage(value, depth);
      const start = place;
      const taken = left;
      moveTo(start + taken);
      type.write(value, depth - 1);
      left = writeLengthAt(start, taken);
    },
  };
}

/** Messages between two tags. */
export function group({ message: plan }: MessageValuePlan, number: number): Kind {
  const type = typeOf(plan);
  const endTag = makeTag(number, 4);
  return {
    wireType: 3,
    read: (depth, previous) => type.read(depth - 1, endTag, previous),
    write: (value, depth) => {
      checkMessage(value, depth);
      type.write(value, depth - 1);
      writeVarint(endTag);
    },
  };
}
