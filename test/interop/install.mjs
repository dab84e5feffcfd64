// Installs what is not ours and not on npm, where it is missing: grpcio in a virtual environment, and programs that Go makes.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bin, findProgram, findPython, here, starts, venv } from "./tools.mjs";

const grpcurl = "github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4";

function run(program, args, options) {
  const { status } = spawnSync(program, args, { stdio: ["ignore", 2, 2], ...options });
  if (status !== 0) throw new Error(`failed: ${program} ${args.join(" ")}`);
}

if (findPython() === undefined && starts("python3", "--version")) {
  run("python3", ["-m", "venv", venv]);
  run(join(venv, "bin/python"), ["-m", "pip", "install", "--quiet", "-r", join(here, "python/requirements.txt")]);
}
if (findProgram("grpcurl") === undefined && starts("go", "version")) run("go", ["install", grpcurl], { env: { ...process.env, GOBIN: bin } });

console.log(findPython() === undefined ? "Python: python3 is missing" : "Python's grpcio: there");
console.log(findProgram("grpcurl") === undefined ? "grpcurl: go is missing" : "grpcurl: there");
