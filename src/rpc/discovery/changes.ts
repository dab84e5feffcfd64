import { idOf, maxInstances } from "./instance.ts";
import type { Instance } from "./registry.ts";

/**
 * Lists of instances in the order of their ids, at most `maxInstances` each, without lists that equal the one before.
 */
export async function* changes(
  lists: AsyncIterable<readonly Instance[]>,
): AsyncGenerator<readonly Instance[], void, undefined> {
  let before: string | undefined;
  for await (const list of lists) {
    const instances = [...list].sort((first, second) => (idOf(first) < idOf(second) ? -1 : 1)).slice(0, maxInstances);
    const now = JSON.stringify(instances);
    if (now !== before) yield instances;
    before = now;
  }
}
