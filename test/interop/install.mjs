// Installs what is not ours and not on npm, where it is missing: grpcio in a virtual environment, and programs that Go makes.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bin, findProgram, findPython, hasGo, hasPython, here, venv } from "./tools.mjs";

const grpcurl = "github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4";

function run(program, args, options) {
  const { status } = spawnSync(program, args, { stdio: ["ignore", 2, 2], ...options });
  if (status !== 0) throw new Error(`failed: ${program} ${args.join(" ")}`);
}

if (findPython() === undefined && hasPython()) {
  run("python3", ["-m", "venv", venv]);
  run(join(venv, "bin/python"), ["-m", "pip", "install", "--quiet", "-r", join(here, "python/requirements.txt")]);
}
if (hasGo()) {
  makeGoPeer();
  if (findProgram("grpcurl") === undefined) run("go", ["install", grpcurl], { env: { ...process.env, GOBIN: bin } });
}

console.log(findPython() === undefined ? "Python's grpcio: Python is missing" : "Python's grpcio: there");
for (const name of ["calculator", "grpcurl"])
  console.log(findProgram(name) === undefined ? `${name}: Go 1.25 is missing` : `${name}: there`);

/** The client and server in go/, with code that protoc makes of proto/remote.proto. */
function makeGoPeer() {
  const cwd = join(here, "go");
  run("go", ["install", "tool"], { cwd, env: { ...process.env, GOBIN: bin } });
  const place = "module=wireform.test/interop,Mremote.proto=wireform.test/interop/remote";
  const options = ["go", "go-grpc"].flatMap((name) => [
    `--plugin=${join(bin, `protoc-gen-${name}`)}`,
    `--${name}_out=.`,
    `--${name}_opt=${place}`,
  ]);
  run(join(here, "../../node_modules/.bin/protoc"), ["-I", "../../../proto", ...options, "remote.proto"], { cwd });
  run("go", ["build", "-buildvcs=false", "-o", join(bin, "calculator"), "."], { cwd });
}
