import Long from "long";

/*
 * The only import of the package `long`. dist/ has a copy instead, which is created on first use (build/long.mjs): the
 * package itself compiles WebAssembly as soon as it is imported.
 */

export type { Long };

/** The class. */
export function longClass(): typeof Long {
  return Long;
}
