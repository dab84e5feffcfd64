import { type ErrorCode, ProtobufError } from "../errors.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { adviseName, adviseValue } from "./advice.ts";
import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { mapEntries, mapKeyProblem, parseMapKey } from "./map-key.ts";
import { checkers } from "./is-valid.ts";
import type { MessageType } from "./message-type.ts";
import { unknownFields } from "./message-type.ts";
import { type DepthOptions, enter, leave, maxDepthOf, type Nesting, startNesting } from "./nesting.ts";
import { formatPath, type PathStep } from "./path.ts";
import { type AnyMessage, getOwn, isBytes, isList, isMap, isMessageObject } from "./property.ts";
import { recordsProblem } from "./read-unknown.ts";
import { enumProblem, isInexactNumber, scalarProblem, type ValueProblem, wrongType } from "./scalar-value.ts";

/** A problem of a message, and where it is: `path` is as in ProtobufError. */
export interface Problem {
  /** What is wrong, as an error code. */
  readonly code: ErrorCode;
  /** Path of the field: `address.zip`, `items[3].name`; "" is the message itself. */
  readonly path: string;
  /** For people. */
  readonly message: string;
}

/** Options of `verify`. */
export interface VerifyOptions extends DepthOptions {
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
}

/** A walk through a value: where it is, and where problems are reported. */
interface Walk {
  readonly partial: boolean;
  readonly nesting: Nesting;
  readonly steps: PathStep[];
  /** 64-bit integers must be exact as numbers, because they will be converted (`int64: "number"`). */
  readonly exactNumbers: boolean;
  /** How many more unknown names may get a suggestion. */
  suggestions: number;
  report(problem: Problem): void;
}

/**
 * Lists everything that is wrong with a message or a literal: what encode rejects, and unknown property names. An empty
 * list means that it is valid.
 *
 * Codes: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, UNKNOWN_ENUM_VALUE, UNKNOWN_FIELD, ONEOF_CONFLICT, MISSING_REQUIRED
 * (not with `partial`), CYCLE, LIMIT_EXCEEDED (`maxDepth`), and those of `readUnknown` for unknown fields. Throws only
 * for wrong options: INVALID_ARGUMENT.
 */
export function verify(type: MessageType, value: unknown, options?: VerifyOptions): Problem[] {
  checkType(type);
  checkOptionsObject(options);
  const problems: Problem[] = [];
  if (isValid(type, value, options)) return problems;
  verifyAll(
    startWalk(options, false, (problem) => problems.push(problem)),
    type,
    value,
  );
  return problems;
}

/**
 * Throws the first problem of `value` as a ProtobufError, except absent `required` fields. `verb` is for the text:
 * "create".
 */
export function assertValid(type: MessageType, value: unknown, options: DepthOptions | undefined, verb: string): void {
  if (isValid(type, value, options)) return;
  const report = (problem: Problem): never => {
    throw problemError(type.typeName, verb, problem);
  };
  const walk = startWalk({ ...options, partial: true }, type.plan.representation.int64 === "number", report);
  verifyAll(walk, type, value);
}

/** Throws the first problem of a value for one field; undefined is valid. */
export function assertValidField(type: MessageType, field: FieldPlan, value: unknown, verb: string): void {
  if (value === undefined) return;
  const report = (problem: Problem): never => {
    throw problemError(type.typeName, verb, problem);
  };
  const walk = startWalk({ partial: true }, type.plan.representation.int64 === "number", report);
  walk.steps.push(field.localName);
  verifyField(walk, field, value);
}

/**
 * The error to throw for one that came from code that does not track the path: it is replaced by the first problem of
 * `value`, if there is one.
 */
export function failure(
  type: MessageType,
  value: unknown,
  options: DepthOptions | undefined,
  verb: string,
  error: unknown,
): unknown {
  if (!(error instanceof ProtobufError) || error.typeName !== undefined) return error;
  assertValid(type, value, options, verb);
  return problemError(type.typeName, verb, { code: error.code, path: error.path, message: error.message });
}

/** Runs code that throws errors without a path, and turns them into those of `failure`. */
export function withPath<R>(type: MessageType, value: unknown, options: DepthOptions, verb: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw failure(type, value, options, verb, error);
  }
}

/** The fast check: a value that cannot be read is checked again. */
function isValid({ plan }: MessageType, value: unknown, options: DepthOptions | undefined): boolean {
  const maxDepth = maxDepthOf(options);
  try {
    return checkers.of(plan)(value, maxDepth);
  } catch {
    return false;
  }
}

/** A problem as an error. */
function problemError(typeName: string, verb: string, problem: Problem): ProtobufError {
  const where = problem.path === "" ? "" : `${problem.path}: `;
  return new ProtobufError(problem.code, `cannot ${verb} ${typeName}: ${where}${problem.message}`, {
    typeName,
    path: problem.path,
  });
}

function startWalk(options: VerifyOptions = {}, exactNumbers: boolean, report: (problem: Problem) => void): Walk {
  return {
    partial: options.partial === true,
    nesting: startNesting(options.maxDepth),
    steps: [],
    exactNumbers,
    suggestions: 20,
    report,
  };
}

function verifyAll(walk: Walk, type: MessageType, value: unknown): void {
  try {
    verifyMessage(walk, type.plan, value);
  } catch (error) {
    if (error instanceof ProtobufError) throw error;
    tell(walk, { code: "INVALID_TYPE", message: `cannot be read: ${String(error)}` });
  }
}

