import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

const here = new URL(".", import.meta.url).pathname;

/** A server of a process of its own. */
export interface ServerProcess {
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
}

/** Starts a server that registers itself in what a function of wireform/rpc makes of an argument. */
export async function startProcess(registry: string, where: unknown): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(here, "server.mjs"), registry, JSON.stringify(where)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith("ready ")) return { address: line.slice(6), process: child, kill: () => end(child) };
  }
  throw new Error("the server has ended before it was ready");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

/** Why there is no etcd here, if there is none. */
export const etcdMissing: string | undefined =
  spawnSync("etcd", ["--version"]).status === 0 ? undefined : "etcd is missing (Debian: etcd-server)";

/** A running etcd with one member. */
export interface Etcd {
  readonly url: string;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
  /** Starts it again, with its data or without. */
  readonly restart: (keep: "data" | "nothing") => Promise<void>;
}

export async function startEtcd(...flags: readonly string[]): Promise<Etcd> {
  const directory = mkdtempSync(join(tmpdir(), "wireform-etcd-"));
  const [client, peer] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${client}`;
  const peerUrl = `http://127.0.0.1:${peer}`;
  const data = join(directory, "data");
  const options = {
    "data-dir": data,
    "listen-client-urls": url,
    "advertise-client-urls": url,
    "listen-peer-urls": peerUrl,
    "initial-advertise-peer-urls": peerUrl,
    "initial-cluster": `default=${peerUrl}`,
  };
  const run = (): ChildProcess =>
    spawn("etcd", [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), ...flags], {
      stdio: "ignore",
    });
  let child = run();
  onTestFinished(async () => {
    await end(child);
    rmSync(directory, { recursive: true });
  });
  await healthy(url, child);
  return {
    url,
    kill: () => end(child),
    restart: async (keep) => {
      await end(child);
      if (keep === "nothing") rmSync(data, { recursive: true });
      child = run();
      await healthy(url, child);
    },
  };
}

async function healthy(url: string, etcd: ChildProcess): Promise<void> {
  while (etcd.exitCode === null) {
    const isHealthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await sleep(20);
  }
  throw new Error(`etcd has ended with ${etcd.exitCode}`);
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, "close");
  return port;
}
