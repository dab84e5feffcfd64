import { encodeError } from "./codec-error.ts";
import { Emission, type EmittedName, type FunctionNames } from "./emission.ts";
import { emitEntry } from "./emit-entry.ts";
import { emitUnit, mostEmittedFields, tooLargeError } from "./emit.ts";
import { allLocators } from "./all-locators.ts";
import { createEntry, type Entry, failedDecode, finishDecode } from "./entry.ts";
import { useLocators } from "./locate-offset.ts";
import type { DecodeMessage, MessageFunctions } from "./interpretation.ts";
import { loops } from "./emit-loops.ts";
import { type MessageType, unknownFields } from "../message/message-type.ts";
import { adviseName } from "../message/advice.ts";
import { type Unroll, useUnroll } from "../message/per-type.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { fastTransfer, newHabit } from "./runtime/output.ts";
import { runtime } from "./runtime-names.ts";
import { type Code, importsFrom, importsOf, join, js, listed, Name, specifier } from "./source/code.ts";
import { sourceText } from "./source/print.ts";

/** The functions that other units call. */
interface CompiledFunctions extends MessageFunctions {
  /** Decodes the rest of a message into it. */
  readonly merge: (message: object, ...place: Parameters<DecodeMessage>) => void;
}

/** The compiled functions of a type, kept per plan: a unit refers to the functions of earlier units. */
const compiled = new WeakMap<MessagePlan, CompiledFunctions>();

let allowed: boolean | undefined;

/**
 * Returns whether this platform evaluates code: a Content-Security-Policy, a flag of Node, and workers may forbid it.
 * Checked once, and only here.
 */
export function mayEvaluate(): boolean {
  allowed ??= probe();
  return allowed;
}

function probe(): boolean {
  try {
    return evaluate([], js`return true;`)() === true;
  } catch {
    return false;
  }
}

/**
 * The only place where text becomes code. It accepts `Code`, which is built only from templates, identifiers and
 * escaped literals.
 *
 * Each text is unique: V8 would merge functions with equal texts, such as those of a type in two schemas, and then
 * treat nothing as constant (benchmark case `otlp`, decode: 143 instead of 84 us).
 */
function evaluate(parameters: readonly string[], body: Code): (...values: unknown[]) => unknown {
  return new Function(...parameters, `"use strict"; // ${Math.random()}\n${sourceText(body)}`) as (
    ...values: unknown[]
  ) => unknown;
}

/** Returns whether a type, with all types it refers to that are not compiled yet, is small enough to compile. */
export function isCompilable(plan: MessagePlan): boolean {
  const found = new Set([plan]);
  let count = 0;
  for (const { members } of found) {
    count += members.length;
    if (count > mostEmittedFields) return false;
    for (const { value } of members)
      if (value.kind === "message" && !compiled.has(value.message)) found.add(value.message);
  }
  return true;
}

/** Compiles the functions of a codec. Errors: LIMIT_EXCEEDED for types of more than `mostEmittedFields` fields. */
export function compileEntry(type: MessageType): Entry {
  const { plan } = type;
  if (!isCompilable(plan)) throw tooLargeError(plan.typeName, 'use engine "auto" or "interpreter"');
  const functions = compile(plan);
  useLocators(allLocators);
  useUnroll(plan, unroll);
  const habit = newHabit();
  const general = createEntry(type, functions, fastTransfer(habit), adviseName);
  const names = {
    decode: new Name("decodeMessage"),
    merge: new Name("mergeMessage"),
    encode: new Name("encodeMessage"),
  };
  const entry = emitEntry(new Emission(importsFrom<EmittedName>("runtime"), () => names), plan);
  const body = js`
    ${emitImports(entry)}
    const { decode: ${names.decode}, encode: ${names.encode} } = functions;
    ${entry}
    return { encode, decode };
  `;
  return {
    ...general,
    ...(evaluate(["runtime", "functions", "general", "type", "habit"], body)(
      entryRuntime(),
      functions,
      general,
      type,
      habit,
    ) as Partial<Entry>),
  };
}

/** Made on first use: bundles without the JIT keep only the parts of the runtime that they use. */
function entryRuntime(): { readonly [N in EmittedName]: unknown } {
  return { ...runtime, encodeError, failedDecode, finishDecode };
}

/** Reads the used functions of the runtime from the parameter `runtime`. */
function emitImports(code: Code): Code {
  const names = importsOf(code).map(({ name }) => specifier(name, ": "));
  return js`const { ${join(names, ", ")} } = runtime;`;
}

/** Loops over the members of messages, for operations other than encode and decode. */
export const unroll: Unroll = (plan, shape, parts) => {
  const body = plan.members.length > mostUnrolled ? undefined : loops.get(shape)?.(plan, parts);
  return body && evaluate(["parts", "unknownFields"], body)(parts, unknownFields);
};

/** The most members of a type whose loops are unrolled: V8 does not optimize longer functions well. */
const mostUnrolled = 200;

/** Compiles a type, together with all types that it refers to and that are not compiled yet. */
function compile(plan: MessagePlan): MessageFunctions {
  const known = compiled.get(plan);
  if (known !== undefined) return known;
  const unit = emitFunctionUnit(plan);
  const functions = evaluate(["runtime", "foreign"], unit.body)(runtime, unit.foreign) as CompiledFunctions[];
  unit.plans.forEach((each, index) => compiled.set(each, functions[index]!));
  return compiled.get(plan)!;
}

/**
 * The source of a type's unit, as `compile` evaluates it, for golden files.
 *
 * @testonly
 */
export function compiledSource(plan: MessagePlan): string {
  return sourceText(emitFunctionUnit(plan, () => undefined).body);
}

interface Unit {
  readonly body: Code;
  readonly plans: readonly MessagePlan[];
  readonly foreign: readonly CompiledFunctions[];
}

function emitFunctionUnit(
  plan: MessagePlan,
  find = (other: MessagePlan): CompiledFunctions | undefined => compiled.get(other),
): Unit {
  const foreign: CompiledFunctions[] = [];
  const names: FunctionNames[] = [];
  const emission = new Emission(importsFrom<EmittedName>("runtime"), (other) => {
    const functions = find(other);
    if (functions === undefined) return undefined;
    const index = foreign.push(functions) - 1;
    const name = (verb: string): Name => new Name(`foreign${verb}${index}`);
    names.push({ decode: name("Decode"), merge: name("Merge"), encode: name("Encode") });
    return names[index];
  });
  const unit = emitUnit(emission, [plan]);
  const functions = ({ decode, merge, encode }: FunctionNames): Code =>
    js`{ decode: ${decode}, merge: ${merge}, encode: ${encode} }`;
  const body = js`
    ${emitImports(unit)}
    ${names.map((name, index) => js`const ${functions(name)} = foreign[${index}];`)}
    ${unit}
    return [
      ${listed(emission.plans.map((each) => functions(emission.functions(each))))}
    ];
  `;
  return { body, plans: emission.plans, foreign };
}
