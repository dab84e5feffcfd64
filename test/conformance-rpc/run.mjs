/*
 * Runs the official suite of Connect, gRPC-Web and gRPC against dist/, as a server and as a client, and prints the counts. There is no list of known failures. Exit code 0: all cases pass, and
 * there are as many as there should be.
 *
 * usage: node run.mjs [server] [client] [FLAG...]   flags are those of connectconformance: --run PATTERN, --trace. With --run, how many cases there are is not looked at.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const module = "connectrpc.com/conformance@v1.0.7";
const bin = join(here, ".bin");
const program = join(bin, "connectconformance");
/** How many cases there are with config.yaml: fewer would mean that the suite left some out. */
const expected = { server: 3820, client: 4862 };

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

function run(mode, flags, protos) {
  const args = ["--mode", mode, "--conf", join(here, "config.yaml"), ...flags, "--", process.execPath];
  const { stdout, status, error } = spawnSync(program, [...args, join(here, `${mode}.mjs`)], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", 2],
    env: { ...process.env, CONFORMANCE_PROTOS: protos },
  });
  if (error !== undefined) stop(`cannot start ${program}: ${error.message}`);
  const [, total] = /^Total cases: (\d+)$/m.exec(stdout) ?? [];
  const [, passed] = /^(\d+) passed/m.exec(stdout) ?? [];
  if (status !== 0 || passed === undefined) console.log(stdout);
  console.log(`conformance:rpc ${mode}: ${passed ?? 0} of ${total ?? expected[mode]} cases pass`);
  const isComplete = flags.some((flag) => flag.startsWith("--run")) || Number(total) === expected[mode];
  if (!isComplete) console.log(`there should be ${expected[mode]}`);
  return status === 0 && passed === total && isComplete;
}

const given = process.argv.slice(2);
const modes = Object.keys(expected).filter((mode) => given.includes(mode));
const flags = given.filter((argument) => !(argument in expected));
const protos = install();
const results = (modes.length === 0 ? Object.keys(expected) : modes).map((mode) => run(mode, flags, protos));
process.exit(results.every(Boolean) ? 0 : 1);
