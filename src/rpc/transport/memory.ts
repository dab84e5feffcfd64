import { ProtobufError } from "../../errors.ts";
import { Ending } from "../call/ending.ts";
import { toRpcError } from "../call/rpc-error.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";
import type { Router } from "../server/router.ts";
import { Exchange } from "./exchange.ts";
import type { Transport } from "./transport.ts";
import { cancelled, clientClosed } from "../call/reasons.ts";

/**
 * Carries calls directly to handlers in the same process, for tests.
 *
 * `createClient(Calculator, memoryTransport(createRouter().add(Calculator, handlers)))`. Calls behave as over a
 * network, in any protocol and codec: messages are encoded and decoded; metadata, deadlines, cancellation and errors
 * are passed on. It needs no port, and no platform that has one.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not a router.
 */
export function memoryTransport(router: Router): Transport {
  if (typeof router?.handle !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "memoryTransport needs a router, as createRouter gives one");
  const running = new Set<Exchange>();
  return {
    peer: "memory",
    protocols: ["grpc", "connect", "grpcWeb"],
    send(request, ending) {
      const answering = new Ending();
      const abort = (): void => answering.end(cancelled());
      const exchange = new Exchange(request.body, ending, { running, abort, failureOf: toRpcError });
      return exchange.run(() => ask(router, request, exchange.source, answering));
    },
    close() {
      for (const each of running) each.giveUp(clientClosed());
    },
  };
}

/** Each side has headers of its own, as it takes out of them what is the protocol's. */
async function ask(
  router: Router,
  { method, url, headers, body }: HttpRequest,
  source: AsyncIterator<Uint8Array> | undefined,
  ending: Ending,
): Promise<HttpResponse> {
  const response = await router.handle({
    ...{ method, url, headers: new Headers(headers), ending },
    body: source === undefined ? body : { [Symbol.asyncIterator]: () => source },
    connection: ending,
    peer: "memory",
    hasTrailers: true,
    isDuplex: true,
  });
  return { ...response, headers: new Headers(response.headers) };
}
