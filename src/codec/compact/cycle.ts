import { formatPath } from "../../message/path.ts";
import { Fault } from "./fault.ts";

/*
 * Messages that are nested too deep, and whether that is because one contains itself: for types that have messages in them.
 */

/** `deepest` is the message that is too deep, unless it is a map. */
export function failDeep(deepest: unknown): never {
  throw Object.assign(new Fault("LIMIT_EXCEEDED", "the message is nested deeper than maxDepth allows"), {
    deepest,
    cycleOf,
  });
}

/** The path of the first message that stands within itself, of those around one that is too deep. */
export function cycleOf({ deepest, ...fault }: Fault): string | undefined {
  const steps = [...fault.steps].reverse();
  const holders = [deepest, ...fault.holders].reverse();
  const seen = new Set<unknown>();
  for (const [index, holder] of holders.entries()) {
    // Lists and maps are held, too, and stand before other steps than names.
    if (index < steps.length && typeof steps[index] !== "string") continue;
    if (seen.has(holder)) return formatPath(steps.slice(0, index));
    seen.add(holder);
  }
  return undefined;
}
