import { describe, expect, test } from "vitest";
import { createClient, memoryTransport, createRouter, RpcError } from "../../src/rpc/index.ts";
import { createClient as createFetchClient } from "../../src/rpc/portable.ts";
import { afterwards, Calculator, calculator, connect, serve } from "./support/calculator.ts";

/* The stack of what a call fails with names who made it, whatever noticed the failure. */

const fail = (): never => {
  throw new RpcError("NOT_FOUND", "nothing here");
};
const failing = {
  add: fail,
  computeStatistics: fail,
  async *generateSequence() {
    yield { value: 1 };
    fail();
  },
  async *streamingCalculator() {
    yield { result: 1 };
    fail();
  },
};
/** Calls that end when their deadline passes. */
const silent = Object.fromEntries(Object.keys(failing).map((name) => [name, () => new Promise<never>(() => {})]));

/** Clients of all kinds, of one server. */
const clients: Readonly<Record<string, (handlers: Record<string, any>) => Promise<any>>> = {
  "of Node, gRPC": async (handlers) => connect((await serve(handlers)).address),
  "of Node, HTTP/1.1 and Connect": async (handlers) =>
    connect((await serve(handlers)).address, { insecure: true, httpVersion: "1.1", protocol: "connect" }),
  "by fetch": async (handlers) => {
    const client = createFetchClient(Calculator, `http://${(await serve(handlers)).address}`);
    afterwards(client.close);
    return client;
  },
  "in memory": async (handlers) =>
    createClient(Calculator, memoryTransport(createRouter().add(Calculator, { ...calculator, ...handlers }))),
};

/** A call of each kind, made by functions that only this file has. */
const callers: Readonly<Record<string, (client: any, options?: object) => Promise<unknown>>> = {
  async addsInTheTest(client, options) {
    return await client.add({ a: 1 }, options);
  },
  async computesInTheTest(client, options) {
    return await client.computeStatistics([{ value: 1 }], options);
  },
  async iteratesInTheTest(client, options) {
    for await (const _ of client.generateSequence({}, options));
  },
  async asksForEachInTheTest(client, options) {
    const replies = client.streamingCalculator([{}], options);
    for (;;) if ((await replies.next()).done === true) return;
  },
};

async function errorOf(call: Promise<unknown>): Promise<any> {
  try {
    return await call;
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(clients))("a client %s", (_name, make) => {
  test.each(Object.entries(callers))("%s is in the stack of a status that came", async (name, call) => {
    const error = await errorOf(call(await make(failing)));
    expect(error).toMatchObject({ name: "RpcError", code: "NOT_FOUND" });
    expect(error.stack).toMatch(/^RpcError: NOT_FOUND: nothing here\n/);
    expect(error.stack).toMatch(new RegExp(`${name} \\(.*stacks\\.test\\.ts`));
  });

  test.each(Object.entries(callers))("%s is in the stack of a deadline that has passed", async (name, call) => {
    const error = await errorOf(call(await make(silent), { deadline: 30 }));
    expect(error).toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(error.stack).toContain(name);
  });

  test.each(Object.entries(callers))("%s is in the stack of a call that is cancelled", async (name, call) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const error = await errorOf(call(await make(silent), { signal: controller.signal }));
    expect(error).toMatchObject({ code: "CANCELLED" });
    expect(error.stack).toContain(name);
  });

  test.each(Object.entries(callers))("%s is in the stack of options that are wrong", async (name, call) => {
    const error = await errorOf(call(await make({}), { nonsense: 1 }));
    expect(error).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(error.stack).toContain(name);
  });
});
