import { shared } from "../shared.ts";
import type { MessageType } from "../message/message-type.ts";
import type { Entry } from "./entry.ts";

/*
 * Where generated types that are interpreted meet the JIT, which a program has only if it asks for it.
 */

/** Gives `use` another entry, when it pays. */
type Accelerate = (type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry) => void;

interface Hook {
  accelerate: Accelerate | undefined;
  readonly waiting: ((found: Accelerate) => void)[];
}

const hook = shared("compiler", (): Hook => ({ accelerate: undefined, waiting: [] }));

/** A type has been used: it is compiled when it has been used often, from `setCompiler` on. */
export function awaitCompiler(type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry): void {
  if (hook.accelerate === undefined) hook.waiting.push((found) => found(type, interpreted, use));
  else hook.accelerate(type, interpreted, use);
}

/** There is a JIT, for types that have been used and for those to come. */
export function setCompiler(found: Accelerate): void {
  hook.accelerate = found;
  for (const tell of hook.waiting.splice(0)) tell(found);
}
