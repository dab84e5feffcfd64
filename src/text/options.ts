import type { MessageCodec } from "../codec/options.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";

/** Options of both directions. */
export interface TextOptions {
  /** Where to find the types of Any. Default: the schema of the codec. */
  readonly registry?: TypeRegistry<MessageCodec> | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Levels of nesting (messages and map entries, as encode counts them) below the message itself. Default 100, at most 1000. */
  readonly maxDepth?: number | undefined;
}

/** Options of `toText`. */
export interface ToTextOptions extends TextOptions {
  /** The indent of one level: white space, or a number of spaces. Default: 2. */
  readonly indent?: string | number | undefined;
  /** Print everything on one line: `id: 1 address { city: "Ulm" }`. */
  readonly singleLine?: boolean | undefined;
  /**
   * Also print unknown fields, by number, with values as far as the bytes reveal them. `fromText` does not accept them.
   */
  readonly printUnknown?: boolean | undefined;
  /** Print an Any of a known type as `[type.googleapis.com/pkg.Type] { ... }` (default), or else its two fields. */
  readonly expandAny?: boolean | undefined;
}

/** Options of `fromText`. */
export interface FromTextOptions extends TextOptions {
  /**
   * The most memory that the message may take, in estimated bytes. Default: 64 MiB, or 100 for each character of the
   * text, if that is more.
   */
  readonly maxMemory?: number | undefined;
}
