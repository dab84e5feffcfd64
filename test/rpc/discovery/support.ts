import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { loadSync } from "../../../src/index.ts";
import {
  type ClientOptions,
  createClient,
  createServer,
  type Instance,
  type Registry,
  type Server,
} from "../../../src/rpc/index.ts";
import { protoDirectory } from "../../support/engines.ts";

export const Calculator = loadSync(`${protoDirectory}/remote.proto`).service("remote.Calculator");
export const service = "remote.Calculator";

/** A server of this process. It says in a trailer which it is. */
export interface Running {
  readonly address: string;
  readonly server: Server;
  /** Calls that it has answered. */
  readonly answered: () => number;
}

export async function startServer(
  address = "127.0.0.1:0",
  prepare: (server: Server) => void = () => {},
): Promise<Running> {
  let answered = 0;
  const server = createServer({ insecure: true }).add(Calculator, {
    add: ({ a, b }: { a: number; b: number }) => {
      answered++;
      return { result: a + b };
    },
  });
  prepare(server);
  onTestFinished(() => server.shutdown({ grace: 0 }));
  return { address: await server.listen(address), server, answered: () => answered };
}

export function connect(target: string | Registry, options: ClientOptions = {}): any {
  const client = createClient(Calculator, target, { insecure: true, deadline: 10_000, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** What a watch gives, one after the other. */
export interface Watching {
  /** The addresses of the next list that `isExpected` takes, sorted. */
  readonly until: (isExpected: (addresses: readonly string[]) => boolean) => Promise<readonly string[]>;
  readonly next: () => Promise<readonly Instance[]>;
  readonly stop: () => void;
}

/** Watches as a client does: without pause, whether or not what comes is asked for. */
export function watch(registry: Registry, name: string = service): Watching {
  const controller = new AbortController();
  const lists: (readonly Instance[])[] = [];
  let end: unknown;
  let wake = (): void => {};
  const follow = async (): Promise<void> => {
    for await (const list of registry.watch(name, controller.signal)) {
      lists.push(list);
      wake();
    }
    throw new Error("the watch has ended");
  };
  void follow().catch((error: unknown) => {
    end = error;
    wake();
  });
  onTestFinished(() => controller.abort());
  const next = async (): Promise<readonly Instance[]> => {
    while (lists.length === 0) {
      if (end !== undefined) throw end;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return lists.shift()!;
  };
  const until: Watching["until"] = async (isExpected) => {
    for (;;) {
      const addresses = (await next()).map(({ address }) => address).sort();
      if (isExpected(addresses)) return addresses;
    }
  };
  return { next, until, stop: () => controller.abort() };
}

/** Waits until something holds; the limit is that of the test. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}
