// Measures wireform and its peers on the payloads of bench/cases. Method and options: bench/README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArguments, usage } from "./arguments.mjs";
import { forkChild } from "./child.mjs";
import { loadContestant } from "./contestants/index.mjs";
import { generatedDirectory } from "./directories.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { loadMeasure } from "./measures/index.mjs";
import { html } from "./report/html.mjs";
import { machine, versions } from "./report/machine.mjs";
import { payloadTable, rowsTable, summaryTable } from "./table.mjs";

const options = read();
install();
await generate();
const report = {
  machine: machine(),
  versions: versions(await Promise.all(options.contestants.map(loadContestant))),
  method: { rounds: options.rounds, sliceMs: options.sliceMs, warmUpMs: options.warmUpMs, quick: options.quick },
  runs: {},
  measures: {},
};
for (const run of options.runs) report.runs[run] = await runPayloads(run);
for (const name of options.measures) report.measures[name] = await runMeasure(name);
write();

function read() {
  try {
    const options = readArguments(process.argv.slice(2));
    if (!options.help) return options;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

/** One process per payload, or one for all. */
async function runPayloads(run) {
  const results = [];
  const polluted = run === "polluted";
  const task = { ...options, polluted, input: run === "buffer" ? "buffer" : "uint8array" };
  if (options.runs.length > 1) console.log(`--- ${run}`);
  for (const cases of polluted ? [options.cases] : options.cases.map((name) => [name])) {
    await forkChild("worker.mjs", { ...task, cases }, (result) => {
      results.push(result);
      console.log(payloadTable(result));
    });
  }
  console.log(summaryTable(results));
  return results;
}

async function runMeasure(name) {
  const { title, about, chart, run } = await loadMeasure(name);
  const rows = await run(options);
  console.log(rowsTable(title, rows));
  return { title, about, chart, rows };
}

/** The committed report, or one of the last run that is not. */
function write() {
  const directory = options.report ? fileURLToPath(new URL(".", import.meta.url)) : `${generatedDirectory}/`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}report.json`, `${JSON.stringify(report, undefined, 1)}\n`);
  writeFileSync(`${directory}report.html`, html(report));
  console.log(`written: ${directory}report.json and report.html`);
}
