import type { Entry } from "./entry.ts";

/** An entry that `start` makes at the first call. */
export function lazyEntry(start: () => Entry): Entry {
  let entry: Entry | undefined;
  const started = (): Entry => (entry ??= start());
  return {
    encode: (message, options) => started().encode(message, options),
    encodeInto: (message, target, offset, options) => started().encodeInto(message, target, offset, options),
    size: (message, options) => started().size(message, options),
    decode: (bytes, options) => started().decode(bytes, options),
  };
}
