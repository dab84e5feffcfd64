import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { localRegistry } from "../../../src/rpc/index.ts";
import { startProcess } from "./processes.ts";
import { connect, eventually, service, watch } from "./support.ts";

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), "wireform-local-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return join(path, "registry");
}

describe("a registry of one machine", () => {
  test("finds servers of other processes; one that is killed under load is left, and its file goes", async () => {
    const path = directory();
    const servers = await Promise.all([0, 1, 2].map(() => startProcess("localRegistry", path)));
    const seen = watch(localRegistry(path));
    expect(await seen.until(({ length }) => length === 3)).toEqual(servers.map(({ address }) => address).sort());
    const client = connect(localRegistry(path), { semantics: "atLeastOnce" });
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
    expect(readdirSync(join(path, service)).length).toBe(2);
  });

  test("is left at once by a process that ends in good order", async () => {
    const path = directory();
    const server = await startProcess("localRegistry", path);
    const file = join(path, service, `${encodeURIComponent(server.address)}.json`);
    expect(existsSync(file)).toBe(true);
    const exit = once(server.process, "exit");
    server.process.stdin!.end();
    await exit;
    expect(existsSync(file)).toBe(false);
  });

  test("tells of what comes, changes and goes at once, long before the next look", async () => {
    const registry = localRegistry(directory(), { interval: 1e6 });
    const seen = watch(registry);
    expect(await seen.next()).toEqual([]);
    const instance = { service, address: "127.0.0.1:5001", id: "../first", metadata: { zone: "a" } };
    await registry.register(instance);
    expect(await seen.next()).toEqual([instance]);
    await registry.register({ ...instance, address: "127.0.0.1:5002" });
    expect(await seen.next()).toEqual([{ ...instance, address: "127.0.0.1:5002" }]);
    await registry.deregister(instance);
    expect(await seen.next()).toEqual([]);
  });

  test("leaves out what is no instance, and a process that has only the number of the one that died", async () => {
    const path = directory();
    const registry = localRegistry(path, { interval: 10 });
    mkdirSync(join(path, service), { recursive: true });
    const write = (name: string, text: string): void => writeFileSync(join(path, service, name), text);
    write("broken.json", "{");
    write("null.json", "null");
    write("%.json", JSON.stringify({ address: "127.0.0.1:5000", process: { pid: process.pid } }));
    write("another.json", JSON.stringify({ address: "127.0.0.1:5001", process: { pid: process.pid, began: "1" } }));
    write("group.json", JSON.stringify({ address: "127.0.0.1:5001", process: { pid: -1 } }));
    write("note.txt", "none of ours");
    await registry.register({ service, address: "127.0.0.1:5003" });
    const seen = watch(registry);
    expect(await seen.until(({ length }) => length === 1)).toEqual(["127.0.0.1:5003"]);
    await eventually(() => !existsSync(join(path, service, "another.json")));
    expect(existsSync(join(path, service, "note.txt"))).toBe(true);
  });

  test("comes back when its directory is removed", async () => {
    const path = directory();
    const registry = localRegistry(path, { interval: 20 });
    await registry.register({ service, address: "127.0.0.1:5001" });
    rmSync(path, { recursive: true });
    await eventually(() => existsSync(join(path, service, "127.0.0.1%3A5001.json")));
    expect((await watch(registry).next()).length).toBe(1);
  });

  test("does not keep a watch that ends", async () => {
    const seen = watch(localRegistry(directory()));
    await seen.next();
    seen.stop();
    await expect(seen.next()).rejects.toThrow("the watch has ended");
  });
});
