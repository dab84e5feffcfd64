import type { FieldPlan, MapPlan, MessagePlan, OneofPlan } from "../plan/plan.ts";
import type { RuntimeName } from "./runtime-names.ts";
import { type Code, identifier, isSpelledAsIdentifier, join, js, literal, Name, property } from "./source/code.ts";
import { anyThis } from "./source/print.ts";

/** The functions of wireform that emitted code calls. */
export type EmittedName = RuntimeName | "encodeError" | "failedDecode" | "finishDecode";

/** The functions of a message type, as code refers to them. */
export interface FunctionNames {
  readonly decode: Code;
  readonly merge: Code;
  readonly encode: Code;
}

/**
 * One unit of emitted code: the functions of some message types, and what they refer to outside themselves.
 *
 * It collects, while fields are emitted, the constants, variables and further functions of the unit.
 */
export class Emission {
  readonly #functions = new Map<MessagePlan, FunctionNames>();
  readonly #declarations: Code[] = [];
  readonly #helpers: Code[] = [];
  readonly #made = new Map<object, Map<string, Code>>();
  #isSeldom = false;
  readonly #foreign: (plan: MessagePlan) => FunctionNames | undefined;
  /** A function or object of the runtime. */
  readonly runtime: (name: EmittedName) => Name;
  /** Plans that emitted code has referred to and that are not foreign, in order: they belong to this unit. */
  readonly plans: MessagePlan[] = [];

  constructor(
    runtime: (name: EmittedName) => Name,
    foreign: (plan: MessagePlan) => FunctionNames | undefined = () => undefined,
  ) {
    this.runtime = runtime;
    this.#foreign = foreign;
  }

  /** The functions of a plan, which is emitted with this unit unless they are foreign. */
  functions(plan: MessagePlan): FunctionNames {
    let known = this.#functions.get(plan);
    if (known !== undefined) return known;
    known = this.#foreign(plan);
    if (known === undefined) {
      this.plans.push(plan);
      const name = typeNameOf(plan);
      known = { decode: new Name(`decode${name}`), merge: new Name(`merge${name}`), encode: new Name(`encode${name}`) };
    }
    this.#functions.set(plan, known);
    return known;
  }

  /** The function that decodes messages of this plan. */
  decode(plan: MessagePlan): Code {
    return this.functions(plan).decode;
  }

  /** The function that decodes what is left of a message of this plan into it. */
  merge(plan: MessagePlan): Code {
    return this.functions(plan).merge;
  }

  /** The function that encodes messages of this plan. */
  encode(plan: MessagePlan): Code {
    return this.functions(plan).encode;
  }

  /** A variable of the unit that starts as a number. */
  variable(base: string, initial: number): Code {
    const name = new Name(`${base}${this.#declarations.length}`);
    this.#declarations.push(js`let ${name} = ${initial};`);
    return name;
  }

  /** A memory of the keys of a map field. */
  keyMemory(field: MapPlan): Code {
    return this.#once("keyMemory", field, () => {
      const name = new Name(`keyMemory${this.#declarations.length}`);
      this.#declarations.push(
        js`const ${name} = /* @__PURE__ */ ${this.runtime("newKeyMemory")}(${literal(field.maps === "object")});`,
      );
      return name;
    });
  }

  /** The constructor of messages of a type, which gives them these properties. */
  constructorOf(plan: MessagePlan, properties: readonly Code[]): Code {
    return this.#once("constructor", plan, () => {
      const name = new Name(`New${typeNameOf(plan)}`);
      this.#declarations.push(js`
        const ${name} = /* @__PURE__ */ ${this.runtime("messageClass")}(function (${anyThis}) {
          ${properties}
        });
      `);
      return name;
    });
  }

  /** The list of the names of some properties of a type. */
  propertyNames(plan: MessagePlan, names: readonly string[]): Code {
    return this.#once("propertyNames", plan, () => {
      const name = new Name(`propertyNames${this.#declarations.length}`);
      this.#declarations.push(js`const ${name} = [${join(names.map(literal), ", ")}];`);
      return name;
    });
  }

  /** What is made for a field or type is made only once. */
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
    const name = new Name(`${base}${this.#helpers.length}`);
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
      const name = new Name(`declaredNumbers${this.#declarations.length}`);
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

  /**
   * Statements that charge this many estimated bytes at `position`. Inline, not by a call: V8 inlines only a limited
   * amount of code into one function.
   */
  charge(size: number): Code {
    return js`if ((${this.runtime("memory")}[0] -= ${size}) < 0) ${this.runtime("takeReserve")}(${size}, position);`;
  }

  /** Whether the emitted code runs so rarely that it should be short rather than fast. */
  get isSeldom(): boolean {
    return this.#isSeldom;
  }

  /** Emits code that runs rarely. */
  seldom(emit: () => Code): Code {
    const before = this.#isSeldom;
    this.#isSeldom = true;
    const code = emit();
    this.#isSeldom = before;
    return code;
  }

  /** Statements that read a length into `length`: most are one byte. */
  readLength(): Code {
    const read = js`
      length = ${this.runtime("readLength")}(bytes, position, end) | 0;
      position = ${this.runtime("cursor")}.position | 0;
    `;
    if (this.#isSeldom) return read;
    return js`
      length = bytes[position];
      if (length < 128 && length < end - position) {
        position += 1;
      } else {
        ${read}
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

/** The type's name without its package, `Outer_Inner`. */
function typeNameOf({ typeName }: MessagePlan): string {
  const parts = typeName.split(".");
  const firstOfType = parts.findIndex((part) => /^[A-Z]/.test(part));
  return parts
    .slice(firstOfType < 0 ? -1 : firstOfType)
    .join("_")
    .replace(/[^A-Za-z0-9_]/g, "_");
}

const variables = new WeakMap<FieldPlan | OneofPlan, Name>();

/** The variable of a field in code that encodes: its name where that can be one, else `field12`. */
export function fieldVariable(field: FieldPlan): Name {
  const { localName, number } = field;
  return variableOf(field, isSpelledAsIdentifier(localName) ? localName : `field${number}`);
}

/** The variable of the name of the member of a oneof that is set, as far as has been found. */
export function memberVariable(oneof: OneofPlan): Name {
  return variableOf(
    oneof,
    isSpelledAsIdentifier(oneof.localName) ? oneof.localName : `oneof${oneof.fields[0]!.number}`,
  );
}

function variableOf(subject: FieldPlan | OneofPlan, hint: string): Name {
  let name = variables.get(subject);
  if (name === undefined) variables.set(subject, (name = new Name(hint)));
  return name;
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
