import { inPropertyOrder } from "../plan/order.ts";
import type { MessagePlan } from "../plan/plan.ts";
import * as parts from "./all-parts.ts";
import { copiedFields, decodeCopies, encodeCopies } from "./copies.ts";
import type { CopyParts } from "./copy-parts.ts";
import { hasZero } from "./field/absent.ts";
import { interpretLazily, type Loops } from "./interpret.ts";
import type { InterpretedFunctions } from "./interpretation.ts";
import type { Parts } from "./parts.ts";
import { fastStrings } from "./value/scalar.ts";

/*
 * The interpreter of loaded schemas: with all parts, and a separate copy of the loops for each type (copies.ts).
 */

const allParts: Parts = Object.assign({}, ...Object.values(parts), fastStrings);

/** The interpreted functions of a type, kept per plan. */
const interpreted = new WeakMap<MessagePlan, InterpretedFunctions>();

/** How many types have a copy: each type gets the next one. */
let decodedTypes = 0;
let encodedTypes = 0;

const loops: Loops = {
  parts: allParts,
  link: interpret,
  decodeLoop: (type, plan) => decodeCopies[decodedTypes++ % decodeCopies.length]!({ ...type, ...makerOf(plan) }),
  encodeLoop: (type) => encodeCopies[encodedTypes++ % encodeCopies.length]!(type),
  plainOf,
};

/** The functions of a type; nested types are built when they are first met. */
export function interpret(plan: MessagePlan): InterpretedFunctions {
  let functions = interpreted.get(plan);
  if (functions === undefined) interpreted.set(plan, (functions = interpretLazily(() => plan, loops)));
  return functions;
}

function makerOf(plan: MessagePlan): Pick<CopyParts, "names" | "plain" | "Message" | "template"> {
  const { absentIsOwn, fields, members } = plan;
  return {
    names: inPropertyOrder(plan).map((field) => field.localName),
    plain: plainOf(plan),
    Message: startsEmpty(plan) ? emptyObject : objectMaker(),
    template:
      absentIsOwn && members.length > copiedFields ? templateOf(fields.map((field) => field.localName)) : undefined,
  };
}

/** The number of properties that copies set directly: up to the first one whose slot or name is unusual. */
function plainOf({ absentIsOwn, members }: MessagePlan): number {
  if (!absentIsOwn) return 0;
  const firstOther = members.findIndex((field) => field.kind !== "field" || field.inherited);
  return Math.min(firstOther < 0 ? members.length : firstOther, copiedFields);
}

function startsEmpty({ members, absentIsOwn }: MessagePlan): boolean {
  return !members.some((field) => hasZero(field) || (absentIsOwn && field.kind === "field"));
}

/** Makes the same as `{}`, for messages that may have no properties. */
const emptyObject = Object as unknown as CopyParts["Message"];

/**
 * A constructor of empty objects for one type. Their prototype is Object.prototype; V8 gives each constructor's objects room for as many properties as they
 * have had before, where those of `{}` have room for four (benchmark case `otlp`).
 */
function objectMaker(): CopyParts["Message"] {
  const Message = function () {} as unknown as CopyParts["Message"];
  Message.prototype = Object.prototype;
  return Message;
}

/**
 * A message that has all properties, for types of which some are set in a loop: V8 makes a slow dictionary of an object that gets a dozen properties so, and none of
 * what JSON gives. A type of 40 fields is decoded in half the time.
 */
function templateOf(names: readonly string[]): object {
  return JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join(",")}}`) as object;
}
