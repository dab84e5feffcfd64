import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type SemanticsName } from "../../../src/rpc/index.ts";
import { lmdbStore } from "../../../src/rpc/lmdb/index.ts";
import { Mortal } from "./mortal.ts";
import { service } from "./support.ts";

export interface Ledger {
  readonly replies: readonly number[];
  /** How often the server died. */
  readonly deaths: number;
  /** What the counter says that was done. */
  readonly counter: number;
  /** For each effect, which request it is of. */
  readonly served: readonly number[];
}

/** Makes so many calls of a server that dies at random, and reads afterwards what it did. */
export async function callThroughCrashes(semantics: SemanticsName, count: number): Promise<Ledger> {
  const directory = mkdtempSync(join(tmpdir(), "wireform-crash-"));
  const mortal = new Mortal("crash-server.mjs", directory, semantics);
  while (mortal.port === 0) await mortal.start();
  const client: any = createClient(service, `127.0.0.1:${mortal.port}`, {
    insecure: true,
    deadline: 120_000,
    semantics: { semantics, attempts: 10_000, initialBackoff: 20, maxBackoff: 100, attemptTimeout: 5000 },
  });
  try {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const replies: number[] = [];
    const worker = async (): Promise<void> => {
      for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
        // Now and then from outside, at whatever moment it is.
        if (number % 20 === 10) setTimeout(() => mortal.kill(), Math.random() * 5);
        replies[number] = (await client.add({ a: 1000, b: number })).result;
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    const deaths = mortal.deaths;
    return { replies, deaths, ...(await read(mortal, directory)) };
  } finally {
    client.close();
    await mortal.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function read(mortal: Mortal, directory: string): Promise<Pick<Ledger, "counter" | "served">> {
  await mortal.stop();
  const store = lmdbStore(directory);
  const served = store.entries("served/").map(([key]) => Number(key.split("/")[1]));
  const counter = store.get<number>("counter") ?? 0;
  await store.close();
  return { counter, served };
}
