import type { MessageCodec } from "../../codec/options.ts";
import type { ServiceDescriptor } from "../../schema/descriptors.ts";
import { methodLocalName } from "../../schema/names.ts";
import type { GeneratedFile } from "./file.ts";

/** Which sides send a stream of messages, and not one. */
export type MethodKind = "unary" | "clientStreaming" | "serverStreaming" | "bidiStreaming";

/** Whether a call may be made again, as `option idempotency_level` says. */
export type Idempotency = "unknown" | "noSideEffects" | "idempotent";

/** A method of a service: what goes in and out, and how. */
export interface MethodType<Input extends MessageCodec = MessageCodec, Output extends MessageCodec = MessageCodec, Kind extends MethodKind = MethodKind> {
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

/** A service of generated code. */
export interface ServiceType<M extends Methods = Methods> {
  /** Full name, without a leading dot. */
  readonly typeName: string;
  /** The service as declared. */
  readonly descriptor: ServiceDescriptor;
  /** The methods by localName. */
  readonly methods: M;
}

/**
 * Declares a service of a file. Its methods are made when they are asked for: files refer to each other.
 *
 * @internal
 */
export function declareService<M extends Methods>(file: GeneratedFile, typeName: string, makeMethods: () => M): ServiceType<M> {
  let methods: M | undefined;
  return {
    typeName,
    get descriptor() {
      return file.service(typeName);
    },
    get methods() {
      return (methods ??= makeMethods());
    },
  };
}

/**
 * Declares a method of a service.
 *
 * @internal
 */
export function declareMethod<Input extends MessageCodec, Output extends MessageCodec, Kind extends MethodKind>(
  name: string,
  kind: Kind,
  input: Input,
  output: Output,
  idempotency: Idempotency = "unknown",
): MethodType<Input, Output, Kind> {
  const clientStreaming = kind === "clientStreaming" || kind === "bidiStreaming";
  const serverStreaming = kind === "serverStreaming" || kind === "bidiStreaming";
  return { name, localName: methodLocalName(name), kind, input, output, clientStreaming, serverStreaming, idempotency };
}
