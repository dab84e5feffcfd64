// Starts workerd with a worker of one file.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("node_modules/.bin/workerd", import.meta.url));

/** The port that the worker of a file answers on, and what stops it. `bindings` are texts that it is given as its environment. It may ask servers of this machine. */
export async function startWorkerd(worker, bindings = {}) {
  const config = `${worker}.capnp`;
  writeFileSync(config, configOf(basename(worker), bindings));
  const child = spawn(program, ["serve", basename(config), "--control-fd=3"], {
    cwd: dirname(worker),
    stdio: ["ignore", 2, 2, "pipe"],
  });
  const ended = new Promise((_, reject) =>
    child.once("exit", (code) => reject(new Error(`workerd ended with ${code}`))),
  );
  ended.catch(() => {});
  const stop = () => child.kill();
  return { port: await Promise.race([portOf(child.stdio[3]), ended]), stop };
}

function configOf(file, bindings) {
  const texts = Object.entries(bindings).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${JSON.stringify(file)})],
  compatibilityDate = "2025-09-01",
  bindings = [${texts.join(", ")}],
);
`;
}

/** Workerd says on a stream of its own where it listens. */
async function portOf(stream) {
  let text = "";
  for await (const chunk of stream) {
    text += chunk;
    for (const line of text.split("\n").slice(0, -1)) {
      const { event, port } = JSON.parse(line);
      if (event === "listen") return port;
    }
  }
  return new Promise(() => {});
}
