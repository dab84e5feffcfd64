import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  consulRegistry,
  dnsRegistry,
  etcdRegistry,
  type Instance,
  localRegistry,
  type Registry,
  staticRegistry,
} from "../../../src/rpc/index.ts";

/* Registries in which others have written what is no instance, or that are not what they seem. */

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => (server.closeAllConnections(), void server.close()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** An etcd with such keys, and one line of a watch after that. */
function etcd(entries: readonly unknown[], line?: (response: ServerResponse) => void): Promise<string> {
  return listen((request, response) => {
    if (request.url!.endsWith("kv/range")) response.end(JSON.stringify({ header: { revision: "5" }, kvs: entries }));
    else if (line !== undefined) line(response);
    else response.write("\n");
  });
}
const entryOf = (id: string, value: unknown): object => ({
  key: base64(`services/s.S/${id}`),
  value: base64(typeof value === "string" ? value : JSON.stringify(value)),
});

async function firstOf(registry: Registry, service = "s.S"): Promise<readonly Instance[]> {
  const controller = new AbortController();
  for await (const instances of registry.watch(service, controller.signal)) {
    controller.abort();
    return instances;
  }
  throw new Error("the watch has ended");
}

const badAddresses: readonly unknown[] = [
  ...[
    "unix:/var/run/docker.sock",
    "unix:///x",
    "unix:80",
    "dns:///a:80",
    "ipv4:1.2.3.4:80",
    "xds:///a:80",
    "http://a:80",
    "a",
    "a:0",
    "a:65536",
    "a:-1",
    "a:http",
    ":80",
    "a b:80",
    "a/b:80",
    "u@a:80",
    "a?b:80",
    "a%00:80",
  ],
  ...[
    "\u0000:80",
    "ä:80",
    "-a:80",
    "[::1",
    "[]:80",
    "[a]:80",
    "[::1]",
    "::1:80",
    `${"a".repeat(300)}:80`,
    "a:80\n",
    "a,b:80",
    "",
    null,
    7,
    {},
    [],
    true,
  ],
];
const good = ["a.b-c_d:80", "127.0.0.1:1", "[::1]:65535", "localhost:50051", "A:80"];

describe("etcd", () => {
  test("addresses that are none, and sockets of this machine, are left out", async () => {
    const entries = [...badAddresses, ...good].map((Addr, index) => entryOf(`${1000 + index}`, { Addr }));
    const url = await etcd(entries);
    expect((await firstOf(etcdRegistry({ url }))).map(({ address }) => address)).toEqual(good);
  });

  test("keys, metadata and JSON that are none leave the others alone", async () => {
    const one = { Addr: "a:1" };
    const entries = [
      ...[null, 7, "x", {}, [], { key: 5, value: 6 }, { key: base64("services/s.S/no"), value: null }],
      ...["null", "[]", "7", "{", "[".repeat(100_000), '{"Addr":"a:1","Metadata":7'].map((value, index) =>
        entryOf(`bad${index}`, value),
      ),
      entryOf("", one),
      entryOf("x".repeat(300), one),
      { key: base64("other/s.S/x"), value: base64(JSON.stringify(one)) },
      entryOf("many", { ...one, Metadata: Object.fromEntries(Array.from({ length: 65 }, (_, index) => [index, "x"])) }),
      entryOf("name", { ...one, Metadata: { ["x".repeat(129)]: "x" } }),
      entryOf("value", { ...one, Metadata: { x: "x".repeat(1025) } }),
      entryOf("odd", '{"Addr":"a:1","Metadata":{"__proto__":"x","constructor":"y","n":7}}'),
      entryOf("plain", { ...one, Metadata: [] }),
    ];
    const instances = await firstOf(etcdRegistry({ url: await etcd(entries) }));
    expect(instances.map(({ id }) => id)).toEqual(["odd", "plain"]);
    expect(Object.entries(instances[0]!.metadata!)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect(({} as any).x).toBeUndefined();
  });

  test("so many instances, and no more", async () => {
    const entries = Array.from({ length: 10_050 }, (_, index) => entryOf(String(index), { Addr: "a:1" }));
    expect(await firstOf(etcdRegistry({ url: await etcd(entries) }))).toHaveLength(10_000);
  });

  test("a line without an end is left, at 16 MiB, and all is read anew", async () => {
    let written = 0;
    const url = await etcd([entryOf("1", { Addr: "a:1" })], (response) => {
      const part = Buffer.alloc(1024 * 1024, 0x20);
      const write = (): void => {
        while (!response.destroyed && (written += part.length) && response.write(part));
      };
      response.on("drain", write);
      write();
    });
    const controller = new AbortController();
    const lists: unknown[] = [];
    const watching = (async () => {
      for await (const instances of etcdRegistry({ url }).watch("s.S", controller.signal)) lists.push(instances);
    })();
    for (let before = -1; written < 20e6 || before !== written; before = written)
      await new Promise((resolve) => setTimeout(resolve, 50).unref());
    expect(lists).toHaveLength(1);
    controller.abort();
    await watching;
  });

  test.each([
    ["null", "null"],
    ["no events", '{"result":null}'],
    ["events that are none", '{"result":{"header":{"revision":"6"},"events":[null,7,{"kv":null},{"kv":{"key":5}}]}}'],
    ["a list that is none", '{"result":{"header":{"revision":"6"},"events":"x"}}'],
    ["a long number", `{"result":{"header":{"revision":"${"9".repeat(100_000)}"}}}`],
    ["no JSON", "{".repeat(1000)],
  ])("a watch that says %s does not end, and what is known holds", async (_name, line) => {
    let watches = 0;
    const url = await etcd([entryOf("1", { Addr: "a:1" })], (response) => (watches++, response.end(`${line}\n`)));
    const controller = new AbortController();
    const lists: unknown[] = [];
    const watching = (async () => {
      for await (const instances of etcdRegistry({ url }).watch("s.S", controller.signal)) lists.push(instances);
    })();
    while (watches < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort();
    await watching;
    expect(lists.every((list) => (list as Instance[]).every(({ address }) => address === "a:1"))).toBe(true);
  });
});

describe("consul", () => {
  const registryOf = async (body: unknown): Promise<Registry> =>
    consulRegistry({
      url: await listen((_request, response) => response.setHeader("x-consul-index", "1").end(JSON.stringify(body))),
    });
  const service = (fields: object): object => ({
    Node: { Address: "10.0.0.1" },
    Service: { ID: "s.S:1", Port: 80, ...fields },
  });

  test("entries that are none leave the others alone", async () => {
    const hosts = ["unix", "unix:/x", "a/b", "u@a", "a b", "ä", "x".repeat(300), 7, {}, { toString: 7 }].map(
      (Address) => service({ ID: "bad", Address }),
    );
    const bad = [
      null,
      7,
      {},
      { Service: null },
      { Service: 7 },
      service({ Port: "80" }),
      service({ Port: 0 }),
      service({ Port: 1.5 }),
      service({ ID: 7 }),
      service({ ID: "x".repeat(300) }),
    ];
    expect(
      await firstOf(
        await registryOf([
          ...bad,
          ...hosts,
          service({ Address: "a", Meta: null }),
          service({ ID: "s.S:2", Address: "" }),
        ]),
      ),
    ).toEqual([
      { service: "s.S", address: "a:80", id: "1" },
      { service: "s.S", address: "10.0.0.1:80", id: "2" },
    ]);
  });

  test.each([[null], [{}], ["x"], [7]])("an answer that is %o has no instances", async (body) => {
    expect(await firstOf(await registryOf(body))).toEqual([]);
  });
});

describe("what may be registered", () => {
  const remote = {
    etcd: etcdRegistry({ url: "http://127.0.0.1:1" }),
    consul: consulRegistry({ url: "http://127.0.0.1:1" }),
  };
  test.each(Object.keys(remote) as (keyof typeof remote)[])(
    "with %s: no socket of this machine, and nothing without end",
    async (name) => {
      const instance = { service: "s.S", address: "a:80" };
      const wrong: Instance[] = [
        { ...instance, address: "unix:/x" },
        { ...instance, id: "x".repeat(257) },
        { ...instance, id: "\ud800" },
        { ...instance, metadata: { x: "x".repeat(1025) } },
        { ...instance, metadata: { x: 7 as never } },
        { ...instance, address: "x".repeat(100_000) },
      ];
      for (const each of wrong) {
        const error = await remote[name].register(each).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toMatchObject({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
        expect((error as Error).message.length).toBeLessThan(400);
      }
    },
  );

  test("by a local registry: an id that is no file's name is refused", async () => {
    const error = await localRegistry("/nowhere")
      .register({ service: "s.S", address: "a:80", id: "ä".repeat(100) })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});

test("a service by the name of what every object has is not there", async () => {
  for (const name of ["constructor", "toString", "__proto__"])
    expect(await firstOf(staticRegistry({ "s.S": ["a:80"] }), name)).toEqual([]);
});

test("a name in DNS is a name", () => {
  for (const name of ["unix:/x", "a/b:80", "u@a:80", "dns:///a:80"])
    expect(() => dnsRegistry(name)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});
