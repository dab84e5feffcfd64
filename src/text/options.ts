import type { MessageCodec } from "../codec/options.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";

/** Options of both directions. */
export interface TextOptions {
  /** Where the types of Any are found. Default: the schema of the codec. */
  readonly registry?: TypeRegistry<MessageCodec> | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Levels of nesting (messages and map entries, as encode counts them) below the message itself. Default 100, at most 1000. */
  readonly maxDepth?: number | undefined;
}

/** Options of `toText`. */
export interface ToTextOptions extends TextOptions {
  /** White space of one level, or a number of spaces. Default: 2. */
  readonly indent?: string | number | undefined;
  /** All in one line: `id: 1 address { city: "Ulm" }`. */
  readonly singleLine?: boolean | undefined;
  /** Print unknown fields too, by number and with values as far as bytes tell them. `fromText` does not take them back. */
  readonly printUnknown?: boolean | undefined;
  /** Print an Any of a known type as `[type.googleapis.com/pkg.Type] { ... }` (default), or else its two fields. */
  readonly expandAny?: boolean | undefined;
}

/** Options of `fromText`. */
export interface FromTextOptions extends TextOptions {
  /** Estimated bytes of memory that the message may take. Default: 64 MiB, or 100 for each character of the text, if that is more. */
  readonly maxMemory?: number | undefined;
}
