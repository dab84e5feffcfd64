import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { protoDirectory } from "../support/engines.ts";
import type { Peer } from "./call.ts";
import { callByProcess, type Command, serveByProcess } from "./process.ts";
// @ts-expect-error: the scripts that install are JavaScript.
import { findPython } from "./tools.mjs";

/* grpcio: gRPC's C library, by Python. Its stubs are made of proto/remote.proto each time. */

const python: string | undefined = findPython();
let stubs: string | undefined;

function command(script: string, ...args: string[]): Command {
  stubs ??= makeStubs();
  return {
    program: python!,
    args: [new URL(`python/${script}`, import.meta.url).pathname, ...args],
    env: { PYTHONPATH: stubs, PYTHONIOENCODING: "utf-8" },
  };
}

function makeStubs(): string {
  const directory = mkdtempSync(join(tmpdir(), "wireform-stubs-"));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  execFileSync(python!, [
    "-m",
    "grpc_tools.protoc",
    "-I",
    protoDirectory,
    `--python_out=${directory}`,
    `--grpc_python_out=${directory}`,
    "remote.proto",
  ]);
  return directory;
}

export const grpcio: Peer = {
  name: "Python's grpcio",
  missing: () => (python === undefined ? "grpcio" : undefined),
  call: (address, call, cancel) => callByProcess(command("client.py", address), call, cancel),
  serve: () => serveByProcess(command("server.py")),
};
