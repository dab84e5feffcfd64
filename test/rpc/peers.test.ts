import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { afterwards, collect, connect } from "./support/calculator.ts";

/*
 * Servers in processes of their own, which are stopped and killed.
 */

async function start(address?: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(
    process.execPath,
    [new URL("support/server.mjs", import.meta.url).pathname, ...(address === undefined ? [] : [address])],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  afterwards(() => child.kill("SIGKILL"));
  for await (const line of createInterface(child.stdout!)) return { child, address: line };
  throw new Error("the server did not start");
}

const keepalive = { time: 300, timeout: 300 };

describe("a server that is killed", () => {
  test("ends the calls that run, at once", async () => {
    const { child, address } = await start();
    const client = connect(address);
    const seen: number[] = [];
    const begun = Date.now();
    await expect(
      (async () => {
        for await (const { value } of client["generateSequence"]({ count: 100_000 })) {
          seen.push(value);
          if (seen.length === 5) child.kill("SIGKILL");
        }
      })(),
    ).rejects.toMatchObject({ name: "RpcError", code: expect.stringMatching(/UNAVAILABLE|INTERNAL|CANCELLED/) });
    expect(seen.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(Date.now() - begun).toBeLessThan(20_000);
  });

  test("and started again answers the same client", async () => {
    const { child, address } = await start();
    const client = connect(address);
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("exit", resolve));
    await expect(client["add"]({}, { deadline: 2_000 })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await start(address);
    expect(await client["add"]({ a: 1, b: 2 }, { semantics: { attempts: 100, maxBackoff: 200 } })).toEqual({
      result: 3,
    });
  });

  test("ends a stream of requests, and its source is told", async () => {
    const { child, address } = await start();
    let told = false;
    async function* source() {
      try {
        for (let value = 0; ; value++) {
          if (value === 20) child.kill("SIGKILL");
          yield { value };
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        told = true;
      }
    }
    await expect(connect(address)["computeStatistics"](source())).rejects.toMatchObject({ name: "RpcError" });
    for (let turn = 0; turn < 200 && !told; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(told).toBe(true);
  });
});

describe("a server that is stopped", () => {
  test("is found out by keepalive, long before the deadline", async () => {
    const { child, address } = await start();
    const client = connect(address, { insecure: true, keepalive, deadline: 50_000 });
    const begun = Date.now();
    const failure = expect(collect(client["generateSequence"]({ count: 100_000 }))).rejects.toMatchObject({
      code: expect.stringMatching(/UNAVAILABLE|INTERNAL|CANCELLED/),
    });
    await client["add"]({});
    child.kill("SIGSTOP");
    await failure;
    expect(Date.now() - begun).toBeLessThan(25_000);
  });

  test("without keepalive is DEADLINE_EXCEEDED, and answers when it goes on", async () => {
    const { child, address } = await start();
    const client = connect(address);
    await client["add"]({});
    child.kill("SIGSTOP");
    await expect(client["add"]({}, { deadline: 300 })).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    const late = client["add"]({ a: 20, b: 22 }, { deadline: 30_000 });
    child.kill("SIGCONT");
    expect(await late).toEqual({ result: 42 });
  });
});
