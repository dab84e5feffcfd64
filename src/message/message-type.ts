import type { MessageDescriptor } from "../schema/descriptors.ts";
import type { TypeRegistry } from "./type-registry.ts";

/** How values are held: the `int64` and `maps` options of the loader. */
export interface Representation {
  /** 64-bit integers: bigint, number (an error where it would not be exact), decimal digits, or Long. */
  readonly int64: "bigint" | "number" | "string" | "long";
  /** Map fields: plain objects with string keys, or Maps with native keys. */
  readonly maps: "object" | "map";
}

/**
 * A message type: its descriptor, and how its values are held. Every codec is one.
 *
 * `T` is what decode and create give; `TInit` what encode, create and merge take.
 */
export interface MessageType<T = any, TInit = any> {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** What the schema says of it. */
  readonly descriptor: MessageDescriptor;
  /** How its values are held. */
  readonly representation: Representation;
  /** Where types and extensions are found by name: the schema that the type is of, if it is of one. */
  readonly registry?: TypeRegistry | undefined;
  /** @internal Carries the types; never there at run time. */
  readonly "~types"?: { readonly message: T; readonly init: TInit };
}

/**
 * The key of a message's unknown fields: one Uint8Array of whole records in wire order, present only where there are any.
 *
 * Shared by all copies of wireform: `Symbol.for("wireform.unknownFields")`.
 */
export const unknownFields: unique symbol = Symbol.for("wireform.unknownFields") as never;
