import type { DecodeOptions, EncodeOptions } from "../../src/index.ts";

/** A byte-exact vector: see fixtures/README.md. */
export interface Vector {
  readonly name: string;
  readonly type: string;
  readonly hex: string;
  readonly options?: DecodeOptions & EncodeOptions;
  readonly error?: string;
  readonly path?: string;
  readonly value?: unknown;
  readonly reencoded?: string;
}

/** A file of fixtures/vectors: the name of a schema or its text, and what is encoded by it. */
export interface VectorFile {
  readonly schema: string | { readonly source: string };
  readonly vectors: readonly Vector[];
}
