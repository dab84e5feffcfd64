import {
  fillPlan,
  keyForm,
  markRequires,
  type MutableOneof,
  type MutablePlan,
  namesOf,
  scalarPlan,
  startOneof,
  startPlan,
} from "./build.ts";
import { jsonNameOf, protoNameOf } from "./names.ts";
import type { EnumPlan, FieldPlan, MessagePlan, Representation, ScalarPlan, SingularPlan, ValuePlan } from "./plan.ts";
import type { ScalarType } from "./scalar-type.ts";

/*
 * Plans as literals: what a generated module says of a message type.
 */

/** What a field is beside a plain singular one; they add up. */
export const rowFlags = {
  explicit: 1,
  required: 2,
  repeated: 4,
  packed: 8,
  delimited: 16,
  unverified: 32,
  extension: 64,
} as const;

/**
 * A member of a message: number, type, flags, and what does not follow from these. The properties of the fields, in order, are told apart from the rows: as a text
 * of names with a space between, or by the keys of a literal (`MakeMessage`).
 */
export type Row = readonly [number: number, type: RowType, flags?: number, more?: RowDetails];

/** Makes a message of the values of its members in number order: a literal of all fields, which V8 makes in one piece. */
export type MakeMessage = (values: readonly any[]) => object;

/** A scalar type, another generated type, or an enum. */
export type RowType = ScalarType | Planned | EnumRow;

/** A codec. */
export interface Planned {
  /** What its type is. */
  readonly plan: MessagePlan;
}

/** An enum: its full name, its numbers by name, and whether it is closed. */
export type EnumRow = readonly [typeName: string, numbers: { readonly [name: string]: number }, closed?: boolean];

/** What does not follow from the rest of a row. */
export interface RowDetails {
  /** As in the `.proto`, where it is not the property with `_` and a lower-case letter for each upper-case one; of an extension its full name. */
  readonly name?: string;
  /** As in ProtoJSON. */
  readonly json?: string;
  /** As in text format. */
  readonly text?: string;
  /** The name of its oneof, and what `which` calls it where that does not follow. */
  readonly oneof?: string | readonly [name: string, localName: string];
  /** It is a map, with keys of this type. */
  readonly key?: ScalarType;
  /** The declared default. */
  readonly default?: SingularPlan["defaultValue"];
}

/** What is to be said of a message type beside its rows; the first of each is the default. */
export interface RowOptions extends Partial<Representation> {
  /** `option message_set_wire_format = true`. */
  readonly messageSet?: boolean;
  /** Names that are reserved. */
  readonly reserved?: readonly string[];
}

interface Started {
  readonly plan: MutablePlan;
  readonly names: string | MakeMessage;
  readonly rows: () => readonly Row[];
  readonly keep: (plan: MessagePlan | undefined) => void;
}

/** The plans that are being made. */
let started: Started[] | undefined;

/**
 * The plan of a generated type. Plans of types within it are made with it: `rows` is called when this one is kept, to let types refer to each other, and by a loop.
 * Where one fails (a module that has not been evaluated yet), none of them is kept.
 */
export function planOfRows(
  typeName: string,
  names: string | MakeMessage,
  rows: () => readonly Row[],
  { int64 = "bigint", maps = "object", messageSet = false, reserved = [] }: RowOptions,
  keep: (plan: MessagePlan | undefined) => void,
): void {
  const plan = startPlan({
    typeName,
    representation: { int64, maps },
    registry: undefined,
    messageSet,
    reservedNames: reserved,
  });
  keep(plan);
  if (started === undefined) fillAll([{ plan, names, rows, keep }]);
  else started.push({ plan, names, rows, keep });
}

/** The list grows while it is gone through. */
function fillAll(all: Started[]): void {
  started = all;
  try {
    for (const { plan, names, rows } of all) fillPlan(plan, membersOf(plan, namesOfFields(names), rows()));
  } catch (error) {
    for (const { keep } of all) keep(undefined);
    throw error;
  } finally {
    started = undefined;
  }
  markRequires(all.map(({ plan }) => plan));
}

function namesOfFields(names: string | MakeMessage): string[] {
  return typeof names === "string" ? names.split(" ") : Object.keys(names([]));
}

/** `names` are those of the fields; extensions stand among them. */
function membersOf(plan: MutablePlan, names: string[], rows: readonly Row[]): FieldPlan[] {
  const oneofs = new Map<string, MutableOneof>();
  return rows.map((row, slot) => memberOf(plan, isExtension(row) ? undefined : names.shift()!, row, slot, oneofs));
}

function isExtension([, , flags = 0]: Row): boolean {
  return (flags & rowFlags.extension) !== 0;
}

function memberOf(
  { representation }: MutablePlan,
  field: string | undefined,
  [number, type, flags = 0, more = {}]: Row,
  slot: number,
  oneofs: Map<string, MutableOneof>,
): FieldPlan {
  const has = (flag: keyof typeof rowFlags): boolean => (flags & rowFlags[flag]) !== 0;
  const { name = protoNameOf(field!), key } = more;
  const inBrackets = field === undefined ? `[${name}]` : undefined;
  const { json = inBrackets ?? jsonNameOf(name), text = inBrackets ?? name } = more;
  const local = field ?? `[${name}]`;
  const kind = inBrackets === undefined ? "field" : "extension";
  const oneof = more.oneof === undefined ? undefined : oneofOf(more.oneof, oneofs);
  const base = { kind, slot, name, ...namesOf(local), jsonName: json, textName: text, number, oneof } as const;
  const scalar = (each: ScalarType, int64: ScalarPlan["int64"]): ScalarPlan =>
    scalarPlan(each, int64, !has("unverified"));
  const value: ValuePlan =
    typeof type === "string"
      ? scalar(type, representation.int64)
      : "plan" in type
        ? { kind: "message", message: type.plan, delimited: has("delimited") }
        : { kind: "enum", enum: enumPlan(type) };
  if (key !== undefined)
    return {
      ...base,
      cardinality: "map",
      presence: "implicit",
      key: scalar(key, keyForm(representation)),
      value,
      maps: representation.maps,
    };
  if (has("repeated") || has("packed"))
    return { ...base, cardinality: "repeated", presence: "implicit", value, packed: has("packed") };
  const isExplicit = has("explicit") || has("extension") || oneof !== undefined || value.kind === "message";
  return {
    ...base,
    cardinality: "singular",
    presence: has("required") ? "required" : isExplicit ? "explicit" : "implicit",
    value,
    loose: false,
    defaultValue: more.default,
  };
}

function oneofOf(given: NonNullable<RowDetails["oneof"]>, oneofs: Map<string, MutableOneof>): MutableOneof {
  const [name, localName] = typeof given === "string" ? [given, jsonNameOf(given)] : given;
  let oneof = oneofs.get(name);
  if (oneof === undefined) oneofs.set(name, (oneof = startOneof(name, localName)));
  return oneof;
}

const enumPlans = new WeakMap<object, EnumPlan>();

function enumPlan([typeName, numbers, closed = false]: EnumRow): EnumPlan {
  let plan = enumPlans.get(numbers);
  if (plan === undefined) {
    enumPlans.set(
      numbers,
      (plan = { typeName, open: !closed, values: Object.entries(numbers).map(([name, number]) => ({ name, number })) }),
    );
  }
  return plan;
}
