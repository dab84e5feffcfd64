// Measures wireform and its peers on the payloads of bench/cases. Method and options: bench/README.md.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArguments, usage } from "./arguments.mjs";
import { runChromium } from "./browser/run.mjs";
import { forkChild } from "./child.mjs";
import { loadContestant } from "./contestants/index.mjs";
import { generatedDirectory } from "./directories.mjs";
import { findChromium, findNode, versionOf } from "./engines.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { loadMeasure } from "./measures/index.mjs";
import { html } from "./report/html.mjs";
import { machine, versions } from "./report/machine.mjs";
import { summarise } from "./report/summary.mjs";
import { summaryText, writeSummary } from "./report/summary-text.mjs";
import { comparedNames, nodeOf, referenceNode, titleOf } from "./runs.mjs";
import { comparisonTable, notesOf, ratiosTable, rowsTable, taskRows } from "./table.mjs";

const options = read();
if (!options.thisNode && process.versions.node.split(".")[0] !== referenceNode) process.exit(runByReference());
install();
await generate();
const contestants = await Promise.all(options.contestants.map(loadContestant));
const report = {
  machine: machine(),
  contestants: Object.fromEntries(contestants.map(({ name, about }) => [name, about])),
  versions: versions(contestants),
  method: { rounds: options.rounds, sliceMs: options.sliceMs, warmUpMs: options.warmUpMs, quick: options.quick },
  engines: {},
  runs: {},
  measures: {},
};
const started = performance.now();
console.log(`Node ${process.version} on ${report.machine.cpu}, ${report.machine.cores} cores`);
for (const run of options.runs) {
  const results = await runPayloads(run);
  if (results.length > 0) report.runs[run] = results;
}
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

/** The same again by the Node of reference, which npm brings where it is missing; its exit code. */
function runByReference() {
  return spawnSync(findNode(referenceNode), process.argv.slice(1), { stdio: "inherit" }).status ?? 1;
}

/** All payloads in one kind of process, by one engine. */
async function runPayloads(run) {
  const results = [];
  progress(titleOf(run));
  const note = (result) => {
    results.push(result);
    for (const verb of ["encode", "decode"]) {
      console.log(`${result.case}, ${verb}: ${result.about}`);
      console.table(taskRows(result, verb));
    }
    console.log(notesOf(result));
  };
  if (run === "chromium") await runInChromium(note);
  else await runInNode(run, note);
  console.log(ratiosTable(results));
  if (run !== options.runs[0] && results.length > 0)
    console.log(comparisonTable(titleOf(run), report.runs[options.runs[0]], results));
  return results;
}

/** One process per payload, or one for all. */
async function runInNode(run, note) {
  const polluted = run === "polluted";
  const major = nodeOf(run);
  const execPath = major === undefined ? process.execPath : findNode(major);
  if (major !== undefined) report.engines[run] = versionOf(execPath);
  const task = { ...taskOf(run), polluted, input: run === "buffer" ? "buffer" : "uint8array" };
  for (const cases of polluted ? [options.cases] : options.cases.map((name) => [name])) {
    await forkChild("worker.mjs", { ...task, cases }, note, execPath);
  }
}

async function runInChromium(note) {
  const executablePath = findChromium();
  if (executablePath === undefined)
    return console.log(
      "skipped: there is no chromium, chromium-browser or google-chrome here; the variable CHROMIUM may name one\n",
    );
  report.engines.chromium = versionOf(executablePath);
  await runChromium(executablePath, taskOf("chromium"), note);
}

/** In a report, runs beside the first are shorter, and those about engines and inputs are for fewer contestants. */
function taskOf(run) {
  if (!options.report || run === "isolated") return options;
  const contestants =
    run === "polluted" ? options.contestants : options.contestants.filter((name) => comparedNames.includes(name));
  return { ...options, contestants, rounds: Math.ceil(options.rounds / 2) };
}

function progress(what) {
  console.log(`--- ${what} (${Math.round((performance.now() - started) / 1000)} s)`);
}

async function runMeasure(name) {
  const { title, about, chart, run, tables } = await loadMeasure(name);
  progress(`${title} (Node ${process.version})`);
  const rows = await run(options);
  console.log(rowsTable(title, rows));
  const more = tables?.(rows) ?? [];
  for (const table of more) console.log(rowsTable(table.title, table.rows));
  return { title, about, chart, rows, ...(more.length > 0 && { tables: more }) };
}

/** The committed report, or one of the last run that is not. */
function write() {
  const directory = options.report ? fileURLToPath(new URL(".", import.meta.url)) : `${generatedDirectory}/`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}report.json`, `${JSON.stringify(report, undefined, 1)}\n`);
  writeFileSync(`${directory}report.html`, html(report));
  const text = summaryText(summarise(report), report);
  if (options.report) writeSummary(text);
  console.log(text);
  console.log(`written: ${directory}report.json and report.html`);
}
