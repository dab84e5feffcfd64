import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type ClientOptions, isRpcError, type Registry, staticRegistry } from "../../../src/rpc/index.ts";
import { connect, eventually } from "../discovery/support.ts";
import { type ServerProcess, startProcess } from "./processes.ts";

const start = (count: number): Promise<ServerProcess[]> =>
  Promise.all(Array.from({ length: count }, () => startProcess()));
const registryOf = (servers: readonly ServerProcess[]): Registry =>
  staticRegistry(servers.map(({ address }) => address));
const soon: ClientOptions = { reconnect: { initialBackoff: 20, maxBackoff: 100 } };

/** A client, and which process has answered each of its calls. */
function callerOf(servers: readonly ServerProcess[], options: ClientOptions = soon) {
  const client = connect(registryOf(servers), options);
  /** Makes a call: the process that has answered it. */
  const call = async (): Promise<string> => {
    let pid = "";
    const onTrailers = (trailers: Headers): void => void (pid = trailers.get("server") ?? "");
    expect(await client.add({ a: 1, b: 2 }, { onTrailers })).toEqual({ result: 3 });
    return pid;
  };
  /** How many of some calls, one after the other, each process has answered. */
  const shares = async (count: number): Promise<Record<string, number>> => {
    const answered: Record<string, number> = {};
    for (let index = 0; index < count; index++) {
      const pid = await call();
      answered[pid] = (answered[pid] ?? 0) + 1;
    }
    return answered;
  };
  /** Waits until calls go to these and no others. */
  const spread = (over: readonly ServerProcess[]): Promise<void> =>
    eventually(async () => {
      const answered = await shares(over.length * 2).catch(() => ({}));
      return over.every(({ pid }) => pid in answered) && Object.keys(answered).length === over.length;
    });
  return { call, shares, spread };
}

const evenly = (servers: readonly ServerProcess[], each: number): Record<string, number> =>
  Object.fromEntries(servers.map(({ pid }) => [pid, each]));

describe("of several instances", () => {
  test("one is killed under load: calls fail that it may have had, and no others", async () => {
    const servers = await start(3);
    const { call, shares, spread } = callerOf(servers);
    await spread(servers);
    const workers = 8;
    let [failures, isOver] = [0, false];
    const load = Promise.all(
      Array.from({ length: workers }, async () => {
        while (!isOver)
          await call().catch((error: unknown) => {
            if (!isRpcError(error, "UNAVAILABLE")) throw error;
            failures++;
          });
      }),
    );
    await sleep(50);
    await servers[0]!.kill();
    await sleep(50);
    isOver = true;
    await load;
    expect(failures).toBeLessThanOrEqual(workers);
    expect(await shares(60)).toEqual(evenly(servers.slice(1), 30));
  });

  test("one is killed, and is called again when it is back on its port", async () => {
    const servers = await start(3);
    const { spread, shares } = callerOf(servers);
    await spread(servers);
    const [first, ...others] = servers as [ServerProcess, ...ServerProcess[]];
    await first.kill();
    await spread(others);
    const again = [await startProcess(first.address), ...others];
    await spread(again);
    expect(await shares(30)).toEqual(evenly(again, 10));
  });

  test("one stands still: it is found out and left alone, also when it takes connections, and called again when it goes on", async () => {
    const servers = await start(3);
    const { spread, shares } = callerOf(servers, { ...soon, keepalive: { time: 100, timeout: 100 } });
    await spread(servers);
    const [first, ...others] = servers as [ServerProcess, ...ServerProcess[]];
    first.signal("SIGSTOP");
    await spread(others);
    expect(await shares(60)).toEqual(evenly(others, 30));
    first.signal("SIGCONT");
    await spread(servers);
    expect(await shares(30)).toEqual(evenly(servers, 10));
  });

  test("the first stands still from the beginning: the next is the first that can be reached", async () => {
    const servers = await start(3);
    servers[0]!.signal("SIGSTOP");
    const { shares, call } = callerOf(servers, { ...soon, loadBalancing: "pickFirst" });
    expect(await shares(10)).toEqual(evenly([servers[1]!], 10));
    servers[0]!.signal("SIGCONT");
    await sleep(100);
    expect(await shares(10), "it stays there").toEqual(evenly([servers[1]!], 10));
    await servers[1]!.kill();
    await eventually(() =>
      call().then(
        (pid) => pid === servers[0]!.pid || pid === servers[2]!.pid,
        () => false,
      ),
    );
  });
});

describe("of one instance", () => {
  test("that is killed and comes back on its port, calls are UNAVAILABLE meanwhile", async () => {
    const server = await startProcess();
    const { call } = callerOf([server]);
    expect(await call()).toBe(server.pid);
    await server.kill();
    await eventually(() =>
      call().then(
        () => false,
        (error) => isRpcError(error, "UNAVAILABLE") && /no instance can be reached.*ECONNREFUSED/.test(error.details),
      ),
    );
    const again = await startProcess(server.address);
    await eventually(() =>
      call().then(
        (pid) => pid === again.pid,
        () => false,
      ),
    );
  });

  test("that stands still from the beginning, calls wait as long as their deadlines say", async () => {
    const server = await startProcess();
    server.signal("SIGSTOP");
    const { call } = callerOf([server], { ...soon, deadline: 300 });
    await expect(call()).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    server.signal("SIGCONT");
    await eventually(() =>
      call().then(
        (pid) => pid === server.pid,
        () => false,
      ),
    );
  });
});
