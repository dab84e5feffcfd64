// Sums the reports that Vitest has written for each Node, as .ci/run does: `node count.mjs DIRECTORY FAILED_STEPS [FAILED_NODE ...]`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodes } from "./nodes.mjs";

const [directory, steps, ...failedNodes] = process.argv.slice(2);
const counts = nodes.map((major) => count(join(directory, String(major)), failedNodes.includes(String(major))));
const sum = (name) => counts.reduce((total, each) => total + each[name], 0);
const failed = sum("failed") + Number(steps);
console.log(`${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

/** Tests that did not get as far as a report (an install, a type error, a file that does not load) count as one failure, too. */
function count(path, ended) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, "utf8"));
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((each) => each.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  const unseen = failed === 0 && (ended || report.success !== true) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failed + unseen,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
