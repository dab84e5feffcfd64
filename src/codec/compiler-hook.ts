import type { MessageType } from "../message/message-type.ts";
import type { Entry } from "./entry.ts";

/*
 * Where generated types that are interpreted meet the JIT, which a program has only if it asks for it.
 */

/** Gives `use` another entry, when it pays. */
type Accelerate = (type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry) => void;

let accelerate: Accelerate | undefined;
const waiting: ((found: Accelerate) => void)[] = [];

/** A type has been used: it is compiled when it has been used often, from `setCompiler` on. */
export function awaitCompiler(type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry): void {
  if (accelerate === undefined) waiting.push((found) => found(type, interpreted, use));
  else accelerate(type, interpreted, use);
}

/** There is a JIT, for types that have been used and for those to come. */
export function setCompiler(found: Accelerate): void {
  accelerate = found;
  for (const tell of waiting.splice(0)) tell(found);
}
