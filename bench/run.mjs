// Measures wireform and its peers on the payloads of bench/cases. Method and options: bench/README.md.
import { spawnSync } from "node:child_process";
import { readArguments, usage } from "./arguments.mjs";
import { runChromium } from "./browser/run.mjs";
import { allCaseNames, loadCase } from "./cases/index.mjs";
import { forkChild } from "./child.mjs";
import { loadContestant } from "./contestants/index.mjs";
import { findChromium, findProgram, versionOf } from "./engines.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { loadMeasure } from "./measures/index.mjs";
import { machine, versions } from "./report/machine.mjs";
import { summarise } from "./report/summary.mjs";
import { summaryText } from "./report/summary-text.mjs";
import { writeReport } from "./report/write.mjs";
import { comparedNames, engineOf, referenceNode, titleOf } from "./runs.mjs";
import { comparisonTable, notesOf, ratiosTable, rowsTable, taskRows } from "./table.mjs";

const options = read();
if (!options.thisNode && process.versions.node.split(".")[0] !== referenceNode) process.exit(runByReference());
install();
await generate();
const contestants = await Promise.all(options.contestants.map(loadContestant));
const report = {
  machine: machine(),
  contestants: Object.fromEntries(contestants.map(({ name, about }) => [name, about])),
  payloads: await explained(),
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
  writeReport(report, { isCommitted: false });
}
for (const name of options.measures) {
  report.measures[name] = await runMeasure(name);
  writeReport(report, { isCommitted: false });
}
console.log(summaryText(summarise(report), report));
console.log(`written: report.json and report.html in ${writeReport(report, { isCommitted: options.report })}`);

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

/** What the payloads of all runs and measures are. */
async function explained() {
  const names = options.measures.length === 0 ? options.cases : [...options.cases, ...options.operationCases];
  const payloads = await Promise.all(allCaseNames.filter((name) => names.includes(name)).map(loadCase));
  return Object.fromEntries(payloads.map(({ name, about }) => [name, about]));
}

/** The same again by the Node of reference, which npm brings where it is missing; its exit code. */
function runByReference() {
  return spawnSync(findProgram(referenceNode).execPath, process.argv.slice(1), { stdio: "inherit" }).status ?? 1;
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
  else await runInProcesses(run, note);
  console.log(ratiosTable(results));
  if (run !== options.runs[0] && results.length > 0)
    console.log(comparisonTable(titleOf(run), report.runs[options.runs[0]], results));
  return results;
}

/** One process per payload, or one for all. */
async function runInProcesses(run, note) {
  const polluted = run === "polluted";
  const engine = engineOf(run);
  const program = engine === undefined ? undefined : findProgram(engine);
  if (program !== undefined) {
    if (program.execPath === undefined) return skip(`${engine} is not here: npm run runtimes:install brings it`);
    report.engines[run] = program.version;
  }
  const task = { ...taskOf(run), polluted, input: run === "buffer" ? "buffer" : "uint8array" };
  for (const cases of polluted ? [options.cases] : options.cases.map((name) => [name])) {
    await forkChild("worker.mjs", { ...task, cases }, note, program);
  }
}

function skip(why) {
  console.log(`skipped: ${why}\n`);
}

async function runInChromium(note) {
  const executablePath = findChromium();
  if (executablePath === undefined)
    return skip("there is no chromium, chromium-browser or google-chrome here; the variable CHROMIUM may name one");
  report.engines.chromium = versionOf(executablePath);
  await runChromium(executablePath, taskOf("chromium"), note);
}

/** In a report, runs beside the first are shorter; those about engines and inputs are for fewer contestants. */
function taskOf(run) {
  const isAboutContestants = run === "isolated" || run === "polluted";
  const hasFew = !isAboutContestants && (options.report || run === "bun" || run === "deno");
  return {
    ...options,
    contestants: options.contestants.filter((name) => !hasFew || comparedNames.includes(name)),
    rounds: options.report && run !== "isolated" ? Math.ceil(options.rounds / 2) : options.rounds,
  };
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
