import { createCompactEntry } from "../codec/compact/entry.ts";
import type { CompactType, Parts } from "../codec/compact/parts.ts";
import { newType } from "../codec/compact/type.ts";
import { setType } from "../codec/compact/types.ts";
import { awaitCompiler } from "../codec/compiler-hook.ts";
import type { Entry } from "../codec/entry.ts";
import type { MessageCodec } from "../codec/options.ts";
import { showByName } from "../message/inspect.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type MakeMessage, planOfRows, type RowOptions, type Rows } from "../plan/rows.ts";

/**
 * Makes the codec of a type from its rows, which the compact engine runs with those parts that the type needs, and the JIT where a program has asked for it. `names` are
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
  return new PlannedCodec(source, parts) as unknown as MessageCodec<T, TInit>;
}

/** A class, as `GeneratedCodec` is. */
class PlannedCodec {
  declare readonly typeName: string;
  declare readonly compact: CompactType;
  declare encode: Entry["encode"];
  declare encodeInto: Entry["encodeInto"];
  declare size: Entry["size"];
  declare decode: Entry["decode"];
  readonly #entry: Entry;
  readonly #source: Rows;
  #plan: MessagePlan | undefined;

  constructor(source: Rows, parts: readonly Parts[]) {
    const { typeName, names } = source;
    this.typeName = typeName;
    this.#source = source;
    const make = typeof names === "string" ? undefined : names;
    this.compact = newType(() => this.plan, parts, make);
    this.#entry = createCompactEntry(this, this.compact);
    this.#use(this.#entry);
    showByName(this);
  }

  get plan(): MessagePlan {
    return (this.#plan ??= this.#start());
  }

  #start(): MessagePlan {
    const plan = planOfRows(this.#source);
    setType(plan, this.compact);
    awaitCompiler(this, this.#entry, (entry) => this.#use(entry));
    return plan;
  }

  #use({ encode, encodeInto, size, decode }: Entry): Entry {
    return Object.assign(this, { encode, encodeInto, size, decode });
  }
}
