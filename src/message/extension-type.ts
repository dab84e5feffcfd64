/**
 * An extension with its types, as generated code declares it: it extends messages `T`, reads as a `Value` and is set to
 * an `Init`. `schema.extension` returns one.
 */
export interface ExtensionType<T = any, Value = any, Init = any> {
  /** `pkg.name` */
  readonly fullName: string;
  /** Carries the types; does not exist at run time. */
  readonly "~types"?: {
    /** The messages that it extends. */
    readonly message: T;
    /** What `getExtension` returns. */
    readonly value: Value;
    /** What `setExtension` accepts. */
    readonly init: Init;
  };
}
