import Long from "long";

/*
 * The one import of the package `long`. dist/ has a copy in its place, which is made when it is asked for (build/long.mjs): the package itself compiles WebAssembly
 * wherever it is imported.
 */

export type { Long };

/** The class. */
export function longClass(): typeof Long {
  return Long;
}
