import type { MessageCodec } from "./options.ts";

/** Which sides send a stream of messages, and not one. */
export type MethodKind = "unary" | "clientStreaming" | "serverStreaming" | "bidiStreaming";

/** Whether a call may be made again, as `option idempotency_level` says. */
export type Idempotency = "unknown" | "noSideEffects" | "idempotent";

/** A method of a service: what goes in and out, and how. */
export interface MethodType<
  Input extends MessageCodec = MessageCodec,
  Output extends MessageCodec = MessageCodec,
  Kind extends MethodKind = MethodKind,
> {
  /** As in the `.proto`. */
  readonly name: string;
  /** In lowerCamelCase. */
  readonly localName: string;
  /** Which sides send a stream. */
  readonly kind: Kind;
  /** The codec of what the client sends. */
  readonly input: Input;
  /** The codec of what the server sends. */
  readonly output: Output;
  /** The client sends any number of messages. */
  readonly clientStreaming: boolean;
  /** The server sends any number of messages. */
  readonly serverStreaming: boolean;
  /** Whether a call may be made again. */
  readonly idempotency: Idempotency;
}

/** The methods of a service by localName. */
export interface Methods {
  readonly [localName: string]: MethodType;
}

/** A service whose methods have their codecs: of generated code, or of a schema. */
export interface ServiceType<M extends Methods = Methods> {
  /** Full name, without a leading dot. */
  readonly typeName: string;
  /** The methods by localName. */
  readonly methods: M;
}
