import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, credentials } from "@grpc/grpc-js";
import { service as TheirHealth } from "grpc-health-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { addHealth, type Health, healthy } from "../../../src/rpc/health/index.ts";
import { HealthService } from "../../../src/rpc/health/health-service.ts";
import {
  createClient,
  createServer,
  type Interceptor,
  localRegistry,
  type Registry,
  RpcError,
  staticRegistry,
} from "../../../src/rpc/index.ts";
import { startProcess } from "../discovery/processes.ts";
import { Calculator, connect, eventually, type Running, service, startServer, watch } from "../discovery/support.ts";

type WithHealth = Running & { readonly health: Health };

async function startHealthy(): Promise<WithHealth> {
  let health: Health | undefined;
  const running = await startServer("127.0.0.1:0", (server) => (health = addHealth(server)));
  return { ...running, health: health! };
}

const registryOf = (...servers: readonly Running[]): Registry =>
  staticRegistry({ [service]: servers.map(({ address }) => address) });
const often = { insecure: true, interval: 20, timeout: 2_000 };

/** A client that is not ours. */
function plainClient({ address }: Running): Client {
  const client = new Client(address, credentials.createInsecure());
  onTestFinished(() => client.close());
  return client;
}

function check(running: Running, about: string): Promise<any> {
  const { path, requestSerialize, responseDeserialize } = TheirHealth["Check"]!;
  return new Promise((resolve, reject) => {
    plainClient(running).makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      { service: about },
      (error, reply) => (error === null ? resolve((reply as any).status) : reject(error)),
    );
  });
}

describe("what a server says", () => {
  test("of itself and of each service is SERVING, until it says otherwise", async () => {
    const running = await startHealthy();
    expect([await check(running, ""), await check(running, service)]).toEqual(["SERVING", "SERVING"]);
    await expect(check(running, "another.Service")).rejects.toMatchObject({ code: 5 });
    running.health.set("NOT_SERVING", Calculator);
    expect([await check(running, ""), await check(running, service)]).toEqual(["SERVING", "NOT_SERVING"]);
    running.health.set("SERVING", service);
    running.health.set("NOT_SERVING");
    running.health.set("SERVING", "another.Service");
    expect([await check(running, ""), await check(running, service), await check(running, "another.Service")]).toEqual([
      "NOT_SERVING",
      "SERVING",
      "SERVING",
    ]);
  });

  test("is watched; NOT_SERVING is told when shutdown begins, and watches do not hold it up", async () => {
    const running = await startHealthy();
    const { path, requestSerialize, responseDeserialize } = TheirHealth["Watch"]!;
    const call = plainClient(running).makeServerStreamRequest(path, requestSerialize, responseDeserialize, { service });
    const told: string[] = [];
    const ended = new Promise((resolve, reject) => call.on("status", resolve).on("error", reject));
    call.on("data", ({ status }: { status: string }) => told.push(status));
    await eventually(() => told.length === 1);
    running.health.set("NOT_SERVING", service);
    running.health.set("SERVING", service);
    await eventually(() => told.length === 3);
    const grace = 100_000;
    await running.server.shutdown({ grace });
    expect(await ended).toMatchObject({ code: 0 });
    running.health.set("SERVING", service);
    expect(told).toEqual(["SERVING", "NOT_SERVING", "SERVING", "NOT_SERVING"]);
  });
});

test("lists all services with how they are", async () => {
  const running = await startHealthy();
  running.health.set("NOT_SERVING", Calculator);
  const client: any = createClient(HealthService, running.address, { insecure: true });
  onTestFinished(() => client.close());
  expect(await client.list({})).toEqual({ statuses: { "": { status: 1 }, [service]: { status: 2 } } });
});

