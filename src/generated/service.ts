import type { MessageCodec } from "../codec/options.ts";
import type { Idempotency, MethodKind, Methods, MethodType, ServiceType } from "../codec/service-type.ts";
import { methodLocalName } from "../plan/names.ts";

/**
 * Declares a service. Its methods are made when they are asked for: modules refer to each other.
 *
 * @internal
 */
export function declareService<M extends Methods>(typeName: string, makeMethods: () => M): ServiceType<M> {
  let methods: M | undefined;
  return {
    typeName,
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
