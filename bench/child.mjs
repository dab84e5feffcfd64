import { execFileSync, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const flags = ["--expose-gc"];

/**
 * Runs a module of this directory in a process of its own, by a Node that may be another, or Bun or Deno (engines.mjs); `onMessage` gets what it sends until it sends `done`. Then it is ended: V8
 * can be at work for minutes still, on what a contestant has had compiled (`maps-unique`).
 */
export function forkChild(module, task, onMessage, { execPath = process.execPath, execArgv = flags } = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(module, import.meta.url)), [JSON.stringify(task)], {
      execArgv,
      execPath,
    });
    child.on("message", (message) => {
      if (message !== done) return onMessage(message);
      resolve();
      child.kill("SIGKILL");
    });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${module} ended with code ${code}`))));
  });
}

/** The last message of a child. */
export const done = "done";

/** Runs a module of this directory in a process of its own, and gives the JSON that it prints. */
export function askChild(module, task) {
  return JSON.parse(
    execFileSync(process.execPath, [...flags, fileURLToPath(new URL(module, import.meta.url)), JSON.stringify(task)], {
      encoding: "utf8",
    }),
  );
}

/** What this process was asked. */
export function readTask() {
  return JSON.parse(process.argv[2]);
}
