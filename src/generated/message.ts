import { adapt } from "../codec/compact/adapt.ts";
import type { CompactType } from "../codec/compact/parts.ts";
import { createEntry, type Entry } from "../codec/entry.ts";
import { type GeneratedFunctions, setCodec } from "../codec/linked.ts";
import { useLocators } from "../codec/locate-offset.ts";
import type { MessageCodec } from "../codec/options.ts";
import { fastTransfer, newHabit, type OutputHabit } from "../codec/runtime/output.ts";
import { showByName } from "../message/inspect.ts";
import type { MessageType } from "../message/message-type.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { planOfRows, type RowOptions, type Rows } from "../plan/rows.ts";

/**
 * What the functions of an entry refer to.
 *
 * @internal
 */
export interface EntryContext {
  readonly type: MessageType;
  readonly general: Entry;
  readonly habit: OutputHabit;
}

type MakeEntry = (context: EntryContext) => Pick<Entry, "encode" | "decode">;

/**
 * Makes the codec of a type from its code: `makeEntry` gives the functions for the usual case, of the type's own. It reaches no descriptors.
 *
 * @internal
 */
export function declareMessage<T, TInit>(
  typeName: string,
  names: string,
  rows: string,
  functions: GeneratedFunctions,
  makeEntry: MakeEntry,
  refs?: Rows["refs"],
  options?: RowOptions,
): MessageCodec<T, TInit> {
  const source = { typeName, names, rows, refs, options };
  return new GeneratedCodec(source, functions, makeEntry) as unknown as MessageCodec<T, TInit>;
}

/**
 * A class, for its getter stands in the prototype: of a literal with one V8 makes a dictionary, in which each call looks `decode` up (benchmark case `small`).
 *
 * Functions of the type's own are made at the first call: a program imports many types and uses few.
 */
class GeneratedCodec {
  declare readonly typeName: string;
  declare readonly functions: GeneratedFunctions;
  declare readonly encode: Entry["encode"];
  declare readonly encodeInto: Entry["encodeInto"];
  declare readonly size: Entry["size"];
  declare readonly decode: Entry["decode"];
  readonly #source: Rows;
  #plan: MessagePlan | undefined;

  constructor(source: Rows, functions: GeneratedFunctions, makeEntry: MakeEntry) {
    const habit = newHabit();
    const general = createEntry(this, functions, fastTransfer(habit));
    let own: ReturnType<MakeEntry> | undefined;
    const start = (): ReturnType<MakeEntry> => (own ??= Object.assign(this, makeEntry({ type: this, general, habit })));
    this.typeName = source.typeName;
    this.functions = functions;
    this.encode = (message, options) => start().encode(message, options);
    this.encodeInto = general.encodeInto;
    this.size = general.size;
    this.decode = (bytes, options) => start().decode(bytes, options);
    this.#source = source;
    showByName(this);
  }

  get plan(): MessagePlan {
    return (this.#plan ??= this.#start());
  }

  #start(): MessagePlan {
    const plan = planOfRows(this.#source);
    useLocators(this.functions);
    setCodec(plan, this);
    return plan;
  }
}

/**
 * The functions of a type that another generated module has.
 *
 * @internal
 */
export function functionsOf(codec: MessageCodec): GeneratedFunctions {
  const generated = codec as unknown as { functions?: GeneratedFunctions; compact: CompactType };
  return (generated.functions ??= adapt(generated.compact));
}
