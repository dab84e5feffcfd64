import { afterEach } from "vitest";
import { loadSync } from "../../../src/index.ts";
import {
  type Client,
  type ClientOptions,
  createClient,
  createServer,
  type Handlers,
  type Server,
  type ServerOptions,
  type Service,
} from "../../../src/rpc/index.ts";
import { protoDirectory } from "../../support/engines.ts";

export const calculatorSchema = loadSync("remote.proto", { includePaths: [protoDirectory] });

/** `remote.Calculator`, of proto/remote.proto: all four kinds of calls. */
export const Calculator: Service = calculatorSchema.service("remote.Calculator");

export const calculator: Handlers<any> = {
  add: ({ a, b }) => ({ result: a + b }),
  multiply: async ({ a, b }) => ({ result: a * b }),
  batchAdd: ({ requests }) => ({
    responses: requests.map(({ a, b }: { a: number; b: number }) => ({ result: a + b })),
  }),
  async *generateSequence({ start, count, step }) {
    for (let index = 0; index < count; index++) yield { value: start + index * step };
  },
  async computeStatistics(numbers) {
    let [count, sum, minimum, maximum] = [0, 0, Infinity, -Infinity];
    for await (const { value } of numbers) {
      count++;
      sum += value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
    return { count, sum, mean: sum / count, minimum, maximum };
  },
  async *streamingCalculator(operations) {
    for await (const { kind, a, b } of operations) yield { result: kind === 0 ? a + b : a * b };
  },
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Does something when the test is over. */
export function afterwards(close: () => unknown): void {
  closing.push(close);
}

/** A server of the calculator, with some handlers in place of the usual ones; it ends with the test. */
export async function serve(
  handlers: Handlers<any> = {},
  options: ServerOptions = { insecure: true },
): Promise<{ server: Server; address: string }> {
  const server = createServer({ onError: () => {}, ...options }).add(Calculator, { ...calculator, ...handlers });
  const address = await server.listen("127.0.0.1:0");
  afterwards(() => server.shutdown({ grace: 0 }));
  return { server, address };
}

/** A client of the calculator; it ends with the test. */
export function connect(address: string, options: ClientOptions = { insecure: true }): Client {
  const client = createClient(Calculator, address, options);
  afterwards(client.close);
  return client;
}

/** A server and a client of it, each with options of its own. */
export async function pair(
  handlers: Handlers<any> = {},
  options: { readonly server?: ServerOptions; readonly client?: ClientOptions } = {},
): Promise<Client> {
  const { address } = await serve(handlers, { insecure: true, ...options.server });
  return connect(address, { insecure: true, ...options.client });
}

export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

/** A promise and what settles it. */
export function deferred<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

/** Ends when the signal aborts, with its reason. */
export function aborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    else signal.addEventListener("abort", () => resolve(signal.reason), { once: true });
  });
}
