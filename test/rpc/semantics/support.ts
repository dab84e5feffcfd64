import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { loadSync } from "../../../src/index.ts";
import { type ClientOptions, createClient, createServer, type Interceptor } from "../../../src/rpc/index.ts";

/** `remote.Calculator` */
export const service = loadSync("remote.proto", {
  includePaths: [new URL("../../../proto", import.meta.url).pathname],
}).service("remote.Calculator");

/** A server of the handlers, for the time of the test; gives its address. */
export async function serve(
  handlers: { readonly [localName: string]: any },
  interceptors: readonly Interceptor[] = [],
): Promise<string> {
  const server = createServer({ insecure: true, interceptors, onError: () => {} }).add(service, handlers);
  const address = await server.listen("127.0.0.1:0");
  onTestFinished(() => server.shutdown({ grace: 0 }));
  return address;
}

/** A client, for the time of the test. */
export function connect(address: string, options: ClientOptions = {}): any {
  const client = createClient(service, address, { insecure: true, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** An empty directory, for the time of the test. */
export function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "wireform-semantics-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    (value) => {
      throw new Error(`it did not fail: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

/** A promise, and what settles it. */
export function deferred<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
