import { describe, expect, test } from "vitest";
import { etcdRegistry, type Registry, RpcError } from "../../../src/rpc/index.ts";
import { type Etcd, etcdMissing, freePort, startEtcd, startProcess } from "./processes.ts";
import { connect, eventually, service, startServer, watch } from "./support.ts";

const registryOf = ({ url }: Etcd, ttl = 1_000): Registry => etcdRegistry({ url, ttl });

/** What etcd is asked without us. */
async function ask({ url }: Etcd, path: string, body: object): Promise<any> {
  const response = await fetch(`${url}/v3/${path}`, { method: "POST", body: JSON.stringify(body) });
  return response.json();
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe.skipIf(etcdMissing !== undefined)(
  etcdMissing === undefined ? "etcd" : `etcd: skipped, for ${etcdMissing}`,
  () => {
    test("of three servers one is killed under load: nothing fails, and it leaves when its lease has expired", async () => {
      const etcd = await startEtcd();
      const where = { url: etcd.url, ttl: 2_000 };
      const servers = await Promise.all([0, 1, 2].map(() => startProcess("etcdRegistry", where)));
      const seen = watch(etcdRegistry(where));
      const all = servers.map(({ address }) => address).sort();
      expect(await seen.until((addresses) => addresses.length === 3)).toEqual(all);
      const client = connect(etcdRegistry(where), { semantics: "atLeastOnce" });
      const answered = new Map<string, number>();
      let calls = 0;
      const call = async (): Promise<void> => {
        const a = calls++;
        const onTrailers = (trailers: any): void =>
          void answered.set(trailers.get("server"), (answered.get(trailers.get("server")) ?? 0) + 1);
        expect(await client.add({ a, b: 1 }, { onTrailers })).toEqual({ result: a + 1 });
      };
      const load = (until: () => boolean): Promise<void[]> =>
        Promise.all(
          Array.from({ length: 20 }, async () => {
            while (!until()) await call();
          }),
        );
      await load(() => answered.size === 3 && calls > 300);
      let isGone = false;
      const [victim, ...others] = servers as [(typeof servers)[0], ...typeof servers];
      const gone = seen
        .until((addresses) => !addresses.includes(victim.address))
        .then((addresses) => {
          isGone = true;
          return addresses;
        });
      const killed = new Promise<void>((resolve) => setTimeout(() => resolve(victim.kill()), 50));
      await Promise.all([killed, load(() => isGone)]);
      expect(await gone).toEqual(others.map(({ address }) => address).sort());
      answered.clear();
      await load(() => answered.size === 2);
      expect([...answered.keys()].sort()).toEqual(others.map(({ process }) => String(process.pid)).sort());
      expect(calls).toBeGreaterThan(300);
    });

    test("an instance that is registered is seen, what is said of it anew replaces the old, and one that is taken back goes", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd);
      const seen = watch(registry);
      expect(await seen.next()).toEqual([]);
      const instance = { service, address: "127.0.0.1:5001", id: "first/one", metadata: { zone: "ä" } };
      await registry.register(instance);
      expect(await seen.next()).toEqual([instance]);
      await registry.register({ ...instance, address: "[::1]:5002" });
      expect(await seen.next()).toEqual([{ ...instance, address: "[::1]:5002" }]);
      await registry.register({ service: `${service}2`, address: "127.0.0.1:5003" });
      await registry.register({ service, address: "127.0.0.1:5004" });
      expect(await seen.next()).toEqual([
        { service, address: "127.0.0.1:5004", id: "127.0.0.1:5004" },
        { ...instance, address: "[::1]:5002" },
      ]);
      await registryOf(etcd).deregister(instance);
      expect(await seen.next()).toEqual([{ service, address: "127.0.0.1:5004", id: "127.0.0.1:5004" }]);
    });

    test("an instance stays as long as it is renewed, three times its life", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd);
      await registry.register({ service, address: "127.0.0.1:5001" });
      const { leases } = await ask(etcd, "lease/leases", {});
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      expect((await ask(etcd, "lease/leases", {})).leases).toEqual(leases);
      expect((await watch(registry).next()).map(({ address }) => address)).toEqual(["127.0.0.1:5001"]);
    });

    test("an instance whose lease is lost registers itself anew", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd);
      const seen = watch(registry);
      await registry.register({ service, address: "127.0.0.1:5001" });
      await seen.until(({ length }) => length === 1);
      const { leases } = await ask(etcd, "lease/leases", {});
      await ask(etcd, "lease/revoke", { ID: leases[0].ID });
      await seen.until(({ length }) => length === 0);
      expect(await seen.until(({ length }) => length === 1)).toEqual(["127.0.0.1:5001"]);
    });

    test("an instance whose key is deleted while its lease lives is put again, and what another process has put is left", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd);
      const seen = watch(registry);
      const instance = { service, address: "127.0.0.1:5001", metadata: { zone: "a" } };
      await registry.register(instance);
      await seen.until(({ length }) => length === 1);
      const key = base64(`services/${service}/127.0.0.1:5001`);
      const { leases } = await ask(etcd, "lease/leases", {});
      await ask(etcd, "kv/deleterange", { key });
      await seen.until(({ length }) => length === 0);
      expect(await seen.next()).toEqual([{ ...instance, id: instance.address }]);
      expect((await ask(etcd, "lease/leases", {})).leases).toEqual(leases);
      await ask(etcd, "kv/put", { key, value: base64(JSON.stringify({ Op: 0, Addr: "127.0.0.1:5009" })) });
      expect(await seen.until(() => true)).toEqual(["127.0.0.1:5009"]);
      // Longer than two renewals.
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect((await watch(registry).next()).map(({ address }) => address)).toEqual(["127.0.0.1:5009"]);
      await registry.deregister(instance);
      expect(await seen.until(({ length }) => length === 0)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(await watch(registry).next()).toEqual([]);
    });

    test.each(["data", "nothing"] as const)(
      "etcd is killed and comes back with its %s: calls go on meanwhile, and changes are seen afterwards",
      async (keep) => {
        const etcd = await startEtcd();
        const registry = registryOf(etcd);
        const [first, second] = await Promise.all([startServer(), startServer()]);
        await registry.register({ service, address: first.address });
        const client = connect(registry, { semantics: "atLeastOnce" });
        const seen = watch(registry);
        await seen.until(({ length }) => length === 1);
        expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
        await etcd.kill();
        for (let call = 0; call < 20; call++) expect(await client.add({ a: call, b: 2 })).toEqual({ result: call + 2 });
        await expect(registry.register({ service, address: second.address })).rejects.toMatchObject({
          name: "RpcError",
          code: "UNAVAILABLE",
        });
        await etcd.restart(keep);
        await registry.register({ service, address: second.address });
        expect(await seen.until(({ length }) => length === 2)).toEqual([first.address, second.address].sort());
        await eventually(async () => (await client.add({ a: 1, b: 1 })) && second.answered() > 0);
        await registry.deregister({ service, address: first.address });
        expect(await seen.until(({ length }) => length === 1)).toEqual([second.address]);
      },
    );

    test("no change is lost while the store is compacted, and many come at once", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd, 60_000);
      const seen = watch(registry);
      await seen.next();
      const addresses = Array.from({ length: 60 }, (_, index) => `127.0.0.1:${6_000 + index}`);
      for (const [index, address] of addresses.entries()) {
        await registry.register({ service, address });
        if (index % 10 === 9) {
          const { header } = await ask(etcd, "kv/range", { key: base64("any") });
          await ask(etcd, "kv/compaction", { revision: header.revision, physical: true });
        }
      }
      expect(await seen.until(({ length }) => length === 60)).toEqual(addresses);
      await Promise.all(addresses.slice(1).map((address) => registry.deregister({ service, address })));
      expect(await seen.until(({ length }) => length === 1)).toEqual(addresses.slice(0, 1));
    });

    test("keys have the form of etcd's own gRPC naming, and what is none of ours is left out", async () => {
      const etcd = await startEtcd();
      const registry = registryOf(etcd);
      await registry.register({ service, address: "127.0.0.1:5001", metadata: { zone: "a" } });
      const { kvs } = await ask(etcd, "kv/range", { key: base64(`services/${service}/127.0.0.1:5001`) });
      expect(JSON.parse(Buffer.from(kvs[0].value, "base64").toString())).toEqual({
        Op: 0,
        Addr: "127.0.0.1:5001",
        Metadata: { zone: "a" },
      });
      const values = [
        "no JSON",
        "null",
        "7",
        "{}",
        JSON.stringify({ Addr: 5 }),
        JSON.stringify({ Addr: "no address" }),
      ];
      for (const [index, value] of values.entries())
        await ask(etcd, "kv/put", { key: base64(`services/${service}/strange${index}`), value: base64(value) });
      await ask(etcd, "kv/put", {
        key: base64(`services/${service}/foreign`),
        value: base64(JSON.stringify({ Op: 0, Addr: "127.0.0.1:5002", Metadata: null })),
      });
      expect((await watch(registry).next()).map(({ id }) => id)).toEqual(["127.0.0.1:5001", "foreign"]);
    });

    test("of several members, the next is asked where one is down", async () => {
      const etcd = await startEtcd();
      const down = `http://127.0.0.1:${await freePort()}`;
      const registry = etcdRegistry({ url: [down, `${etcd.url}/`] });
      const seen = watch(registry);
      expect(await seen.next()).toEqual([]);
      await registry.register({ service, address: "127.0.0.1:5001" });
      expect(await seen.until(({ length }) => length === 1)).toEqual(["127.0.0.1:5001"]);
    });

    test("who may not ask is told so, and headers are asked for each time", async () => {
      const etcd = await startEtcd();
      await ask(etcd, "auth/user/add", { name: "root", password: "secret" });
      await ask(etcd, "auth/user/grant", { user: "root", role: "root" });
      await ask(etcd, "auth/enable", {});
      const denied = registryOf(etcd);
      await expect(denied.register({ service, address: "127.0.0.1:5001" })).rejects.toBeInstanceOf(RpcError);
      await expect(watch(denied).next()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
      let asked = 0;
      const headers = async (): Promise<Record<string, string>> => {
        asked++;
        return { authorization: (await ask(etcd, "auth/authenticate", { name: "root", password: "secret" })).token };
      };
      const registry = etcdRegistry({ url: etcd.url, headers });
      await registry.register({ service, address: "127.0.0.1:5001" });
      expect((await watch(registry).next()).length).toBe(1);
      expect(asked).toBeGreaterThanOrEqual(3);
    });
  },
);

