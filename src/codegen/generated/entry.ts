import { createEntry, type Entry } from "../../codec/entry.ts";
import type { DecodeMessage, EncodeMessage } from "../../codec/interpretation.ts";
import type { MessageOutline } from "../../codec/outline.ts";
import { newHabit, type OutputHabit } from "../../codec/runtime/output.ts";

/** What the functions of a generated entry refer to. */
export interface EntryContext {
  readonly plan: MessageOutline;
  readonly general: Entry;
  readonly habit: OutputHabit;
}

/** The entry of a generated message type, that `declareCodec` makes a codec of. It reaches no descriptors: this is all that encode and decode need. */
export interface GeneratedEntry extends Entry {
  readonly typeName: string;
}

/** Makes an entry of the functions of a type; `emitted` makes those for the usual case, of the type's own. */
export function declareEntry(
  plan: MessageOutline,
  decode: DecodeMessage,
  encode: EncodeMessage,
  emitted: (context: EntryContext) => Pick<Entry, "encode" | "decode">,
): GeneratedEntry {
  const habit = newHabit();
  const general = createEntry(plan, { decode, encode }, habit);
  return { typeName: plan.typeName, ...general, ...emitted({ plan, general, habit }) };
}
