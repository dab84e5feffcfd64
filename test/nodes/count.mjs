// Sums the reports that Vitest has written for each Node, as .ci/run does: `node count.mjs DIRECTORY FAILED_STEPS [FAILED_NODE ...]`. Before the sums it says which steps
// took how long, as the file `steps` in the directory has it, and which tests failed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodes } from "./nodes.mjs";

const [directory, steps, ...failedNodes] = process.argv.slice(2);
const counts = nodes.map((major) => count(major, failedNodes.includes(String(major))));
const sum = (name) => counts.reduce((total, each) => total + each[name], 0);
const failed = sum("failed") + Number(steps);
const times = join(directory, "steps");
if (existsSync(times)) process.stdout.write(readFileSync(times, "utf8"));
for (const { failures } of counts) for (const line of failures) console.log(line);
console.log(`${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

/** Tests that did not get as far as a report (an install, a type error, a file that does not load) count as one failure, too. */
function count(major, ended) {
  const path = join(directory, String(major));
  if (!existsSync(path))
    return { passed: 0, failed: 1, skipped: 0, failures: [`failed on Node ${major}: there is no report`] };
  const report = JSON.parse(readFileSync(path, "utf8"));
  const failures = report.testResults.filter(({ status }) => status === "failed").flatMap(failuresIn);
  const known = Math.max(failures.length, report.numFailedTests);
  if (known === 0 && (ended || report.success !== true)) failures.push("the run, though no test did");
  return {
    passed: report.numPassedTests,
    failed: Math.max(failures.length, known),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failures.map((what) => `failed on Node ${major}: ${what}`),
  };
}

/** The tests of a file that failed; where none did, the file itself. */
function failuresIn({ name, message, assertionResults }) {
  const tests = assertionResults.filter(({ status }) => status === "failed");
  return tests.length === 0 ? [`${name} ${message ?? ""}`.trim()] : tests.map(({ fullName }) => `${name} ${fullName}`);
}
