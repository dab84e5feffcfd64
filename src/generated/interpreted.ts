import { awaitCompiler } from "../codec/compiler-hook.ts";
import { createEntry, type Entry } from "../codec/entry.ts";
import { interpretLazily } from "../codec/interpret.ts";
import type { DecodeMessage, InterpretedFunctions } from "../codec/interpretation.ts";
import { type GeneratedFunctions, setInterpreted } from "../codec/linked.ts";
import { decodeLoop, encodeLoop } from "../codec/loops.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { Parts } from "../codec/parts.ts";
import { smallTransfer } from "../codec/runtime/small-transfer.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type MakeMessage, planOfRows, type RowOptions, type Rows } from "../plan/rows.ts";

/**
 * Makes the codec of a type from its rows, which the interpreter runs with those parts that the type needs, and the JIT where a program has asked for it. `names` are
 * those of the fields: a literal of them, or a text where there are more than 64.
 *
 * @internal
 */
export function declarePlan<T, TInit>(
  typeName: string,
  names: string | MakeMessage,
  rows: string,
  parts: readonly Parts[],
  refs?: Rows["refs"],
  options?: RowOptions,
): MessageCodec<T, TInit> {
  const source = { typeName, names, rows, refs, options };
  return new InterpretedCodec(source, parts) as unknown as MessageCodec<T, TInit>;
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
  readonly #source: Rows;
  #plan: MessagePlan | undefined;

  constructor(source: Rows, parts: readonly Parts[]) {
    const { typeName, names } = source;
    this.typeName = typeName;
    this.#source = source;
    const merged: Parts = Object.assign({}, ...parts);
    const functions = interpretLazily(() => this.plan, {
      parts: merged,
      link: (plan) => merged.link!(plan),
      decodeLoop: (type) => decodeLoop(type, typeof names === "string" ? () => ({}) : names),
      encodeLoop,
      plainOf: ({ fields }) => (typeof names === "string" ? 0 : fields.length),
    });
    this.functions = Object.assign(functions, {
      merge: (message: object, ...place: Parameters<DecodeMessage>) =>
        replace(message, functions.decode(...place, message)),
    });
    this.#interpreted = createEntry(this, functions, smallTransfer);
    this.#use(this.#interpreted);
  }

  get plan(): MessagePlan {
    if (this.#plan === undefined) planOfRows(this.#source, (plan) => this.#keep(plan));
    return this.#plan!;
  }

  #keep(plan: MessagePlan | undefined): void {
    this.#plan = plan;
    if (plan === undefined) return;
    setInterpreted(plan, this.functions);
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
