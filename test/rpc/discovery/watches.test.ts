import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import { consulRegistry, etcdRegistry, localRegistry, type Registry, staticRegistry } from "../../../src/rpc/index.ts";
import { Patience } from "../../../src/rpc/discovery/patience.ts";
import { eventually, service } from "./support.ts";

/* Watches of registries that stay silent: they end when they are to, also after garbage collections, and do not wait for ever. */

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Collects what nothing holds, in several rounds: finalizers run between them. */
async function collectAll(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

interface Silent {
  readonly url: string;
  /** Requests that were answered once, and those that are held open. */
  readonly answered: () => number;
  readonly held: () => number;
}

/** Answers the first of each two requests of a watch, as a registry does, and holds the second: with headers, or without. */
async function startSilent(answer: string, hold: (response: ServerResponse) => void): Promise<Silent> {
  let [answered, held] = [0, 0];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (/\/watch$|index=/.test(request.url!)) {
      held++;
      hold(response);
    } else {
      answered++;
      response.writeHead(200, { "x-consul-index": "7" }).end(answer);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => (server.closeAllConnections(), void server.close()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, answered: () => answered, held: () => held };
}

const etcdAnswer = JSON.stringify({ header: { revision: "5" } });
const registries: [name: string, answer: string, make: (url: string, silence?: number) => Registry][] = [
  ["etcd", etcdAnswer, (url, silence) => etcdRegistry({ url, silence })],
  ["Consul", "[]", (url, silence) => consulRegistry({ url, silence })],
];
const holds: [name: string, hold: (response: ServerResponse) => void][] = [
  ["after its headers", (response) => void response.writeHead(200).write("\n")],
  ["before its headers", () => {}],
];

describe.each(registries)("a watch of %s", (_name, answer, make) => {
  test.each(holds)("that is silent %s ends when its signal aborts, also after garbage collections", async (_, hold) => {
    const silent = await startSilent(answer, hold);
    const controller = new AbortController();
    const follow = async (): Promise<string> => {
      for await (const list of make(silent.url).watch(service, controller.signal)) expect(list).toEqual([]);
      return "ended";
    };
    const ended = follow();
    await eventually(() => silent.held() === 1);
    await collectAll();
    controller.abort();
    expect(await ended).toBe("ended");
  });
});

describe("a silent connection", () => {
  test.each(holds)("to etcd is noticed: all is read again (%s)", async (_name, hold) => {
    const silent = await startSilent(etcdAnswer, hold);
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    void (async () => {
      for await (const _ of etcdRegistry({ url: silent.url, silence: 100 }).watch(service, controller.signal));
    })();
    await eventually(() => silent.held() === 1);
    await collectAll();
    await eventually(() => silent.answered() >= 3 && silent.held() >= 2);
  });

  test("that ends by itself is told to who asks, and so is one that cannot be made", async () => {
    const silent = await startSilent(etcdAnswer, (response) => void response.destroy());
    const failures: unknown[] = [];
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    void (async () => {
      const lists = etcdRegistry({ url: silent.url }).watch(service, controller.signal, (error) =>
        failures.push(error),
      );
      for await (const _ of lists);
    })();
    await eventually(() => failures.length >= 2);
    expect(failures[0]).toMatchObject({ name: "RpcError", code: "UNAVAILABLE" });
  });
});

describe("patience", () => {
  test("ends with a signal, with its reason, and by itself, unless it is renewed or over", async () => {
    const controller = new AbortController();
    const long = new Patience(1e9, controller.signal);
    await collectAll();
    controller.abort("enough");
    expect([long.signal.aborted, long.signal.reason]).toEqual([true, "enough"]);
    const brief = new Patience(1);
    await eventually(() => brief.signal.aborted);
    expect(brief.signal.reason).toMatchObject({ name: "RpcError", code: "UNAVAILABLE" });
    const over = new Patience(1);
    over.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over.signal.aborted).toBe(false);
  });
});

test.each(["0.0.0.0:80", "[::]:80", "[0:0:0:0:0:0:0:0]:80", "[::ffff:0.0.0.0]:80", "0:80"])(
  "%s, where a server may listen and nobody can call, is no address of an instance",
  async (address) => {
    const wrong = expect.objectContaining({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
    for (const registry of [
      localRegistry("/nonexistent"),
      staticRegistry(),
      etcdRegistry({ url: "http://127.0.0.1:1" }),
      consulRegistry({ url: "http://127.0.0.1:1" }),
    ])
      await expect(registry.register({ service, address })).rejects.toEqual(wrong);
    expect(() => staticRegistry([address])).toThrow(wrong);
  },
);
