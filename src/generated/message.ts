import { createEntry, type Entry } from "../codec/entry.ts";
import type { DecodeMessage, EncodeMessage, InterpretedFunctions } from "../codec/interpretation.ts";
import { setLink } from "../codec/linked.ts";
import type { MessageCodec } from "../codec/options.ts";
import { beginMerge } from "../codec/runtime/decode-state.ts";
import { sortLater } from "../codec/runtime/sort-later.ts";
import { fastTransfer, newHabit, type OutputHabit } from "../codec/runtime/output.ts";
import type { MessageType } from "../message/message-type.ts";
import { orderOfProperties } from "../plan/order.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { planOfRows, type Row, type RowOptions } from "../plan/rows.ts";

/**
 * The functions of a generated type, which those of other types call.
 *
 * @internal
 */
export interface GeneratedFunctions {
  readonly decode: DecodeMessage;
  /** Decodes what is left of a message into it. */
  readonly merge: (message: any, ...place: Parameters<DecodeMessage>) => void;
  readonly encode: EncodeMessage;
}

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
  rows: () => readonly Row[],
  functions: GeneratedFunctions,
  makeEntry: MakeEntry,
  options?: RowOptions,
): MessageCodec<T, TInit> {
  return new GeneratedCodec(typeName, names, rows, functions, makeEntry, options) as unknown as MessageCodec<T, TInit>;
}

/** A class, for its getter stands in the prototype: of a literal with one V8 makes a dictionary, in which each call looks `decode` up (benchmark case `small`). */
class GeneratedCodec {
  readonly typeName: string;
  readonly functions: GeneratedFunctions;
  readonly encode: Entry["encode"];
  readonly encodeInto: Entry["encodeInto"];
  readonly size: Entry["size"];
  readonly decode: Entry["decode"];
  readonly #names: string;
  readonly #rows: () => readonly Row[];
  readonly #options: RowOptions | undefined;
  #plan: MessagePlan | undefined;

  constructor(
    typeName: string,
    names: string,
    rows: () => readonly Row[],
    functions: GeneratedFunctions,
    makeEntry: MakeEntry,
    options: RowOptions | undefined,
  ) {
    const habit = newHabit();
    const general = createEntry(this, functions, fastTransfer(habit));
    const { encode, decode } = makeEntry({ type: this, general, habit });
    this.typeName = typeName;
    this.functions = functions;
    this.encode = encode;
    this.encodeInto = general.encodeInto;
    this.size = general.size;
    this.decode = decode;
    this.#names = names;
    this.#rows = rows;
    this.#options = options;
  }

  get plan(): MessagePlan {
    if (this.#plan === undefined)
      planOfRows(this.typeName, this.#names, this.#rows, this.#options ?? {}, (plan) => this.#keep(plan));
    return this.#plan!;
  }

  #keep(plan: MessagePlan | undefined): void {
    this.#plan = plan;
    if (plan !== undefined) setLink(plan, continuing(plan, this.functions));
  }
}

/** The functions as interpreted types call them. */
function continuing(plan: MessagePlan, { decode, merge, encode }: GeneratedFunctions): InterpretedFunctions {
  return {
    decode: (bytes, position, end, depth, endTag, previous) => {
      if (previous === undefined) return decode(bytes, position, end, depth, endTag);
      beginMerge(depth, position);
      merge(previous, bytes, position, end, depth, endTag);
      if (!plan.absentIsOwn || plan.members.length > plan.fields.length) {
        sortLater(
          previous,
          orderOfProperties(plan).map((field) => field.localName),
        );
      }
      return previous;
    },
    encode,
  };
}

/**
 * The functions of a type that another generated module has.
 *
 * @internal
 */
export function functionsOf(codec: MessageCodec): GeneratedFunctions {
  return (codec as unknown as GeneratedCodec).functions;
}
