import { memoryText } from "../message/memory-budget.ts";
import { refuse } from "../message/refusal.ts";
import type { ReadingCall } from "./context.ts";

/** The call that is under way. */
export const reading: { call: ReadingCall | undefined } = { call: undefined };

/** Takes estimated bytes for a value that is made. Refuses: LIMIT_EXCEEDED. */
export function charge(size: number): void {
  if (!reading.call!.memory.take(size)) refuse({ code: "LIMIT_EXCEEDED", message: memoryText });
}

/** The same of many values: false, and nothing taken, where that is more than is certain to be left. */
export function chargeAll(size: number): boolean {
  const { memory } = reading.call!;
  return memory.rest >= size && memory.take(size);
}
