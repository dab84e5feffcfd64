// Measures wireform and its peers on the payloads of bench/cases. Method and options: bench/README.md.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readArguments, usage } from "./arguments.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { payloadTable } from "./table.mjs";

const options = read();
install();
await generate();
for (const mode of options.modes) {
  if (options.modes.length > 1) console.log(`--- ${mode}`);
  const polluted = mode === "polluted";
  const runs = polluted ? [options.cases] : options.cases.map((name) => [name]);
  for (const cases of runs) await runWorker({ ...options, cases, polluted }, (result) => console.log(payloadTable(result)));
}

function read() {
  try {
    const read = readArguments(process.argv.slice(2));
    if (!read.help) return read;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

function runWorker(task, onResult) {
  return new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(new URL("worker.mjs", import.meta.url)), [JSON.stringify(task)], { execArgv: ["--expose-gc"] });
    worker.on("message", onResult);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`worker for ${task.cases} ended with code ${code}`))));
  });
}