describe("an etcd that is not there", () => {
  test("cannot be registered in; calls say so in the end", async () => {
    const registry = etcdRegistry({ url: `http://127.0.0.1:${await freePort()}` });
    await expect(registry.register({ service, address: "127.0.0.1:5001" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    await expect(connect(registry).add({ a: 1, b: 2 })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: expect.stringContaining("has said nothing"),
    });
  });

  test("tells its reason: to who registers, and to calls that wait for the first word", async () => {
    const port = await freePort();
    // The name has two addresses on most machines, each with a reason of its own.
    for (const host of ["127.0.0.1", "localhost"]) {
      const registry = etcdRegistry({ url: `http://${host}:${port}` });
      await expect(registry.register({ service, address: "127.0.0.1:5001" })).rejects.toMatchObject({
        code: "UNAVAILABLE",
        details: expect.stringContaining("ECONNREFUSED"),
      });
      await expect(connect(registry).add({ a: 1, b: 2 })).rejects.toMatchObject({
        code: "UNAVAILABLE",
        details: expect.stringMatching(/has said nothing of .*ECONNREFUSED/),
      });
    }
  });

  test("has options that must be right", () => {
    for (const options of [
      { url: "http://localhost", silence: 0 },
      { url: "http://localhost", silence: NaN },
      { url: "" },
      { url: [] },
      { url: "localhost" },
      { url: "http://localhost", ttl: 10 },
      { url: "http://localhost", ttl: NaN },
    ]) {
      expect(() => etcdRegistry(options), JSON.stringify(options)).toThrow(
        expect.objectContaining({ code: "INVALID_ARGUMENT" }),
      );
    }
  });
});
