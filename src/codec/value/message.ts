import { makeTag } from "../../wire/wire-type.ts";
import type { Emission } from "../emission.ts";
import type { MessagePlan, MessageValuePlan } from "../../plan/plan.ts";
import type { Interpretation, Part } from "../parts.ts";
import { readLength } from "../runtime/read-length.ts";
import { checkMessage, throwEncodeTooDeep } from "../runtime/write-checks.ts";
import { moveAndWriteLength } from "../runtime/write-length.ts";
import { cursor, varint32Size, writeVarint32 } from "../../wire/varint.ts";
import { type Code, js } from "../source/code.ts";
import { emitSort, isSparse } from "../sparse-message.ts";
import { strangersAreEmpty } from "./strangers.ts";
import type { ValueEmitter, ValueInterpreter } from "./value-codec.ts";

/*
 * Message values, length-prefixed or as a group. `number` is the field's: a group is closed by a tag of its own.
 */

export function emitMessage(plan: MessageValuePlan, number: number): ValueEmitter {
  return plan.delimited ? emitGroup(plan, number) : emitPrefixed(plan);
}

function emitPrefixed({ message }: MessageValuePlan): ValueEmitter {
  return {
    emitRead: (emission, target, previous) =>
      emission.isSeldom && previous !== undefined && !isSparse(message)
        ? js`
          ${target} = ${emission.runtime("continueMessage")}(${previous}, bytes, position, end, depth, ${emission.decode(message)}, ${emission.merge(message)});
          position = ${emission.runtime("cursor")}.position | 0;
        `
        : js`
          ${emission.readLength()}
          ${emitDecodeOrMerge(emission, message, target, previous, js`position`, js`position + length`)}
          position += length;
        `,
    emitWrite: (emission, value, container, key) => {
      const content = js`position = ${emission.encode(message)}(${value}, bytes, position, depth - 1) | 0;`;
      return js`
        ${emitChecks(emission, strangersAreEmpty(message), value, container, key)}
        {
          ${emission.writeDelimited(content, emitEmptyCheck(emission, message, value, container, key))}
        }
      `;
    },
  };
}

/** Messages behind their length. */
export const messagePart: Part<"message"> = {
  message: ({ message: plan }: MessageValuePlan, _number: number, interpretation: Interpretation): ValueInterpreter => {
    const functions = interpretation.link(plan);
    const isQuick = strangersAreEmpty(plan);
    let reserved = 1;
    return {
      read: (bytes, position, end, depth, previous) => {
        const length = readLength(bytes, position, end);
        const content = cursor.position;
        const value = functions.decode(bytes, content, content + length, depth - 1, 0, previous);
        cursor.position = content + length;
        return value;
      },
      write: (bytes, position, value, container, key, depth) => {
        if (isQuick ? typeof value !== "object" || value === null : isUnusual(value))
          checkMessage(value, container, key);
        if (depth < 1) throwEncodeTooDeep(container, key);
        const content = position + reserved;
        const taken = reserved;
        const length = functions.encode(value, bytes, content, depth - 1) - content;
        if (length === 0) checkMessage(value, container, key);
        if (taken === 1 && length < 128) {
          bytes[position] = length;
          return content + length;
        }
        reserved = varint32Size(length);
        return moveAndWriteLength(bytes, position, taken, length);
      },
    };
  },
};

/** Statements that decode what stands between `start` and `end`, or up to `endTag`, into the variable `target`: a new message, or `previous` where that is one. */
export function emitDecodeOrMerge(
  emission: Emission,
  message: MessagePlan,
  target: Code,
  previous: Code | undefined,
  start: Code,
  end: Code,
  endTag = 0,
): Code {
  const place = js`bytes, ${start}, ${end}, depth - 1, ${endTag}`;
  const decode = js`${target} = ${emission.decode(message)}(${place});`;
  if (previous === undefined) return decode;
  return js`
    ${target === previous ? js`` : js`${target} = ${previous};`}
    if (${target} === undefined) {
      ${decode}
    } else {
      ${emission.runtime("beginMerge")}(depth - 1, ${start});
      ${emission.merge(message)}(${target}, ${place});
      ${isSparse(message) ? emitSort(emission, message, target) : js``}
    }
  `;
}

/**
 * What is not a message is refused. To look at the prototype of each takes time (benchmark case `batch`): an array or a
 * map that stands for a message gives no bytes, so that it is enough to look at those that give none. Types with fields
 * such as `length` look at each, and first at its constructor, which V8 finds with the fields (benchmark case `otlp`).
 */
function emitChecks(emission: Emission, quick: boolean, value: Code, container: Code, key: Code): Code {
  const unusual = quick ? js`typeof ${value} !== "object" || ${value} === null` : js`${value}?.constructor !== Object`;
  return js`
    if (${unusual}) ${emission.runtime("checkMessage")}(${value}, ${container}, ${key});
    if (depth < 1) ${emission.runtime("throwEncodeTooDeep")}(${container}, ${key});
  `;
}

/** What `emitChecks` looks at first. */
function isUnusual(value: unknown): boolean {
  return (value as { constructor?: unknown } | null | undefined)?.constructor !== Object;
}

function emitEmptyCheck(emission: Emission, message: MessagePlan, value: Code, container: Code, key: Code): Code {
  return strangersAreEmpty(message)
    ? js`if (length === 0) ${emission.runtime("checkMessage")}(${value}, ${container}, ${key});`
    : js``;
}

function emitGroup({ message }: MessageValuePlan, number: number): ValueEmitter {
  const endTag = makeTag(number, 4);
  return {
    emitRead: (emission, target, previous) => js`
      ${emitDecodeOrMerge(emission, message, target, previous, js`position`, js`end`, endTag)}
      position = ${emission.runtime("cursor")}.position | 0;
    `,
    emitWrite: (emission, value, container, key) => js`
      ${emitChecks(emission, false, value, container, key)}
      position = ${emission.encode(message)}(${value}, bytes, position, depth - 1) | 0;
      ${emission.writeTag(endTag)}
    `,
  };
}

/** Messages between two tags. */
export const groupPart: Part<"group"> = {
  group: ({ message: plan }: MessageValuePlan, number: number, interpretation: Interpretation): ValueInterpreter => {
    const functions = interpretation.link(plan);
    const endTag = makeTag(number, 4);
    return {
      read: (bytes, position, end, depth, previous) =>
        functions.decode(bytes, position, end, depth - 1, endTag, previous),
      write: (bytes, position, value, container, key, depth) => {
        if (isUnusual(value)) checkMessage(value, container, key);
        if (depth < 1) throwEncodeTooDeep(container, key);
        return writeVarint32(bytes, functions.encode(value, bytes, position, depth - 1), endTag);
      },
    };
  },
};
