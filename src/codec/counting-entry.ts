import type { Entry } from "./entry.ts";

/**
 * `engine: "auto"` compiles a type after this many calls of encode and decode, or this many bytes (bench/README.md,
 * "When auto compiles").
 */
const callsBeforeCompile = 200;
const bytesBeforeCompile = 64 * 1024;

/**
 * Counts calls and bytes, and is replaced by a compiled entry when there have been enough. Callers holding the old
 * functions are forwarded to the compiled ones.
 */
export function countingEntry(interpreted: Entry, compile: () => Entry): Entry {
  let entry = interpreted;
  let isCounting = true;
  let calls = callsBeforeCompile;
  let bytes = bytesBeforeCompile;
  const count = (size: number): Entry => {
    if (isCounting && ((calls -= 1) < 0 || (bytes -= size) < 0)) {
      isCounting = false;
      entry = compile();
    }
    return entry;
  };
  return {
    encode: (message, options) => {
      const result = count(0).encode(message, options);
      bytes -= result.length;
      return result;
    },
    encodeInto: (message, target, offset, options) => count(0).encodeInto(message, target, offset, options),
    size: (message, options) => count(0).size(message, options),
    decode: (input, options) => count(input?.length ?? 0).decode(input, options),
  };
}
