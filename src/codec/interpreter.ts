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
 * The interpreter of loaded schemas: with all its parts, and loops of which each type has its own copy (copies.ts).
 */

const allParts: Parts = Object.assign({}, ...Object.values(parts), fastStrings);

/** What a type was interpreted to, kept per plan. */
const interpreted = new WeakMap<MessagePlan, InterpretedFunctions>();

/** How many types have been given a copy: each gets the next one. */
let decodedTypes = 0;
let encodedTypes = 0;

const loops: Loops = {
  parts: allParts,
  link: interpret,
  decodeLoop: (type, plan) => decodeCopies[decodedTypes++ % decodeCopies.length]!({ ...type, ...makerOf(plan) }),
  encodeLoop: (type) => encodeCopies[encodedTypes++ % encodeCopies.length]!(type),
  plainOf,
};

/** The functions of a type; types within it are built when they are met first. */
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

/** The properties that copies simply set: so many, up to the first one whose slot or name is not as usual. */
function plainOf({ absentIsOwn, members }: MessagePlan): number {
  if (!absentIsOwn) return 0;
  const firstOther = members.findIndex((field) => field.kind !== "field" || field.inherited);
  return Math.min(firstOther < 0 ? members.length : firstOther, copiedFields);
}

function startsEmpty({ members, absentIsOwn }: MessagePlan): boolean {
  return !members.some((field) => hasZero(field) || (absentIsOwn && field.kind === "field"));
}

/** Makes what `{}` makes, for messages that may stay without properties. */
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
