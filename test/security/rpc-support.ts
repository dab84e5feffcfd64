import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parse } from "../../src/index.ts";
import { createClient } from "../../src/rpc/index.ts";

/** The server of rpc-server.mjs. */
export interface Target {
  readonly child: ChildProcess;
  readonly address: string;
  /** A client of it. */
  readonly client: any;
  /** Ends both; gives what the process ended with before: null while it ran. */
  stop(): number | null;
}

const { targetSource } = (await import(new URL("rpc-target.mjs", import.meta.url).href)) as {
  readonly targetSource: string;
};

/** The client has a method that the server lacks. */
const schema = parse(targetSource.replace("rpc Once", "rpc Missing(M) returns (M); rpc Once"));

export async function startTarget(): Promise<Target> {
  const child = spawn(
    process.execPath,
    ["--max-old-space-size=160", new URL("rpc-server.mjs", import.meta.url).pathname],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  for await (const address of createInterface(child.stdout!)) {
    const client = createClient(schema.service("Target"), address, { insecure: true, deadline: 20_000 });
    const stop = (): number | null => {
      client.close();
      const { exitCode } = child;
      child.kill("SIGKILL");
      return exitCode;
    };
    return { child, address, client, stop };
  }
  throw new Error("the server did not start");
}

/** Calls a method of whatever kind. */
export async function call(client: any, method: string, what: string, options?: object): Promise<unknown> {
  const request = { what };
  const answer = client[method](method === "client" || method === "bidi" ? [request] : request, options);
  if (!(Symbol.asyncIterator in answer)) return answer;
  const all: unknown[] = [];
  for await (const each of answer) all.push(each);
  return all;
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    () => ({ code: "OK" }),
    (error: unknown) => error,
  );
}
