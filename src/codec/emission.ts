import type { FieldPlan, MapPlan, MessagePlan, OneofPlan } from "../plan/plan.ts";
import { runtime, type RuntimeName } from "./runtime-names.ts";
import { type Code, identifier, isIdentifier, join, js, literal, property } from "./source/code.ts";

/** A message type whose functions exist already: other code refers to them. */
export interface Foreign {
  readonly decode: Code;
  readonly merge: Code;
  readonly encode: Code;
}

/** The module that the unit is part of. */
export interface UnitModule {
  readonly taken: Iterable<string>;
  /** What the names of a plan's functions end in. */
  of(plan: MessagePlan): string;
}

/**
 * One unit of emitted code: the functions of some message types, and what they refer to outside themselves.
 *
 * It collects, while fields are emitted, the runtime functions that are used, the constants, and the variables of the unit.
 */
export class Emission {
  readonly #functionNames = new Map<MessagePlan, string>();
  readonly #taken = new Set<string>();
  readonly #runtime = new Set<RuntimeName>();
  readonly #declarations: Code[] = [];
  readonly #helpers: Code[] = [];
  readonly #made = new Map<object, Map<string, Code>>();
  readonly #foreign: (plan: MessagePlan) => Foreign | undefined;
  readonly #module: UnitModule | undefined;
  /** Plans that emitted code has referred to and that are not foreign, in order: they belong to this unit. */
  readonly plans: MessagePlan[] = [];

  constructor(foreign: (plan: MessagePlan) => Foreign | undefined, module?: UnitModule) {
    this.#foreign = foreign;
    this.#module = module;
    for (const name of module?.taken ?? []) this.#taken.add(name);
  }

  /** A function or object of the runtime. */
  runtime(name: RuntimeName): Code {
    this.#runtime.add(name);
    return identifier(name);
  }

  /** The names of the runtime that have been used, sorted. */
  runtimeNames(): RuntimeName[] {
    return [...this.#runtime].sort();
  }

  /** The function that decodes messages of this plan. */
  decode(plan: MessagePlan): Code {
    return this.#foreign(plan)?.decode ?? identifier(`decode${this.functionName(plan)}`);
  }

  /** The function that decodes what is left of a message of this plan into it. */
  merge(plan: MessagePlan): Code {
    return this.#foreign(plan)?.merge ?? identifier(`merge${this.functionName(plan)}`);
  }

  /** The function that encodes messages of this plan. */
  encode(plan: MessagePlan): Code {
    return this.#foreign(plan)?.encode ?? identifier(`encode${this.functionName(plan)}`);
  }

  /** What the names of a plan's functions end in: the type's name without its package, made unique. The plan is emitted with this unit. */
  functionName(plan: MessagePlan): string {
    const known = this.#functionNames.get(plan);
    if (known !== undefined) return known;
    const parts = plan.typeName.split(".");
    const firstOfType = parts.findIndex((part) => /^[A-Z]/.test(part));
    const base = parts
      .slice(firstOfType < 0 ? -1 : firstOfType)
      .join("_")
      .replace(/[^A-Za-z0-9_]/g, "_");
    const name = this.#module?.of(plan) ?? this.#uniqueEnd(base);
    this.#functionNames.set(plan, name);
    this.plans.push(plan);
    return name;
  }

  /** What `decode`, `merge` and `encode` are put before. */
  #uniqueEnd(base: string): string {
    const names = (end: string): string[] => [`decode${end}`, `merge${end}`, `encode${end}`];
    let end = base;
    for (let count = 2; names(end).some((name) => this.#taken.has(name)); count++) end = `${base}_${count}`;
    for (const name of names(end)) this.#taken.add(name);
    return end;
  }

  #unique(base: string): string {
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }

  /** A variable of the unit that starts as a number. */
  variable(base: string, initial: number): Code {
    const name = identifier(this.#unique(`${base}${this.#declarations.length}`));
    this.#declarations.push(js`let ${name} = ${initial};`);
    return name;
  }

  /** A memory of the keys of a map field. */
  keyMemory(field: MapPlan): Code {
    return this.#once("keyMemory", field, () => {
      const name = identifier(this.#unique(`keyMemory${this.#declarations.length}`));
      this.#declarations.push(
        js`const ${name} = /* @__PURE__ */ ${this.runtime("newKeyMemory")}(${literal(field.maps === "object")});`,
      );
      return name;
    });
  }

