import { expect, onTestFinished, test, vi } from "vitest";
import type { Interceptor } from "../../../src/rpc/call/context.ts";
import { type CallLog, formatCallLog, logging, type LoggingOptions } from "../../../src/rpc/interceptors/logging.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { collect, deferred } from "../support/calculator.ts";
import { run, type Running } from "../support/running.ts";

interface Logged extends Running {
  /** What each side has logged, once so many calls are over on both. */
  entries(count: number): Promise<{ readonly client: CallLog[]; readonly server: CallLog[] }>;
}

/** A calculator that is logged on both sides. */
async function runLogged(options: LoggingOptions = {}, handlers: Parameters<typeof run>[0] = {}): Promise<Logged> {
  const logs: CallLog[] = [];
  let awaited = { count: Infinity, resolve: (): void => {} };
  const log = (entry: CallLog): void => {
    logs.push(entry);
    if (logs.length >= awaited.count) awaited.resolve();
  };
  const side = { interceptors: [logging({ ...options, log })] };
  const running = await run({ ...handlers, server: side, client: side });
  return {
    ...running,
    async entries(count) {
      const { promise, resolve } = deferred();
      awaited = { count: 2 * count, resolve };
      if (logs.length < 2 * count) await promise;
      return {
        client: logs.filter((entry) => entry.side === "client"),
        server: logs.filter((entry) => entry.side === "server"),
      };
    },
  };
}

test("each call of each kind is one entry, on both sides, without what is in the messages", async () => {
  const { client, address, entries } = await runLogged();
  await client.add({ a: 1, b: 2 });
  await collect(client.generateSequence({ start: 1, count: 3, step: 1 }));
  await client.computeStatistics([{ value: 1 }, { value: 2 }]);
  await collect(
    client.streamingCalculator([
      { a: 1, b: 2 },
      { kind: 1, a: 3, b: 4 },
    ]),
  );
  const logs = await entries(4);
  const counts = [
    ["remote.Calculator/Add", "OK", 1, 1],
    ["remote.Calculator/GenerateSequence", "OK", 1, 3],
    ["remote.Calculator/ComputeStatistics", "OK", 2, 1],
    ["remote.Calculator/StreamingCalculator", "OK", 2, 2],
  ];
  for (const side of ["client", "server"] as const) {
    expect(logs[side].map(({ method, code, requests, responses }) => [method, code, requests, responses])).toEqual(
      counts,
    );
    for (const entry of logs[side]) {
      expect(Object.keys(entry).sort()).toEqual([
        "code",
        "duration",
        "level",
        "method",
        "peer",
        "requests",
        "responses",
        "side",
      ]);
      expect(entry.level).toBe("info");
      expect(entry.duration).toBeGreaterThan(0);
    }
  }
  expect(logs.client[0]!.peer).toBe(address);
  expect(logs.server[0]!.peer).toMatch(/^127\.0\.0\.1:\d+$/);
});

test("requests that are an array stay one, which can be sent again; of other streams those are counted that were taken", async () => {
  const seen: boolean[] = [];
  const note: Interceptor = (next) => (request, context) => {
    seen.push(Array.isArray(request));
    return next(request, context);
  };
  const logs: CallLog[] = [];
  const { client } = await run({ client: { interceptors: [logging({ log: (entry) => logs.push(entry) }), note] } });
  await client.computeStatistics([{ value: 1 }, { value: 2 }]);
  await client.computeStatistics(
    (async function* () {
      yield { value: 1 };
    })(),
  );
  expect(seen).toEqual([true, false]);
  expect(logs.map(({ requests }) => requests)).toEqual([2, 1]);
});

test("the duration of a stream is until it ends", async () => {
  const { promise, resolve } = deferred();
  const handlers = {
    async *generateSequence() {
      yield { value: 1 };
      await promise;
      yield { value: 2 };
    },
  };
  const { client, entries } = await runLogged({}, { handlers });
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  onTestFinished(() => clock.mockRestore());
  const stream = client.generateSequence({});
  await stream.next();
  clock.mockReturnValue(1050);
  resolve();
  await collect(stream);
  for (const side of Object.values(await entries(1))) expect(side[0]!.duration).toBe(50);
});

