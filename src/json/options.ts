import type { MessageCodec } from "../codec/options.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";

/** Options of both directions. */
export interface JsonOptions {
  /** Where to find the types of Any. Default: the schema of the codec. */
  readonly registry?: TypeRegistry<MessageCodec> | undefined;
  /** Levels of nesting (messages and map entries, as encode counts them) below the message itself. Default 100, at most 1000. */
  readonly maxDepth?: number | undefined;
}

/** Options of `toJson`. */
export interface ToJsonOptions extends JsonOptions {
  /**
   * Write fields of implicit presence, lists and maps even if they are zero or empty. Absent fields of explicit
   * presence are never written.
   */
  readonly emitDefaults?: boolean | undefined;
  /** Write enum values as numbers, not names. */
  readonly enumsAsIntegers?: boolean | undefined;
  /** Write field names as in the `.proto`, not as lowerCamelCase or `json_name`. */
  readonly useProtoNames?: boolean | undefined;
}

/** Options of `toJsonString`. */
export interface ToJsonStringOptions extends ToJsonOptions {
  /**
   * The indent of one level: white space, such as `"  "`, or a number of spaces; at most 10. Default: no white space at
   * all.
   */
  readonly indent?: string | number | undefined;
}

/** Options of `fromJson`. */
export interface FromJsonOptions extends JsonOptions {
  /** Ignore unknown fields, and enum values with an unknown name or number. */
  readonly ignoreUnknown?: boolean | undefined;
  /**
   * The most memory that the message may take, in estimated bytes. Default: 64 MiB, or 100 for each character of the
   * JSON, if that is more.
   */
  readonly maxMemory?: number | undefined;
}