  /** The list of the names of some properties of a type. */
  propertyNames(plan: MessagePlan, names: readonly string[]): Code {
    return this.#once("propertyNames", plan, () => {
      const name = identifier(this.#unique(`propertyNames${this.#declarations.length}`));
      this.#declarations.push(js`const ${name} = [${join(names.map(literal), ", ")}];`);
      return name;
    });
  }

  /** What has been made for a field or type is made once. */
  #once(purpose: string, subject: object, make: () => Code): Code {
    let made = this.#made.get(subject);
    if (made === undefined) this.#made.set(subject, (made = new Map()));
    let code = made.get(purpose);
    if (code === undefined) made.set(purpose, (code = make()));
    return code;
  }

  /** A function of the unit beside those of the messages, for one field or oneof; `emit` gets its name. */
  helper(base: string, field: FieldPlan | OneofPlan, emit: (name: Code) => Code): Code {
    return this.#once(base, field, () => this.#addHelper(base, emit));
  }

  #addHelper(base: string, emit: (name: Code) => Code): Code {
    const name = identifier(this.#unique(`${base}${this.#helpers.length}`));
    this.#helpers.push(js``);
    const index = this.#helpers.length - 1;
    this.#helpers[index] = emit(name);
    return name;
  }

  helpers(): readonly Code[] {
    return this.#helpers;
  }

  /** The set of the numbers that a closed enum declares. */
  declaredNumbers(numbers: readonly number[]): Code {
    return this.#once("declaredNumbers", numbers, () => {
      const name = identifier(this.#unique(`declaredNumbers${this.#declarations.length}`));
      this.#declarations.push(
        js`const ${name} = /* @__PURE__ */ ${this.runtime("newNumberSet")}([${join(numbers.map(literal), ", ")}]);`,
      );
      return name;
    });
  }

  /** Constants and variables of the unit. */
  declarations(): readonly Code[] {
    return this.#declarations;
  }

  /** Statements that charge so many estimated bytes at `position`. In place, not by a call: V8 puts only so much code into one function. */
  charge(size: number): Code {
    return js`if ((${this.runtime("memory")}[0] -= ${size}) < 0) ${this.runtime("takeReserve")}(${size}, position);`;
  }

  /** Statements that read a length into `length`: most are one byte. */
  readLength(): Code {
    return js`
      length = bytes[position];
      if (length < 128 && length < end - position) {
        position += 1;
      } else {
        length = ${this.runtime("readLength")}(bytes, position, end) | 0;
        position = cursor.position | 0;
      }
    `;
  }

  /**
   * Statements that write a length in front of what `content` writes. As many bytes are left for it as it took last time (benchmark case `otlp`);
   * `look` may look at `length`.
   */
  writeDelimited(content: Code, look: Code = js``): Code {
    const lengthSize = this.variable("lengthSize", 1);
    return js`
      const lengthAt = position;
      const reserved = ${lengthSize};
      position += reserved;
      ${content}
      const length = position - lengthAt - reserved;
      ${look}
      if (reserved === 1 && length < 128) {
        bytes[lengthAt] = length;
      } else {
        position = ${this.runtime("moveAndWriteLength")}(bytes, lengthAt, reserved, length) | 0;
        ${lengthSize} = position - length - lengthAt;
      }
    `;
  }

  /** Statements that write a tag. */
  writeTag(tag: number): Code {
    const stores: Code[] = [];
    let rest = tag >>> 0;
    for (; rest > 127; rest >>>= 7) stores.push(js`bytes[position++] = ${(rest & 127) | 128};`);
    return js`
      ${stores}
      bytes[position++] = ${rest};
    `;
  }
}

/** Names that functions which encode use themselves, beside those of the runtime. */
const ownNames = new Set(
  "message bytes position depth value index key entries lengthAt reserved length unknown unknownFields".split(" "),
);

/** Generated names and globals begin so; fields that do take the name of their number. */
const ownPrefix = /^(?:[A-Z]|decode|merge|encode|type|field|lengthSize|declaredNumbers|keyMemory|propertyNames)/;

/** The variable of a field in code that encodes: its name where that can be one, else `field12`. */
export function fieldVariable(field: FieldPlan): Code {
  const { localName: name } = field;
  const usable = isIdentifier(name) && !ownNames.has(name) && !ownPrefix.test(name) && !Object.hasOwn(runtime, name);
  return identifier(usable ? name : `field${field.number}`);
}

/** The variable of the name of the member of a oneof that is set, as encode has found so far; named after the first member, with a `$` as no field has it. */
export function memberVariable(oneof: OneofPlan): Code {
  return identifier(`${singleName(fieldVariable(oneof.fields[0]!))}$oneof`);
}

function singleName(code: Code): string {
  return code.lines[0]!;
}

/** The expression of a field's value in the variable `message`. */
export function fieldOf(field: FieldPlan): Code {
  const access = property(identifier("message"), field.localName);
  return field.inherited ? js`(Object.hasOwn(message, ${literal(field.localName)}) ? ${access} : undefined)` : access;
}

/** The property of a field in the variable `message`, which is an own one or none. */
export function slotOf(field: FieldPlan): Code {
  return property(identifier("message"), field.localName);
}
