/**
 * Finds message types by full name, as ProtoJSON and text format need for Any.
 *
 * `Schema` is one. Errors: NOT_FOUND. `Type` is what the user of the registry needs, usually a MessageCodec.
 */
export interface TypeRegistry<Type = unknown> {
  /** The message type of a full name, without a leading dot. */
  message(typeName: string): Type;
}
