import type { MessageCodec } from "./options.ts";

/** Which sides send a stream of messages instead of one message. */
export type MethodKind = "unary" | "clientStreaming" | "serverStreaming" | "bidiStreaming";

/** Whether a call may be repeated, according to `option idempotency_level`. */
export type Idempotency = "unknown" | "noSideEffects" | "idempotent";

/** A method of a service. */
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
  /** The codec of the requests. */
  readonly input: Input;
  /** The codec of the responses. */
  readonly output: Output;
  /** The client sends any number of messages. */
  readonly clientStreaming: boolean;
  /** The server sends any number of messages. */
  readonly serverStreaming: boolean;
  /** Whether a call may be repeated. */
  readonly idempotency: Idempotency;
}

/** The methods of a service by localName. */
export interface Methods {
  readonly [localName: string]: MethodType;
}

/** A service whose methods have codecs, from generated code or from a schema. */
export interface ServiceType<M extends Methods = Methods> {
  /** Full name, without a leading dot. */
  readonly typeName: string;
  /** The methods by localName. */
  readonly methods: M;
}