test("interceptors of the server do not stand around it", async () => {
  const closed: Interceptor = () => () => Promise.reject(new RpcError("UNAUTHENTICATED"));
  const server = createServer({ insecure: true, interceptors: [closed] }).add(Calculator, { add: () => ({}) });
  addHealth(server);
  const address = await server.listen("127.0.0.1:0");
  onTestFinished(() => server.shutdown({ grace: 0 }));
  await expect(connect(address).add({})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  const client: any = createClient(HealthService, address, { insecure: true });
  onTestFinished(() => client.close());
  expect(await client.check({})).toEqual({ status: 1 });
  for await (const { status } of client.watch({ service: "none" })) {
    expect(status).toBe(3);
    break;
  }
});

describe("a registry of what is healthy", () => {
  test("leaves out an instance that does not serve, and takes it back", async () => {
    const [first, second] = await Promise.all([startHealthy(), startHealthy()]);
    const seen = watch(healthy(registryOf(first, second), often));
    const all = [first.address, second.address].sort();
    expect(await seen.until(() => true)).toEqual(all);
    first.health.set("NOT_SERVING", service);
    expect(await seen.until(() => true)).toEqual([second.address]);
    second.health.set("NOT_SERVING", service);
    expect(await seen.until(() => true)).toEqual([]);
    first.health.set("SERVING", service);
    expect(await seen.until(() => true)).toEqual([first.address]);
    second.health.set("SERVING", service);
    expect(await seen.until(() => true)).toEqual(all);
  });

  test("asks about what it is told to ask about", async () => {
    const running = await startHealthy();
    running.health.set("NOT_SERVING");
    expect(await watch(healthy(registryOf(running), { ...often, service: "" })).next()).toEqual([]);
    expect((await watch(healthy(registryOf(running), often)).next()).length).toBe(1);
    expect(await watch(healthy(registryOf(running), { ...often, service: "another.Service" })).next()).toEqual([]);
  });

  test("follows the registry below, and hands on what is registered", async () => {
    const [first, second] = await Promise.all([startHealthy(), startHealthy()]);
    const registry = healthy(registryOf(first), often);
    const seen = watch(registry);
    await seen.until(({ length }) => length === 1);
    await registry.register({ service, address: second.address });
    expect(await seen.until(({ length }) => length === 2)).toEqual([first.address, second.address].sort());
    await registry.deregister({ service, address: first.address });
    expect(await seen.until(({ length }) => length === 1)).toEqual([second.address]);
  });

  test("takes a server without the health service for well, and one that cannot be reached for ill", async () => {
    const [without, gone] = await Promise.all([startServer(), startHealthy()]);
    await gone.server.shutdown({ grace: 0 });
    expect((await watch(healthy(registryOf(without, gone), often)).next()).map(({ address }) => address)).toEqual([
      without.address,
    ]);
  });

  test("raises what the registry below raises", async () => {
    const broken: Registry = {
      ...staticRegistry(),
      watch: () => {
        throw new Error("the registry burns");
      },
    };
    await expect(watch(healthy(broken, often)).next()).rejects.toThrow("the registry burns");
  });

  test("has calls answered by who serves, while servers change their minds", async () => {
    const servers = await Promise.all([startHealthy(), startHealthy()]);
    const client = connect(healthy(registryOf(...servers), often));
    await client.add({ a: 1, b: 1 });
    for (const { health } of servers) {
      const [ill, well] = health === servers[0].health ? servers : [servers[1], servers[0]];
      health.set("NOT_SERVING", service);
      await eventually(async () => {
        const before = ill.answered();
        for (let call = 0; call < 5; call++) await client.add({ a: 1, b: 1 });
        return ill.answered() === before;
      });
      const before = well.answered();
      for (let call = 0; call < 5; call++) expect(await client.add({ a: call, b: 1 })).toEqual({ result: call + 1 });
      expect(well.answered()).toBe(before + 5);
      health.set("SERVING", service);
      await eventually(async () => {
        const before = ill.answered();
        await client.add({ a: 1, b: 1 });
        return ill.answered() > before;
      });
    }
  });

  test("finds a process that stands still, and takes it back when it goes on", async () => {
    const path = mkdtempSync(join(tmpdir(), "wireform-health-"));
    onTestFinished(() => rmSync(path, { recursive: true }));
    const servers = await Promise.all([0, 1].map(() => startProcess("localRegistry", path)));
    const registry = healthy(localRegistry(path), { insecure: true, interval: 50, timeout: 500 });
    const seen = watch(registry);
    await seen.until(({ length }) => length === 2);
    const [still, other] = servers as [(typeof servers)[0], (typeof servers)[0]];
    still.process.kill("SIGSTOP");
    expect(await seen.until(({ length }) => length === 1)).toEqual([other.address]);
    const client = connect(registry, { semantics: "atLeastOnce" });
    for (let call = 0; call < 20; call++)
      expect(await client.add({ a: call, b: 1 }, { deadline: 5_000 })).toEqual({ result: call + 1 });
    still.process.kill("SIGCONT");
    expect((await seen.until(({ length }) => length === 2)).length).toBe(2);
  });

  test("has options that must be right", () => {
    for (const options of [
      {},
      { insecure: true, tls: {} },
      { insecure: true, interval: 0 },
      { insecure: true, timeout: NaN },
    ]) {
      if (Object.keys(options).length === 0) expect(() => healthy(staticRegistry(), options)).not.toThrow();
      else
        expect(() => healthy(staticRegistry(), options), JSON.stringify(options)).toThrow(
          expect.objectContaining({ code: "INVALID_ARGUMENT" }),
        );
    }
  });
});
