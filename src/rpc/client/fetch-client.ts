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
 * Makes a client of a service (from generated code or `schema.service(name)`). `target` is a transport, or the URL in
 * front of `/package.Service/Method`: `https://api.example.com`, or `/api` in a page.
 *
 * Each call with a single response has a deadline, 30 seconds by default. A call that ends with a status other than OK
 * throws RpcError. Errors: INVALID_ARGUMENT (ProtobufError) for an invalid target or invalid options.
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

/** `wireform/json` stays in a separate file, which is only fetched if JSON is used. */
async function loadJson(): Promise<Format> {
  try {
    return jsonFormatOf(await import("../../json/index.ts"));
  } catch (error) {
    throw noteUnsent(
      new RpcError("UNAVAILABLE", `the codec json cannot be loaded: ${textOf(error)}`, { cause: error }),
    );
  }
}
