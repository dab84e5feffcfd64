import type { Methods } from "../../codec/service-type.ts";
import { checkOptions } from "../call/check-options.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import type { Service } from "../call/service.ts";
import { noteUnsent } from "../call/unsent.ts";
import { type Format, jsonFormatOf } from "../protocol/format.ts";
import { fetchOptions, type FetchOptions, fetchTransport } from "../transport/fetch.ts";
import { isTransport, type Transport } from "../transport/transport.ts";
import { type Client, clientOf } from "./create-client.ts";
import { type CommonClientOptions, commonClientOptions } from "./options.ts";

/** Options of `createClient`. */
export interface ClientOptions extends CommonClientOptions, FetchOptions {}

/**
 * Makes a client of a service: of generated code, or `schema.service(name)`. `target` is the URL that stands before `/package.Service/Method`, `https://api.example.com` or in a page `/api`, or a transport.
 *
 * Each call that is answered by one message has a deadline, 30 seconds by default. A call that ends with another status than OK raises RpcError.
 * Errors: INVALID_ARGUMENT (ProtobufError) for a target or options that make no sense.
 */
export function createClient<M extends Methods>(
  service: Service<M>,
  target: string | Transport,
  options: ClientOptions = {},
): Client<M> {
  checkOptions("createClient", options, commonClientOptions, fetchOptions);
  const { fetch, credentials } = options;
  return clientOf(service, options, () => ({
    transports: [isTransport(target) ? target : fetchTransport(target, { fetch, credentials })],
    json: loadJson,
  }));
}

/** `wireform/json` stays in a file of its own, which those who do not ask for JSON do not fetch. */
async function loadJson(): Promise<Format> {
  try {
    return jsonFormatOf(await import("../../json/index.ts"));
  } catch (error) {
    throw noteUnsent(
      new RpcError("UNAVAILABLE", `the codec json cannot be loaded: ${textOf(error)}`, { cause: error }),
    );
  }
}
