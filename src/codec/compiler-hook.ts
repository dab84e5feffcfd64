import { shared } from "../shared.ts";
import type { MessageType } from "../message/message-type.ts";
import type { Entry } from "./entry.ts";

/*
 * Connects interpreted generated types with the JIT, which a program includes only on request.
 */

/** Calls `use` with a compiled entry, when that pays. */
type Accelerate = (type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry) => void;

interface Hook {
  accelerate: Accelerate | undefined;
  readonly waiting: ((found: Accelerate) => void)[];
}

const hook = shared("compiler", (): Hook => ({ accelerate: undefined, waiting: [] }));

/** Called when a type is used: it is compiled once it is used often, from `setCompiler` on. */
export function awaitCompiler(type: MessageType, interpreted: Entry, use: (entry: Entry) => Entry): void {
  if (hook.accelerate === undefined) hook.waiting.push((found) => found(type, interpreted, use));
  else hook.accelerate(type, interpreted, use);
}

/** Sets the JIT, for types already used and for later ones. */
export function setCompiler(found: Accelerate): void {
  hook.accelerate = found;
  for (const tell of hook.waiting.splice(0)) tell(found);
}
