import { describe, expect, onTestFinished, test } from "vitest";
import { currentCall } from "../../../src/rpc/call/current-call.ts";
import {
  type ClientOptions,
  createServer,
  type Registry,
  type RpcError,
  staticRegistry,
} from "../../../src/rpc/index.ts";
import { Calculator, connect, eventually, type Running, service, startServer } from "../discovery/support.ts";

const start = (count: number): Promise<Running[]> => Promise.all(Array.from({ length: count }, () => startServer()));
const registryOf = (servers: readonly Running[]): Registry =>
  staticRegistry({ [service]: servers.map(({ address }) => address) });

/** Makes calls until all servers are connected, then `count` of them: how many each has answered. */
async function distribution(
  servers: readonly Running[],
  registry: Registry,
  options: ClientOptions,
  count: number,
): Promise<number[]> {
  const client = connect(registry, options);
  await eventually(async () => {
    await client.add({ a: 1, b: 1 });
    return options.loadBalancing === "pickFirst" || servers.every(({ answered }) => answered() > 0);
  });
  const before = servers.map(({ answered }) => answered());
  for (let call = 0; call < count; call++) expect(await client.add({ a: call, b: 2 })).toEqual({ result: call + 2 });
  return servers.map(({ answered }, index) => answered() - before[index]!);
}

describe("calls go to", () => {
  test("the instances in turn, by default", async () => {
    const servers = await start(3);
    expect(await distribution(servers, registryOf(servers), {}, 90)).toEqual([30, 30, 30]);
  });

  test("instances by chance", async () => {
    const servers = await start(3);
    const shares = await distribution(servers, registryOf(servers), { loadBalancing: "random" }, 600);
    expect(shares.reduce((sum, share) => sum + share)).toBe(600);
    // 200 expected, with a standard deviation of 11.5: ten of them.
    for (const share of shares) expect(Math.abs(share - 200)).toBeLessThan(115);
    expect(new Set(await sequence(servers, 60)).size, "no fixed turn").toBeGreaterThan(1);
  });

  test("whoever has the fewest, one after the other to all", async () => {
    const servers = await start(3);
    expect(await distribution(servers, registryOf(servers), { loadBalancing: "leastRequests" }, 90)).toEqual([
      30, 30, 30,
    ]);
  });

  test("the first instance alone", async () => {
    const servers = await start(3);
    expect(await distribution(servers, registryOf(servers), { loadBalancing: "pickFirst" }, 30)).toEqual([30, 0, 0]);
  });

  test("an address by chance, where there is no registry", async () => {
    const [server] = await start(1);
    const client = connect(`dns:///${server!.address.replace("127.0.0.1", "localhost")}`, { loadBalancing: "random" });
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
  });

  test("several connections of each instance", async () => {
    const servers = await start(2);
    const shares = await distribution(servers, registryOf(servers), { connections: 2 }, 40);
    expect(shares.every((share) => share > 0)).toBe(true);
  });
});

/** The gaps between calls that the first server gets, of calls by chance. */
async function sequence(servers: readonly Running[], count: number): Promise<number[]> {
  const client = connect(registryOf(servers), { loadBalancing: "random" });
  const gaps: number[] = [];
  let gap = 0;
  for (let call = 0; call < count; call++) {
    const before = servers[0]!.answered();
    await client.add({ a: 1, b: 1 });
    if (servers[0]!.answered() === before) gap++;
    else {
      gaps.push(gap);
      gap = 0;
    }
  }
  return gaps;
}

