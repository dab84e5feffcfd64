import type { ClientOptions, Handlers, Server, ServerOptions } from "../../../src/rpc/index.ts";
import { connect, serve } from "./calculator.ts";

/** The methods of a calculator, whatever they take and give. */
export type CalculatorClient = Readonly<
  Record<"add" | "multiply" | "batchAdd" | "generateSequence" | "computeStatistics" | "streamingCalculator", any>
>;

/** A calculator, and a client of it. */
export interface Running {
  readonly server: Server;
  readonly address: string;
  readonly client: CalculatorClient;
}

/** Starts a calculator, with options for each side; both end with the test. */
export async function run({
  server: serverOptions,
  client,
  handlers,
}: {
  readonly server?: ServerOptions;
  readonly client?: ClientOptions;
  readonly handlers?: Handlers<any>;
} = {}): Promise<Running> {
  const { server, address } = await serve(handlers, { insecure: true, ...serverOptions });
  return { server, address, client: connectTo(address, client) };
}

/** Another client of it. */
export function connectTo(address: string, options?: ClientOptions): CalculatorClient {
  return connect(address, { insecure: true, ...options }) as unknown as CalculatorClient;
}
