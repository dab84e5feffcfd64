import { awaitCompiler } from "../codec/compiler.ts";
import { createEntry, type Entry } from "../codec/entry.ts";
import { interpretLazily } from "../codec/interpret.ts";
import type { DecodeMessage, InterpretedFunctions } from "../codec/interpretation.ts";
import { link, setLink } from "../codec/linked.ts";
import { decodeLoop, encodeLoop } from "../codec/loops.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { Parts } from "../codec/parts.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { planOfRows, type Row, type RowOptions } from "../plan/rows.ts";
import type { GeneratedFunctions } from "./message.ts";

/** Makes a message of the values of its fields, in field-number order. */
type Make = (values: readonly any[]) => object;

/**
 * Makes the codec of a type from its rows, which the interpreter runs with those parts that the type needs, and the JIT where a program has asked for it. Types of
 * more than 64 fields have no `make`.
 *
 * @internal
 */
export function declarePlan<T, TInit>(
  typeName: string,
  rows: () => readonly Row[],
  parts: readonly Parts[],
  make?: Make,
  options?: RowOptions,
): MessageCodec<T, TInit> {
  return new InterpretedCodec(typeName, rows, parts, make, options) as unknown as MessageCodec<T, TInit>;
}

/** A class, as `GeneratedCodec` is. */
class InterpretedCodec {
  readonly typeName: string;
  readonly functions: InterpretedFunctions & GeneratedFunctions;
  encode!: Entry["encode"];
  encodeInto!: Entry["encodeInto"];
  size!: Entry["size"];
  decode!: Entry["decode"];
  readonly #interpreted: Entry;
  readonly #rows: () => readonly Row[];
  readonly #options: RowOptions | undefined;
  #plan: MessagePlan | undefined;

  constructor(
    typeName: string,
    rows: () => readonly Row[],
    parts: readonly Parts[],
    make: Make | undefined,
    options: RowOptions | undefined,
  ) {
    this.typeName = typeName;
    this.#rows = rows;
    this.#options = options;
    const functions = interpretLazily(() => this.plan, {
      parts: Object.assign({}, ...parts),
      link,
      decodeLoop: (type) => decodeLoop(type, make ?? (() => ({}))),
      encodeLoop,
      plainOf: ({ fields }) => (make === undefined ? 0 : fields.length),
    });
    this.functions = Object.assign(functions, {
      merge: (message: object, ...place: Parameters<DecodeMessage>) =>
        replace(message, functions.decode(...place, message)),
    });
    this.#interpreted = createEntry(this, functions);
    this.#use(this.#interpreted);
  }

  get plan(): MessagePlan {
    if (this.#plan === undefined)
      planOfRows(this.typeName, this.#rows, this.#options ?? {}, (plan) => this.#keep(plan));
    return this.#plan!;
  }

  #keep(plan: MessagePlan | undefined): void {
    this.#plan = plan;
    if (plan === undefined) return;
    setLink(plan, this.functions);
    awaitCompiler(this, this.#interpreted, (entry) => this.#use(entry));
  }

  #use({ encode, encodeInto, size, decode }: Entry): Entry {
    return Object.assign(this, { encode, encodeInto, size, decode });
  }
}

/** Emitted code continues a message in place. */
function replace(message: object, continued: object): void {
  for (const key of Reflect.ownKeys(message)) if (!Object.hasOwn(continued, key)) delete (message as any)[key];
  Object.assign(message, continued);
}
