import { readFileSync } from "node:fs";
import { baseline, own } from "../contestants/index.mjs";
import { ratio } from "../table.mjs";
import { bars, text } from "./bars.mjs";
import { kindOf } from "./kind.mjs";
import { markup, raw } from "./markup.mjs";
import { measureSection } from "./measure-section.mjs";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** How the runs differ. */
const runTitles = { isolated: "Isolated: a process for each payload", polluted: "Polluted: one process that has seen all payloads", buffer: "Isolated, decoding from Buffers" };

/** The report as one HTML page that needs nothing else. */
export function html({ machine, versions, method, runs, measures }) {
  return String(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>wireform: benchmarks</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>wireform: benchmarks</h1>
<p class="quiet">${machine.date}. ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}.</p>
<p class="quiet">${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")}.</p>
<p>Process CPU time. Slices of ${method.sliceMs} ms of all contestants are interleaved in rotating order, ${method.rounds} rounds after a warm-up of ${method.warmUpMs} ms each; the figure is the
median. Everybody writes independent arrays, reads Uint8Arrays (unless the run says Buffers) and decodes the whole message, which is then read. bench/README.md says how.</p>
${Object.entries(runs).map(([run, results]) => runSection(run, results))}
${runs.isolated === undefined ? "" : sizes(runs.isolated)}
${Object.values(measures).map(measureSection)}
</body>
</html>
`);
}

function runSection(run, results) {
  const panels = run === "isolated" ? markup`<div class="panels">${results.map(panel)}</div>` : "";
  return markup`<h2>${runTitles[run]}</h2>
<p>How many times as fast as each peer ${own[0]} is; below 1 it is behind.</p>
${["encode", "decode"].map((verb) => ratios(results, verb))}
${panels}`;
}

/** Ours against each peer, by payload. */
function ratios(results, verb) {
  const others = [...new Set(results.flatMap(({ bytes }) => Object.keys(bytes)))].filter((name) => name !== own[0]);
  const cell = (value) => (Number.isNaN(value) ? markup`<td></td>` : markup`<td class="${value < 1 ? "behind" : ""}">${text(value)}</td>`);
  return markup`<h3>${verb}</h3>
<div class="scroll"><table>
<tr><th></th>${results.map(({ case: name }) => markup`<th>${name}</th>`)}</tr>
${others.map((other) => markup`<tr><td>${other}</td>${results.map((result) => cell(ratio(result.results, verb, own[0], other)))}</tr>`)}
</table></div>`;
}

/** One payload: speed relative to the baseline. */
function panel({ case: name, title, bytes, notes, results }) {
  const rows = Object.keys(bytes).map((label) => ({ label, kind: kindOf(label), values: ["encode", "decode"].map((verb) => ratio(results, verb, label, baseline)) }));
  const remarks = Object.entries(notes).map(([contestant, note]) => markup`<br>${contestant}: ${bytes[contestant] === undefined ? "not here: " : ""}${note}`);
  return markup`<figure><figcaption>${name} <span>${title}, ${bytes[own[0]] ?? ""} bytes; speed, ${baseline} = 1${remarks}</span></figcaption>
${bars({ columns: ["encode", "decode"], rows, one: true })}</figure>`;
}

function sizes(results) {
  const contestants = [...new Set(results.flatMap(({ bytes }) => Object.keys(bytes)))];
  return markup`<h2>Sizes</h2>
<p>Bytes, and bytes after gzip, mean of the samples.</p>
<div class="scroll"><table>
<tr><th></th>${results.map(({ case: name }) => markup`<th>${name}</th><th>gzip</th>`)}</tr>
${contestants.map((name) => markup`<tr><td>${name}</td>${results.map(({ bytes, gzipped }) => markup`<td>${bytes[name] ?? ""}</td><td class="quiet">${gzipped[name] ?? ""}</td>`)}</tr>`)}
</table></div>`;
}