test("errors have their code, their text, and a level by whose fault it is", async () => {
  const failures = [
    new RpcError("NOT_FOUND", "no such\nnumber"),
    new RpcError("INTERNAL", "broken"),
    new Error("unexpected"),
  ];
  const handlers = {
    async add() {
      throw failures.shift();
    },
    async *generateSequence() {
      yield { value: 1 };
      throw new RpcError("DATA_LOSS", "half");
    },
  };
  const { client, entries } = await runLogged({}, { handlers });
  for (const code of ["NOT_FOUND", "INTERNAL", "INTERNAL"])
    await expect(client.add({})).rejects.toMatchObject({ code });
  await expect(collect(client.generateSequence({}))).rejects.toMatchObject({ code: "DATA_LOSS" });
  const logs = await entries(4);
  const expected = [
    ["warn", "NOT_FOUND", "no such\nnumber", 1, 0],
    ["error", "INTERNAL", "broken", 1, 0],
    ["error", "INTERNAL", "internal error", 1, 0],
    ["error", "DATA_LOSS", "half", 1, 1],
  ];
  const shown = (side: readonly CallLog[]): unknown[] =>
    side.map(({ level, code, details, requests, responses }) => [level, code, details, requests, responses]);
  expect(shown(logs.client)).toEqual(expected);
  // The original is known where it was thrown.
  expect(shown(logs.server)).toEqual(
    expected.map((row) => row.map((each) => (each === "internal error" ? "unexpected" : each))),
  );
  expect(logs.server[2]!.error).toEqual(new Error("unexpected"));
  expect(formatCallLog(logs.client[0]!)).toMatch(
    /^warn client remote\.Calculator\/Add 127\.0\.0\.1:\d+ NOT_FOUND "no such\\nnumber" \d+\.\d ms, 0 in, 1 out$/,
  );
  expect(formatCallLog(logs.server[0]!)).toMatch(/^warn server .* ms, 1 in, 0 out$/);
});

test("a stream that the client leaves is CANCELLED on both sides, and so is a call that it gives up", async () => {
  const handlers = {
    add: (_request: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("stopped")))),
    async *generateSequence() {
      for (;;) yield { value: 1 };
    },
  };
  const { client, entries } = await runLogged({}, { handlers });
  for await (const _number of client.generateSequence({})) break;
  expect(Object.values(await entries(1)).map(([entry]) => entry!.code)).toEqual(["CANCELLED", "CANCELLED"]);
  await expect(client.add({}, { deadline: 100 })).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  const { client: onClient, server: onServer } = await entries(2);
  expect(onClient[1]!.code).toBe("DEADLINE_EXCEEDED");
  // Whichever is first there: the server's own clock, or that the client has cancelled.
  expect(["DEADLINE_EXCEEDED", "CANCELLED"]).toContain(onServer[1]!.code);
});

test("contents are the messages, where they are no streams", async () => {
  const { client, entries } = await runLogged({ contents: true });
  await client.add({ a: 1, b: 2 });
  await client.computeStatistics([{ value: 4 }]);
  const { client: onClient, server: onServer } = await entries(2);
  expect([onClient[0]!.request, onClient[0]!.response]).toEqual([{ a: 1, b: 2 }, { result: 3 }]);
  expect([onServer[0]!.request, onServer[0]!.response]).toEqual([{ a: 1, b: 2 }, { result: 3 }]);
  expect(onServer[1]).not.toHaveProperty("request");
  expect(onServer[1]!.response).toMatchObject({ sum: 4 });
});

test("what is less grave than the level is left out", async () => {
  const handlers = {
    add: ({ a }: { a: number }) => {
      if (a > 0) throw new RpcError(a > 1 ? "INTERNAL" : "NOT_FOUND");
      return {};
    },
  };
  const { client, entries } = await runLogged({ level: "error" }, { handlers });
  for (const a of [0, 1, 2]) await client.add({ a }).catch(() => {});
  const logs = await entries(1);
  expect(logs.client.map(({ code }) => code)).toEqual(["INTERNAL"]);
  expect(logs.server.map(({ code }) => code)).toEqual(["INTERNAL"]);
});