function tell(walk: Walk, { code, message }: ValueProblem): void {
  walk.report({ code, path: formatPath(walk.steps), message });
}

/** Enters a message or map, unless it is a cycle or too deep: then reports that and returns false. */
function goInto(walk: Walk, value: object): boolean {
  try {
    if (walk.nesting.ancestors.includes(value)) throw new ProtobufError("CYCLE", "a message contains itself");
    enter(walk.nesting, value);
    return true;
  } catch (error) {
    tell(walk, error as ProtobufError);
    return false;
  }
}

function verifyMessage(walk: Walk, plan: MessagePlan, value: unknown): void {
  if (!isMessageObject(value)) return tell(walk, wrongType(`a message ${plan.typeName}`, value));
  if (!goInto(walk, value)) return;
  verifyNames(walk, plan, value);
  for (const member of plan.members) {
    walk.steps.push(member.localName);
    const field = getOwn(value, member.localName);
    if (field !== undefined) verifyField(walk, member, field);
    else if (member.presence === "required" && !walk.partial)
      tell(walk, { code: "MISSING_REQUIRED", message: "required field is absent" });
    walk.steps.pop();
  }
  verifyOneofs(walk, plan, value);
  verifyUnknown(walk, value);
  leave(walk.nesting);
}

function verifyField(walk: Walk, field: FieldPlan, value: unknown): void {
  if (field.cardinality === "repeated") verifyList(walk, field, value);
  else if (field.cardinality === "map") verifyMap(walk, field, value);
  else verifyValue(walk, field.value, value);
}

function verifyList(walk: Walk, field: FieldPlan, value: unknown): void {
  if (!isList(value)) return tell(walk, wrongType("an array", value));
  for (let index = 0; index < value.length; index++) {
    walk.steps.push(index);
    verifyValue(walk, field.value, value[index]);
    walk.steps.pop();
  }
}

function verifyMap(walk: Walk, field: MapPlan, value: unknown): void {
  const isObject = !isMap(value);
  if (isObject && !isMessageObject(value)) return tell(walk, wrongType("an object or a Map", value));
  const entries = mapEntries(value);
  if (entries.length === 0 || !goInto(walk, value)) return;
  for (const [key, entry] of entries) {
    walk.steps.push({ key: isObject ? (parseMapKey(field.key.scalar, key as string) ?? key) : key });
    const problem = mapKeyProblem(field.key.scalar, key, isObject) ?? inexactProblem(walk, field.key.scalar, key);
    if (problem !== undefined) tell(walk, problem);
    verifyValue(walk, field.value, entry);
    walk.steps.pop();
  }
  leave(walk.nesting);
}

function verifyValue(walk: Walk, type: ValuePlan, value: unknown): void {
  if (type.kind === "message" && isMessageObject(value)) return verifyMessage(walk, type.message, value);
  const problem = valueProblem(walk, type, value);
  if (problem?.code === "INVALID_TYPE") tell(walk, { ...problem, message: problem.message + adviseValue(type, value) });
  else if (problem !== undefined) tell(walk, problem);
}

function valueProblem(walk: Walk, type: ValuePlan, value: unknown): ValueProblem | undefined {
  if (type.kind === "message") return wrongType(`a message ${type.message.typeName}`, value);
  if (type.kind === "enum") return enumProblem(type.enum, value);
  return scalarProblem(type.scalar, value) ?? inexactProblem(walk, type.scalar, value);
}

function inexactProblem(walk: Walk, scalar: ScalarType, value: unknown): ValueProblem | undefined {
  if (!walk.exactNumbers || !isInexactNumber(scalar, value)) return undefined;
  return { code: "OUT_OF_RANGE", message: `not exact as a number (int64: "number")` };
}

function verifyNames(walk: Walk, plan: MessagePlan, value: object): void {
  const names = Object.keys(value);
  if (names.length === 0) return;
  const known = knownNames(plan);
  for (const name of names) {
    if (known.has(name)) continue;
    walk.steps.push(name);
    const advice = walk.suggestions-- > 0 ? adviseName(plan, name) : "";
    tell(walk, { code: "UNKNOWN_FIELD", message: `${plan.typeName} has no such field${advice}` });
    walk.steps.pop();
  }
}

const namesOfTypes = new WeakMap<MessagePlan, ReadonlySet<string>>();

function knownNames(plan: MessagePlan): ReadonlySet<string> {
  let names = namesOfTypes.get(plan);
  if (names === undefined) {
    names = new Set(plan.members.map((member) => member.localName));
    namesOfTypes.set(plan, names);
  }
  return names;
}

function verifyOneofs(walk: Walk, plan: MessagePlan, value: object): void {
  for (const oneof of plan.oneofs) {
    const [first, ...others] = oneof.fields.filter((field) => getOwn(value, field.localName) !== undefined);
    for (const other of others) {
      walk.steps.push(other.localName);
      tell(walk, { code: "ONEOF_CONFLICT", message: `${first!.localName} of oneof ${oneof.name} is set as well` });
      walk.steps.pop();
    }
  }
}

function verifyUnknown(walk: Walk, value: object): void {
  const bytes = (value as AnyMessage)[unknownFields];
  if (bytes === undefined) return;
  const problem = isBytes(bytes) ? recordsProblem(bytes) : wrongType("a Uint8Array of unknown fields", bytes);
  if (problem !== undefined) tell(walk, problem);
}
