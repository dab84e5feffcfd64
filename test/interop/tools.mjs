// What the tests need of what is not on npm, and where install.mjs puts it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
/** Programs made by Go. */
export const bin = join(here, ".bin");
export const venv = join(here, ".venv");

/** The Python that has grpcio, grpcio-tools and a protobuf that is not too old: of the virtual environment, or the system's. */
export function findPython() {
  const asks =
    "import grpc, grpc_tools.protoc, google.protobuf; assert int(google.protobuf.__version__.split('.')[0]) >= 5";
  return [join(venv, "bin/python"), "python3"].find((python) => spawnSync(python, ["-c", asks]).status === 0);
}

/** A program of `bin`. */
export function findProgram(name) {
  const path = join(bin, name);
  return existsSync(path) ? path : undefined;
}

export function hasPython() {
  return spawnSync("python3", ["--version"]).status === 0;
}

/** Go 1.25 or later, which grpc-go asks for. */
export function hasGo() {
  const { status, stdout } = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  return status === 0 && Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0) >= 25;
}
