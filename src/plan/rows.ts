import { fillPlan, keyForm, type MutableOneof, namesOf, scalarPlan, startOneof, startPlan } from "./build.ts";
import { jsonNameOf, protoNameOf } from "./names.ts";
import type {
  EnumPlan,
  FieldPlan,
  MessagePlan,
  MessageValuePlan,
  Representation,
  ScalarPlan,
  SingularPlan,
  ValuePlan,
} from "./plan.ts";
import type { ScalarType } from "./scalar-type.ts";

/*
 * Plans as literals: what a generated module says of a message type.
 */

/**
 * What a generated module says of a message.
 *
 * `rows` are its members in number order: `1 int32; 2 string repeated; 3 * oneof=choice`. Of each the number; a scalar type, or `*` for the next of the references, a
 * codec or an `EnumRow`; and words: those of `RowWord`, `oneof=`, `key=` of a map, and `+` where what does not follow from all this is the next of the references
 * (`RowDetails`). A text, for a literal of 300 messages takes TypeScript a second (docs/size.md). The properties of the fields, in order, are told apart: as a text of
 * names with a space between, or by the keys of a literal (`MakeMessage`).
 */
export interface Rows {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** The properties of the fields. */
  readonly names: string | MakeMessage;
  /** The rows. */
  readonly rows: string;
  /** What they refer to: a function, since types refer to each other. */
  readonly refs: (() => readonly unknown[]) | undefined;
  /** What is to be said beside. */
  readonly options: RowOptions | undefined;
}

/** What a field is beside a plain singular one. `packed` lists are `repeated`, too. */
export type RowWord = "explicit" | "required" | "repeated" | "packed" | "delimited" | "unverified" | "extension";

/** Makes a message of the values of its members in number order: a literal of all fields, which V8 makes in one piece. */
export type MakeMessage = (values: readonly any[]) => object;

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
  /** What `which` calls its oneof. */
  readonly oneof?: string;
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

/** The plan of a generated type. References are followed when it is asked for what they refer to, since types refer to each other. */
export function planOfRows({ typeName, names: given, rows, refs, options = {} }: Rows): MessagePlan {
  const { int64 = "bigint", maps = "object", messageSet = false, reserved: reservedNames = [] } = options;
  const representation = { int64, maps };
  const names = typeof given === "string" ? given.split(" ") : Object.keys(given([]));
  const oneofs = new Map<string, MutableOneof>();
  const referred = [...(refs?.() ?? [])];
  const next = (word: string, sign: string): any => (word === sign ? referred.shift() : undefined);
  const members = (rows === "" ? [] : rows.split("; ")).map((row, slot) => {
    const [number, type, ...words] = row.split(" ") as [string, ScalarType, ...string[]];
    // Extensions stand among the fields, and have a name of their own.
    const field = words.includes("extension") ? undefined : names.shift()!;
    const value: Planned | EnumRow | ScalarType = next(type, "*") ?? type;
    const more: RowDetails = next(words.at(-1)!, "+") ?? {};
    return memberOf(representation, field, Number(number), value, words, more, slot, oneofs);
  });
  const plan = startPlan({ typeName, representation, registry: undefined, messageSet, reservedNames });
  fillPlan(plan, members);
  return plan;
}

function memberOf(
  representation: Representation,
  field: string | undefined,
  number: number,
  type: Planned | EnumRow | ScalarType,
  words: readonly string[],
  more: RowDetails,
  slot: number,
  oneofs: Map<string, MutableOneof>,
): FieldPlan {
  const has = (word: RowWord): boolean => words.includes(word);
  const valueOf = (sign: string): string | undefined => words.find((word) => word.startsWith(sign))?.slice(sign.length);
  const { name = protoNameOf(field!) } = more;
  const key = valueOf("key=") as ScalarType | undefined;
  const inBrackets = field === undefined ? `[${name}]` : undefined;
  const { json = inBrackets ?? jsonNameOf(name), text = inBrackets ?? name } = more;
  const local = field ?? inBrackets!;
  const kind = field === undefined ? "extension" : "field";
  const oneof = oneofOf(valueOf("oneof="), more.oneof, oneofs);
  const base = { kind, slot, name, ...namesOf(local), jsonName: json, textName: text, number, oneof } as const;
  const scalar = (each: ScalarType, int64: ScalarPlan["int64"]): ScalarPlan =>
    scalarPlan(each, int64, !has("unverified"));
  const value: ValuePlan =
    typeof type === "string"
      ? scalar(type, representation.int64)
      : Array.isArray(type)
        ? { kind: "enum", enum: enumPlan(type as unknown as EnumRow) }
        : messageValue(type as Planned, has("delimited"));
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

/** The plan is made when it is asked for. */
function messageValue(type: Planned, delimited: boolean): MessageValuePlan {
  return {
    kind: "message",
    get message() {
      return type.plan;
    },
    delimited,
  };
}

function oneofOf(
  name: string | undefined,
  localName: string | undefined,
  oneofs: Map<string, MutableOneof>,
): MutableOneof | undefined {
  if (name === undefined) return undefined;
  let oneof = oneofs.get(name);
  if (oneof === undefined) oneofs.set(name, (oneof = startOneof(name, localName ?? jsonNameOf(name))));
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
