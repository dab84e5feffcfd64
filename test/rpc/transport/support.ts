import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { type Client, type ClientOptions, createClient } from "../../../src/rpc/portable.ts";
import { isRpcError, type RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { afterwards, Calculator } from "../support/calculator.ts";

/** What a client by fetch can be: protocols and codecs. */
export const ways = (["connect", "grpcWeb"] as const).flatMap((protocol) =>
  (["proto", "json"] as const).map((codec) => ({ protocol, codec })),
);

/** A client of the calculator by fetch; it ends with the test. */
export function connectByFetch(address: string, options: ClientOptions = {}): Client {
  const client = createClient(Calculator, `http://${address}`, options);
  afterwards(client.close);
  return client as Client;
}

/** A server of HTTP/1.1 that answers as it is told; it ends with the test. Gives its address. */
export async function serveHttp(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The error that a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<RpcError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(isRpcError(error), String(error)).toBe(true);
  return error as RpcError;
}
