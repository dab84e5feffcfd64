/*
 * Runs the official suite of Connect, gRPC-Web and gRPC, and prints the counts: against dist/, as a server and as a client of Node, and against clients by fetch and universal handlers of Node,
 * Deno, Bun, workerd and Chromium. There is no list of known failures. Exit code 0: all cases pass, and there are as many as there should be.
 *
 * usage: node run.mjs [TARGET...] [FLAG...]   targets are those of targets.mjs, all by default; flags are those of connectconformance: --run PATTERN, --trace. With --run, how many cases there are is
 * not looked at.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { targets } from "./targets.mjs";
import { bundleAll } from "./web/bundle.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const module = "connectrpc.com/conformance@v1.0.7";
const bin = join(here, ".bin");
const program = join(bin, "connectconformance");

function stop(message) {
  console.error(`conformance:rpc: ${message}`);
  process.exit(2);
}

function go(args, options) {
  const result = spawnSync("go", args, { encoding: "utf8", stdio: ["ignore", "pipe", 2], ...options });
  if (result.error !== undefined || result.status !== 0)
    stop(`go ${args.join(" ")} failed; Go 1.24 or later is needed`);
  return result.stdout;
}

/** Installs the suite, unless it is there, and gives the folder of its protos, which come with the module. */
function install() {
  if (!existsSync(program))
    go(["install", "connectrpc.com/conformance/cmd/connectconformance@v1.0.7"], {
      env: { ...process.env, GOBIN: bin },
    });
  return join(JSON.parse(go(["mod", "download", "-json", module])).Dir, "proto");
}

function run(name, flags, protos) {
  const { mode, config, cases, command, missing } = targets[name];
  const lacks = missing?.();
  if (lacks !== undefined) {
    console.log(`conformance:rpc ${name}: skipped, for ${lacks} is missing (npm run runtimes:install)`);
    // Where everything is installed, nothing is skipped.
    return process.env.CI === undefined;
  }
  const args = ["--mode", mode, "--conf", join(here, config), ...flags, "--", ...command];
  const { stdout, status, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", 2],
    env: {
      ...process.env,
      CONFORMANCE_PROTOS: protos,
      RUNTIMES: fileURLToPath(new URL("../runtimes/", import.meta.url)),
    },
  });
  if (error !== undefined) stop(`cannot start ${program}: ${error.message}`);
  const [, total] = /^Total cases: (\d+)$/m.exec(stdout) ?? [];
  const [, passed] = /^(\d+) passed/m.exec(stdout) ?? [];
  if (status !== 0 || passed === undefined) console.log(stdout);
  console.log(`conformance:rpc ${name}: ${passed ?? 0} of ${total ?? cases} cases pass`);
  const isComplete = flags.some((flag) => flag.startsWith("--run")) || Number(total) === cases;
  if (!isComplete) console.log(`there should be ${cases}`);
  return status === 0 && passed === total && isComplete;
}

const given = process.argv.slice(2);
const named = Object.keys(targets).filter((name) => given.includes(name));
const chosen = named.length === 0 ? Object.keys(targets) : named;
const flags = given.filter((argument) => !(argument in targets));
const protos = install();
if (chosen.some((name) => targets[name].isPortable)) await bundleAll(protos);
const results = chosen.map((name) => run(name, flags, protos));
process.exit(results.every(Boolean) ? 0 : 1);