describe.each(["roundRobin", "random", "pickFirst", "leastRequests"] as const)("with %s", (loadBalancing) => {
  test("an instance that comes is called, and one that goes is not", async () => {
    const [first, second] = await start(2);
    const registry = registryOf([first!]);
    const client = connect(registry, { loadBalancing });
    await client.add({ a: 1, b: 1 });
    await registry.register({ service, address: second!.address });
    if (loadBalancing !== "pickFirst")
      await eventually(async () => (await client.add({ a: 1, b: 1 })) && second!.answered() > 0);
    await registry.deregister({ service, address: first!.address });
    await eventually(async () => {
      const before = second!.answered();
      await client.add({ a: 1, b: 1 });
      return second!.answered() > before;
    });
    await eventually(async () => {
      const before = first!.answered();
      for (let call = 0; call < 5; call++) await client.add({ a: 1, b: 1 });
      return first!.answered() === before;
    });
  });

  test("no instance is UNAVAILABLE at once, and one that comes is called", async () => {
    const [server] = await start(1);
    const registry = staticRegistry();
    const client = connect(registry, { loadBalancing });
    await expect(client.add({ a: 1, b: 1 })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: `the registry knows no instance of ${service}`,
    });
    await registry.register({ service, address: server!.address });
    await eventually(() =>
      client.add({ a: 1, b: 1 }).then(
        () => true,
        () => false,
      ),
    );
    await registry.deregister({ service, address: server!.address });
    await eventually(() =>
      client.add({ a: 1, b: 1 }).then(
        () => false,
        (error: RpcError) => error.details.includes("knows no instance"),
      ),
    );
  });

  test("instances that cannot be reached are UNAVAILABLE", async () => {
    const server = await startServer();
    await server.server.shutdown({ grace: 0 });
    const client = connect(registryOf([server]), { loadBalancing });
    await expect(client.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  test("calls go on to the next instance when one shuts down", async () => {
    const servers = await start(3);
    const client = connect(registryOf(servers), { loadBalancing, semantics: "atLeastOnce" });
    await client.add({ a: 1, b: 1 });
    const called = servers.find(({ answered }) => answered() > 0)!;
    const calls = Array.from({ length: 300 }, async (_, call) => {
      await new Promise((resolve) => setTimeout(resolve, call));
      if (call === 100) void called.server.shutdown();
      return client.add({ a: call, b: 1 });
    });
    expect(await Promise.all(calls)).toEqual(calls.map((_, call) => ({ result: call + 1 })));
    expect(servers.reduce((sum, { answered }) => sum + answered(), 0)).toBe(301);
    expect(called.answered()).toBeLessThan(150);
  });
});

describe("a registry", () => {
  test("that fails after its first word: that word holds", async () => {
    const server = await startServer();
    let watches = 0;
    const client = connect({
      ...staticRegistry(),
      async *watch() {
        if (watches++ === 0) yield [{ service, address: server.address }];
        throw new Error("the registry burns");
      },
    });
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    await eventually(() => watches > 1);
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
  });

  test("that fails before it: calls say why, and it is asked again", async () => {
    const server = await startServer();
    let isWell = false;
    const client = connect({
      ...staticRegistry(),
      async *watch() {
        if (!isWell) throw new Error("the registry burns");
        yield [{ service, address: server.address }];
      },
    });
    await expect(client.add({ a: 1, b: 2 })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: `the registry fails for ${service}: the registry burns`,
    });
    isWell = true;
    await eventually(() =>
      client.add({ a: 1, b: 2 }).then(
        () => true,
        () => false,
      ),
    );
  });

  test("that says nothing: calls do not wait for ever", async () => {
    const client = connect({
      ...staticRegistry(),
      async *watch(_service, signal) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      },
    });
    await expect(client.add({ a: 1, b: 2 })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: expect.stringContaining("has said nothing"),
    });
  });

  test("is watched by the first call, once for all connections, until the client is closed", async () => {
    const server = await startServer();
    let signal: AbortSignal | undefined;
    let watches = 0;
    const registry = registryOf([server]);
    const watched: Registry = {
      ...registry,
      watch: (name, of) => {
        watches++;
        signal = of;
        return registry.watch(name, of);
      },
    };
    const client = connect(watched, { connections: 3 });
    expect(watches).toBe(0);
    for (let call = 0; call < 6; call++) await client.add({ a: 1, b: 2 });
    expect(watches).toBe(1);
    expect(signal!.aborted).toBe(false);
    client.close();
    expect(signal!.aborted).toBe(true);
  });

  test("is watched apart from the call that needs it first", async () => {
    const server = await startServer();
    const registry = registryOf([server]);
    const current: unknown[] = [];
    const inner = connect({
      ...registry,
      async *watch(name, signal) {
        for await (const instances of registry.watch(name, signal)) {
          current.push(currentCall());
          yield instances;
        }
      },
    });
    const outer = createServer({ insecure: true }).add(Calculator, {
      add: async (numbers: unknown) => {
        expect(currentCall()).toBeDefined();
        return inner.add(numbers);
      },
    });
    onTestFinished(() => outer.shutdown({ grace: 0 }));
    const client = connect(await outer.listen("127.0.0.1:0"));
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    await registry.register({ service, address: "127.0.0.1:1" });
    await eventually(() => current.length === 2);
    expect(current).toEqual([undefined, undefined]);
  });

  test("may know addresses that are none, and one address twice", async () => {
    const server = await startServer();
    const addresses = ["", "nonsense", "host:0", "host:70000", server.address, server.address];
    const client = connect({
      ...staticRegistry(),
      async *watch(_service, signal) {
        yield addresses.map((address, id) => ({ service, address, id: `${id}` }));
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      },
    });
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
  });
});

describe("a static registry", () => {
  test("of a list has its addresses for every service", async () => {
    const server = await startServer();
    expect(await connect(staticRegistry([server.address])).add({ a: 20, b: 22 })).toEqual({ result: 42 });
  });

  test("refuses what is no address", () => {
    for (const address of ["", "host", "host:", ":80", "host:0", "host:65536", "ho st:80", "::1:80"])
      expect(() => staticRegistry([address]), address).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    for (const address of ["host:1", "127.0.0.1:65535", "[::1]:80", "unix:/run/calculator", "unix:///run/calculator"])
      expect(() => staticRegistry({ [service]: [address] }), address).not.toThrow();
  });
});
