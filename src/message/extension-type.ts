/**
 * An extension with its types, as generated code has it: of messages `T`, whose value is a `Value`, and is set to an `Init`. What `schema.extension` gives is one.
 */
export interface ExtensionType<T = any, Value = any, Init = any> {
  /** `pkg.name` */
  readonly fullName: string;
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
