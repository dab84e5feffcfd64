import type { Methods } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { Service } from "../call/service.ts";
import type { Registry } from "../discovery/registry.ts";
import { isTransport, type Transport } from "../transport/transport.ts";
import { type Client, clientOf } from "./create-client.ts";
import { carrierOf } from "./node-carrier.ts";
import { checkClientOptions, type ClientOptions } from "./node-options.ts";

/**
 * Makes a client of a service (from generated code or `schema.service(name)`). `target` is an address (`host:port`,
 * `dns:///host:port`, `unix:path` or a URL), a registry, or a transport.
 *
 * Uses TLS unless `insecure`. Each call with a single response has a deadline, 30 seconds by default. A call that ends
 * with a status other than OK throws RpcError. Errors: INVALID_ARGUMENT (ProtobufError) for options that are invalid or
 * contradict each other. Source: https://grpc.io/docs/what-is-grpc/core-concepts/
 */
export function createClient<M extends Methods>(
  service: Service<M>,
  target: string | Registry | Transport,
  options: ClientOptions = {},
): Client<M> {
  checkClientOptions(options);
  if (typeof target !== "string" && !isTransport(target) && typeof target?.watch !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "the target of a client must be an address, a registry or a transport");
  return clientOf(service, options, (type) => carrierOf(target, options, type.typeName));
}
