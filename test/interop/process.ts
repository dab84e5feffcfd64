import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type Call, Log, type Outcome, type RunningServer } from "./call.ts";

/* Peers that are programs. */

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

function start({ program, args, env }: Command): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  child.stderr.pipe(process.stderr);
  // A program that ended early says so by its status.
  child.stdin.on("error", () => {});
  return child;
}

/** Runs a client: it takes a call as a line of JSON, is cancelled by a second line, and prints the outcome. */
export async function callByProcess(command: Command, call: Call, cancel: AbortSignal): Promise<Outcome> {
  const child = start(command);
  child.stdin.write(`${JSON.stringify(call)}\n`);
  cancel.addEventListener("abort", () => child.stdin.write("cancel\n"));
  const [outcome, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (status !== 0) throw new Error(`${command.args.join(" ")} ended with ${status}`);
  return JSON.parse(outcome) as Outcome;
}

/** Runs a server: it prints `listening HOST:PORT`, then its log, and ends when its standard input does. */
export async function serveByProcess(command: Command): Promise<RunningServer> {
  const child = start(command);
  const log = new Log();
  const address = await new Promise<string>((resolve, reject) => {
    child.on("exit", (status) => reject(new Error(`${command.args.join(" ")} ended with ${status}`)));
    createInterface(child.stdout).on("line", (line) =>
      line.startsWith("listening ") ? resolve(line.slice("listening ".length)) : log.add(line),
    );
  });
  const close = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.stdin.end();
    await ended;
  };
  return { address, log, close };
}
