import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const here = new URL(".", import.meta.url).pathname;

/** A server process that comes back on the same port whenever it dies, until it is stopped. It is started as `node <script> <port> <arguments>`, and prints its address. */
export class Mortal {
  readonly #script: string;
  readonly #arguments: readonly string[];
  #child: ChildProcess | undefined;
  #stopped = false;
  deaths = 0;
  port = 0;

  constructor(script: string, ...rest: readonly string[]) {
    this.#script = script;
    this.#arguments = rest;
  }

  /** Starts it, and waits until it listens, or is dead again. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [here + this.#script, String(this.port), ...this.#arguments], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    child.once("exit", () => {
      this.deaths++;
      if (!this.#stopped) void this.start();
    });
    const lines = createInterface({ input: child.stdout! });
    lines.once("line", (address: string) => (this.port = Number(address.split(":")[1])));
    await Promise.race([once(lines, "line"), once(child, "exit")]);
  }

  /** Starts it again after `stop`. */
  revive(): Promise<void> {
    this.#stopped = false;
    return this.start();
  }

  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child!;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}
