import type { FieldDescriptor } from "../schema/descriptors.ts";

/**
 * An extension with its types, as generated code has it: of messages `T`, whose value is a `Value`, and is set to an `Init`.
 */
export interface ExtensionType<T = any, Value = any, Init = any> {
  /** `pkg.name` */
  readonly fullName: string;
  readonly descriptor: FieldDescriptor;
  /** Carries the types; never there at run time. */
  readonly "~types"?: { readonly message: T; readonly value: Value; readonly init: Init };
}
