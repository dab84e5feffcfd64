import type { FieldDescriptor } from "../schema/descriptors.ts";

/**
 * An extension with its types, as generated code has it: of messages `T`, whose value is a `Value`, and is set to an `Init`.
 */
export interface ExtensionType<T = any, Value = any, Init = any> {
  /** `pkg.name` */
  readonly fullName: string;
  /** The extension as declared. */
  readonly descriptor: FieldDescriptor;
  /** Carries the types; never there at run time. */
  readonly "~types"?: {
    /** The messages that it extends. */
    readonly message: T;
    /** What it gives. */
    readonly value: Value;
    /** What it is set to. */
    readonly init: Init;
  };
}
