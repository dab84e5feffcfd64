// Writes a report. `node bench/report/write.mjs` makes the page, the summary and the charts of bench/report.json again, without measuring.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedDirectory } from "../directories.mjs";
import { writeCharts } from "./charts.mjs";
import { html } from "./html.mjs";
import { summarise } from "./summary.mjs";
import { summaryText, writeSummary } from "./summary-text.mjs";

const committedDirectory = fileURLToPath(new URL("..", import.meta.url));

/** The figures and the page, beside the generated code, which is not in the repository, or as the committed report, with the summary in bench/README.md and the charts in docs/images; gives their directory. */
export function writeReport(report, { isCommitted }) {
  const directory = isCommitted ? committedDirectory : generatedDirectory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "report.json"), `${JSON.stringify(report, undefined, 1)}\n`);
  writeFileSync(join(directory, "report.html"), html(report));
  if (isCommitted) {
    writeSummary(summaryText(summarise(report), report));
    writeCharts();
  }
  return directory;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeReport(JSON.parse(readFileSync(join(committedDirectory, "report.json"), "utf8")), { isCommitted: true });
