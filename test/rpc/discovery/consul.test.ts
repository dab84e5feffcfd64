import { describe, expect, test } from "vitest";
import { consulRegistry } from "../../../src/rpc/index.ts";
import { startConsulAgent } from "./consul-agent.ts";
import { freePort, startProcess } from "./processes.ts";
import { connect, eventually, service, startServer, watch } from "./support.ts";

describe("the API of a Consul agent", () => {
  test.each(["ttl", "tcp"] as const)(
    "finds servers of other processes, and leaves one that is killed under load (%s)",
    async (check) => {
      const { url } = await startConsulAgent();
      const where = { url, check, interval: 500 };
      const servers = await Promise.all([0, 1, 2].map(() => startProcess("consulRegistry", where)));
      const seen = watch(consulRegistry(where));
      expect(await seen.until(({ length }) => length === 3)).toEqual(servers.map(({ address }) => address).sort());
      const client = connect(consulRegistry(where), { semantics: "atLeastOnce" });
      let isGone = false;
      const gone = seen.until(({ length }) => length === 2).finally(() => (isGone = true));
      const calls = Array.from({ length: 10 }, async (_, a) => {
        while (!isGone) expect(await client.add({ a, b: 1 })).toEqual({ result: a + 1 });
      });
      await servers[0]!.kill();
      await Promise.all(calls);
      expect(await gone).toEqual(
        servers
          .slice(1)
          .map(({ address }) => address)
          .sort(),
      );
    },
  );

  test("is told all that is known of an instance", async () => {
    const agent = await startConsulAgent();
    const instance = { service, address: "[::1]:5001", id: "first/one", metadata: { zone: "a" } };
    await consulRegistry({ url: agent.url }).register(instance);
    expect(agent.services.get(`${service}:first/one`)).toMatchObject({
      Name: service,
      Address: "::1",
      Port: 5001,
      Meta: { zone: "a" },
      Check: { CheckID: `service:${service}:first/one:ttl`, TTL: "10000ms", DeregisterCriticalServiceAfter: "60000ms" },
      isPassing: true,
    });
    expect(await watch(consulRegistry({ url: agent.url })).next()).toEqual([instance]);
    await consulRegistry({
      url: agent.url,
      check: "grpc",
      tls: true,
      interval: 2_000,
      deregisterAfter: 120_000,
    }).register(instance);
    expect(agent.services.get(`${service}:first/one`)!.Check).toEqual({
      CheckID: `service:${service}:first/one:grpc`,
      GRPC: `[::1]:5001/${service}`,
      GRPCUseTLS: true,
      Interval: "2000ms",
      Timeout: "2000ms",
      Status: "passing",
      DeregisterCriticalServiceAfter: "120000ms",
    });
    await consulRegistry({ url: agent.url }).deregister(instance);
    expect(agent.services.size).toBe(0);
    await consulRegistry({ url: agent.url }).deregister(instance);
  });

  test("waits for changes, and tells of them at once", async () => {
    const agent = await startConsulAgent();
    const registry = consulRegistry({ url: agent.url, datacenter: "east" });
    const seen = watch(registry);
    expect(await seen.next()).toEqual([]);
    const next = seen.next();
    await eventually(() => agent.requests.length === 2);
    expect(agent.requests).toEqual([
      `GET /v1/health/service/${service}?passing=true&dc=east`,
      `GET /v1/health/service/${service}?passing=true&index=10&wait=20000ms&dc=east`,
    ]);
    await registry.register({ service, address: "127.0.0.1:5001" });
    expect((await next).map(({ address }) => address)).toEqual(["127.0.0.1:5001"]);
  });

  test.each(["ttl", "tcp"] as const)(
    "forgets an instance, and is told anew; its index goes back meanwhile (%s)",
    async (check) => {
      const agent = await startConsulAgent();
      const { address } = await startServer();
      const registry = consulRegistry({ url: agent.url, check, interval: 300 });
      const seen = watch(registry);
      await registry.register({ service, address });
      await seen.until(({ length }) => length === 1);
      agent.forget();
      await eventually(() => agent.services.get(`${service}:${address}`)?.isPassing === true);
      expect((await watch(registry).next()).map((instance) => instance.address)).toEqual([address]);
      await registry.deregister({ service, address });
      expect(await seen.until(({ length }) => length === 0)).toEqual([]);
    },
  );

  test.each([
    ["ttl", { TTL: "100ms" }],
    ["tcp", { TCP: "127.0.0.1:1", Interval: "100ms", Status: "passing" }],
  ] as const)("keeps no check of an earlier registration under the same id (%s)", async (kind, earlier) => {
    const agent = await startConsulAgent();
    const { address } = await startServer();
    const ID = `${service}:${address}`;
    // Of a process that died, and that nobody tells any longer that it is well.
    for (const CheckID of [`service:${ID}`, "another"])
      await fetch(`${agent.url}/v1/agent/service/register`, {
        method: "PUT",
        body: JSON.stringify({ ID, Name: service, Check: { CheckID, ...earlier } }),
      });
    await eventually(() => !agent.services.get(ID)!.isPassing);
    const check = kind === "ttl" ? "tcp" : "ttl";
    const registry = consulRegistry({ url: agent.url, check, interval: 300 });
    await registry.register({ service, address });
    // Longer than the intervals of all checks.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await watch(registry).until(() => true)).toEqual([address]);
    expect(agent.services.get(ID)!.checks.size).toBe(1);
    await registry.deregister({ service, address });
  });

  test("is out of order for a while: what it said last holds", async () => {
    const agent = await startConsulAgent();
    const { address } = await startServer();
    const registry = consulRegistry({ url: agent.url });
    await registry.register({ service, address });
    const client = connect(registry);
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    agent.failure = 500;
    await expect(registry.register({ service, address })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    agent.forget();
    const asked = agent.requests.length;
    await eventually(() => agent.requests.length > asked + 2);
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    agent.failure = undefined;
    await eventually(() =>
      client.add({ a: 1, b: 2 }).then(
        () => false,
        () => true,
      ),
    );
  });

  test("wants a token", async () => {
    const agent = await startConsulAgent("secret");
    const instance = { service, address: "127.0.0.1:5001" };
    for (const registry of [consulRegistry({ url: agent.url }), consulRegistry({ url: agent.url, token: "guess" })]) {
      await expect(registry.register(instance)).rejects.toMatchObject({ name: "RpcError", code: "PERMISSION_DENIED" });
      await expect(watch(registry).next()).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
    }
    const registry = consulRegistry({ url: agent.url, token: "secret" });
    await registry.register(instance);
    expect((await watch(registry).next()).length).toBe(1);
  });

  test("is not there", async () => {
    await expect(
      consulRegistry({ url: `http://127.0.0.1:${await freePort()}` }).register({ service, address: "127.0.0.1:5001" }),
    ).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  test("has options that must be right", async () => {
    for (const options of [{ url: "localhost" }, { interval: 1 }, { interval: NaN }, { silence: 1 }, { silence: NaN }])
      expect(() => consulRegistry(options), JSON.stringify(options)).toThrow(
        expect.objectContaining({ code: "INVALID_ARGUMENT" }),
      );
    await expect(consulRegistry().register({ service, address: "unix:/run/calculator" })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    for (const instance of [
      { service: "", address: "127.0.0.1:1" },
      { service: "a/b", address: "127.0.0.1:1" },
      { service, address: "127.0.0.1" },
      { service, address: "127.0.0.1:1", id: "" },
    ]) {
      await expect(consulRegistry().register(instance)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    }
  });
});
