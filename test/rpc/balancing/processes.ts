import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

const program = new URL("../support/server.mjs", import.meta.url).pathname;

/** A calculator in a process of its own. Its trailers say who has answered, in `server`. */
export interface ServerProcess {
  readonly address: string;
  readonly pid: string;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
  /** Stops it, as a machine does that is overloaded; or lets it go on. */
  readonly signal: (name: "SIGSTOP" | "SIGCONT") => void;
}

/** Starts one, on any free port or on a given address. */
export async function startProcess(address = "127.0.0.1:0"): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, address], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const line of createInterface(child.stdout))
    return {
      address: line,
      pid: String(child.pid),
      kill: () => end(child),
      signal: (name) => void child.kill(name),
    };
  throw new Error("the server has ended before it was ready");
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}
