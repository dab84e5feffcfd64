import { getOwn } from "../../message/property.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import * as memoryCosts from "../../plan/costs.ts";
import { type Emission, fieldOf, fieldVariable, slotOf } from "../emission.ts";
import type { RepeatedPlan, ValuePlan } from "../../plan/plan.ts";
import { keepNaN } from "../../message/keep-nan.ts";
import { listLength } from "../runtime/write-checks.ts";
import { type Code, js, literal } from "../source/code.ts";
import { int64Memory } from "../value/memory.ts";
import type { DecodeSite, FieldEmitter, FieldInterpreter, RecordEmitter, RecordInterpreter } from "./field-codec.ts";

/*
 * What packed and expanded lists have in common.
 */

/** One of the two forms of a list on the wire. */
export interface ListEmitter extends Pick<FieldEmitter, "emitEncode"> {
  readonly record: RecordEmitter;
}
export interface ListInterpreter extends Pick<FieldInterpreter, "encode"> {
  readonly record: RecordInterpreter;
}

/** Estimated bytes of an element; strings and bytes charge themselves beside, and messages with their place in the list. */
export function elementMemory(value: ValuePlan): number {
  return value.kind === "message" ? 0 : memoryCosts.element + int64Memory(value);
}

/** Estimated bytes of what holds the elements of one run; beside messages they do not count. */
export function runMemory(value: ValuePlan): number {
  return value.kind === "message" ? 0 : memoryCosts.elements;
}

/** Estimated bytes of the room that a list of unknown length has from its first element on. */
export const growingMemory: number = memoryCosts.growingList;

function isFloat(value: ValuePlan): boolean {
  return value.kind === "scalar" && scalarTypes[value.scalar].kind === "float";
}

/** The statement that looks at `value` before it goes into `list`. */
export function emitBeforeElement(emission: Emission, field: RepeatedPlan, list: Code): Code {
  return isFloat(field.value) ? js`if (value !== value) ${emission.runtime("keepNaN")}(${list});` : js``;
}

/** Declares `list`, the list of the field in `message`: a field always has one, an extension from its first element on. */
export function emitListOf(field: RepeatedPlan, site: DecodeSite): Code {
  if (field.kind === "field") return js`const list = ${slotOf(field)};`;
  return js`
    let list = ${slotOf(field)};
    if (list === undefined) {
      list = [];
      ${site.store(field, js`list`)}
    }
  `;
}

/** Declares `list` and `index` for `count` elements behind those that the list of the field has; one without elements is replaced by one of the right length. */
export function emitLengthened(field: RepeatedPlan, site: DecodeSite): Code {
  const slot = slotOf(field);
  const store = site.store(field, js`list`);
  if (site.inOrder)
    return js`
    const list = new Array(count);
    ${store}
    let index = 0;
  `;
  return js`
    let list = ${slot};
    let index = ${field.kind === "extension" ? js`list === undefined ? 0 : list.length` : js`list.length`};
    if (index === 0) {
      list = new Array(count);
      ${store}
    }
  `;
}

/** Makes an empty list, for the interpreter: in a place of its own for doubles, which V8 keeps in a list without boxes if it has seen nothing else there. */
export function listMaker(field: RepeatedPlan): () => unknown[] {
  return isFloat(field.value) ? () => [] : () => [];
}

/** How a list with room for its elements is made and filled. */
interface Filler {
  readonly make: (count: number) => unknown[];
  readonly store: (list: unknown[], index: number, element: unknown) => void;
}

/** Numbers have places of their own, as in `listMaker`: what V8 has seen in lists at a place, it makes of the next ones there. */
export function fillerOf({ value }: RepeatedPlan): Filler {
  return isNumber(value)
    ? {
        make: (count) => new Array<unknown>(count),
        store: (list, index, element) => {
          if (element !== element) keepNaN(list);
          list[index] = element;
        },
      }
    : {
        make: (count) => new Array<unknown>(count),
        store: (list, index, element) => {
          list[index] = element;
        },
      };
}

function isNumber(value: ValuePlan): boolean {
  if (value.kind !== "scalar") return value.kind === "enum";
  const { kind } = scalarTypes[value.scalar];
  return kind === "float" || kind === "int32" || kind === "uint32";
}

/** Appends an element, for the interpreter. */
export function appendTo(field: RepeatedPlan): (list: unknown[], element: unknown) => void {
  if (!isFloat(field.value)) return (list, element) => void list.push(element);
  return (list, element) => {
    if (element !== element) keepNaN(list);
    list.push(element);
  };
}

/** Runs `body` if there is a list. The length of a Proxy may be NaN, or less than 0. */
export function emitList(emission: Emission, field: RepeatedPlan, body: Code): Code {
  const list = fieldVariable(field);
  return js`
    const ${list} = ${fieldOf(field)};
    if (${list} !== undefined) {
      if (!Array.isArray(${list}) || !(${list}.length >= 0)) ${emission.runtime("throwNoArray")}(${list}, message, ${literal(field.localName)});
      ${body}
    }
  `;
}

/**
 * Runs `write` for each element, `value`, as long as there is room: a message that has none is written again. `>>> 0`: a position past 2^31 is negative.
 */
export function emitElements(list: Code, write: Code): Code {
  return js`
    for (let index = 0; index < ${list}.length && position >>> 0 <= bytes.length; index++) {
      const value = ${list}[index];
      ${write}
    }
  `;
}

/** The list of a message, if there is one and it has elements, for the interpreter. */
export function listOf(message: any, value: unknown, field: RepeatedPlan): unknown[] | undefined {
  const list = field.inherited ? getOwn(message, field.localName) : value;
  return list === undefined || listLength(list, message, field.localName) === 0 ? undefined : (list as unknown[]);
}
