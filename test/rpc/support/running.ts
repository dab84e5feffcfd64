import { onTestFinished } from "vitest";
import { loadSync } from "../../../src/index.ts";
import type { CallContext } from "../../../src/rpc/call.ts";
import { createClient } from "../../../src/rpc/create-client.ts";
import { createServer, type Server, type ServerOptions } from "../../../src/rpc/create-server.ts";
import type { ClientOptions } from "../../../src/rpc/client-options.ts";
import { protoDirectory } from "../../support/engines.ts";

/** The service of proto/remote.proto. */
export const calculator = loadSync("remote.proto", { includePaths: [protoDirectory] }).service("remote.Calculator");

type Handlers = { readonly [localName: string]: (request: any, context: CallContext) => unknown };

/** What answers it. */
export const answers: Handlers = {
  add: ({ a, b }) => ({ result: a + b }),
  multiply: ({ a, b }) => ({ result: a * b }),
  batchAdd: ({ requests }) => ({ responses: requests.map(({ a, b }: { a: number; b: number }) => ({ result: a + b })) }),
  async *generateSequence({ start, count, step }) {
    for (let index = 0; index < count; index++) yield { value: start + index * step };
  },
  async computeStatistics(numbers) {
    const values: number[] = [];
    for await (const { value } of numbers) values.push(value);
    const sum = values.reduce((total, value) => total + value, 0);
    return { count: values.length, sum, mean: sum / values.length, minimum: Math.min(...values), maximum: Math.max(...values) };
  },
  async *streamingCalculator(operations) {
    for await (const { kind, a, b } of operations) yield { result: kind === 0 ? a + b : a * b };
  },
};

/** Its methods, whatever they take and give. */
export type CalculatorClient = Readonly<Record<"add" | "multiply" | "batchAdd" | "generateSequence" | "computeStatistics" | "streamingCalculator", any>> & { readonly close: () => void };

/** A calculator that runs until the test is over, and a client of it. */
export interface Running {
  readonly server: Server;
  readonly address: string;
  readonly client: CalculatorClient;
}

/** Starts a calculator; `handlers` stand for some of its answers. */
export async function run(options: { readonly server?: ServerOptions; readonly client?: ClientOptions; readonly handlers?: Handlers } = {}): Promise<Running> {
  const server = createServer({ insecure: true, ...options.server }).add(calculator, { ...answers, ...options.handlers });
  const address = await server.listen("127.0.0.1:0");
  const client = connect(address, options.client);
  onTestFinished(() => server.shutdown({ grace: 0 }));
  return { server, address, client };
}

/** A client of a calculator, closed when the test is over. */
export function connect(address: string, options: ClientOptions = {}): CalculatorClient {
  const client = createClient(calculator, address, { insecure: true, ...options }) as unknown as CalculatorClient;
  onTestFinished(() => client.close());
  return client;
}

/** A promise, and what ends it. */
export function signalled<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

/** All that comes out of a stream. */
export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}
