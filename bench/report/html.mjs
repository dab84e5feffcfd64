import { readFileSync } from "node:fs";
import { baseline, own, viewing } from "../contestants/index.mjs";
import { comparison, contestantsOf, leastLeft, ourRatio, ratio } from "../ratios.mjs";
import { titleOf } from "../runs.mjs";
import { bars, text } from "./bars.mjs";
import { kindOf } from "./kind.mjs";
import { markup, raw } from "./markup.mjs";
import { measureSection } from "./measure-section.mjs";
import { payloadLink } from "./payload-link.mjs";
import { summarise } from "./summary.mjs";
import { summaryHeadings, summarySection } from "./summary-section.mjs";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** The report as one HTML page that needs nothing else. */
export function html(report) {
  const { machine, versions, contestants, payloads, method, engines, runs, measures } = report;
  const [[, first] = []] = Object.entries(runs);
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
<p><a href="https://github.com/wireform/wireform">wireform</a> encodes and decodes Protocol Buffers from TypeScript. This page compares its speed, memory and size with those of other libraries and formats, and says where it is behind.</p>
<p class="quiet">Measured on ${machine.date}. ${engines[Object.keys(runs)[0]] ?? `Node ${machine.node}`}; ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}.${method.quick ? " A quick run: few and short samples, for a first look." : ""}</p>
${contents(report)}
${summarySection(summarise(report), { contestants, payloads })}
<h2 id="method">How it is measured</h2>
<p>tinybench measures the CPU time of the process. A sample is the mean time of a call over a slice of ${method.sliceMs} ms. Each task (one library that encodes or decodes one payload) warms up for ${method.warmUpMs} ms and then has ${method.rounds} samples; the tasks of all libraries take turns, in an order that rotates. The figure is the median. Every library writes arrays of its own, reads Uint8Arrays (unless the run says Buffers) and decodes the whole message, which is then read. A test makes sure that all of them give the same results. <a href="https://github.com/wireform/wireform/blob/main/bench/README.md">The benchmark's README</a> says more, and how to run it yourself.</p>
<p class="quiet">${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}.</p>
${Object.entries(runs).map(([run, results]) => runSection(run, results, engines[run] ?? `Node ${machine.node}`, first))}
${runs.isolated === undefined ? "" : sizes(runs.isolated)}
${Object.entries(measures).map(([name, measure]) => measureSection(name, measure, payloads))}
</body>
</html>
`);
}

/** Links to the sections: those for a first visit, then the details. */
function contents({ runs, measures }) {
  const link = ([id, title]) => markup`<a href="#${id}">${title}</a> `;
  const details = [
    ...Object.keys(runs).map((run) => [run, titleOf(run).replace(/[:,].*/, "")]),
    ...(runs.isolated === undefined ? [] : [["payload-sizes", "Sizes of the payloads"]]),
    ...Object.entries(measures).map(([name, { title }]) => [name, title]),
  ];
  return markup`<nav aria-label="Contents">${[...summaryHeadings, ["method", "How it is measured"]].map(link)}
<details><summary>All figures</summary>${details.map(link)}</details></nav>`;
}

/** A run: the ratios, then charts if it is the first, else what is left of the ratios of the first. */
function runSection(run, results, engine, first) {
  return markup`<h2 id="${run}">${titleOf(run)} (${engine})</h2>
<p>How many times as fast as each library ${own[0]} is; below 1 it is behind. Where a library gives bytes as views into the input, wireform does so too (${viewing}).</p>
${["encode", "decode"].map((verb) => ratios(results, verb))}
${results === first ? markup`<div class="panels">${results.map(panel)}</div>` : left(first, results)}`;
}

function payloadHead({ case: name, about }) {
  return markup`<th>${payloadLink(name, about)}</th>`;
}

/** What is left of our ratios in another run than the first. */
function left(first, results) {
  const cell = (value) => valueCell(value, leastLeft);
  const table = (verb) => markup`<h3>${verb}</h3>
<div class="scroll"><table>
<tr><th></th>${results.map(payloadHead)}<th>mean</th></tr>
${comparison(first, results, verb).map(({ peer, values, mean }) => markup`<tr><td>${peer}</td>${[...values, mean].map(cell)}</tr>`)}
</table></div>`;
  return markup`<p>The same, divided by the figures of the first run: 1 means no change; values below ${leastLeft} are marked.</p>
${["encode", "decode"].map(table)}`;
}

function valueCell(value, least) {
  return Number.isNaN(value)
    ? markup`<td></td>`
    : markup`<td class="${value < least ? "behind" : ""}">${text(value)}</td>`;
}

/** Ours against each peer, by payload. */
function ratios(results, verb) {
  const others = contestantsOf(results).filter((name) => name !== own[0]);
  return markup`<h3>${verb}</h3>
<div class="scroll"><table>
<tr><th></th>${results.map(payloadHead)}</tr>
${others.map((other) => markup`<tr><td>${other}</td>${results.map((result) => valueCell(ourRatio(result.results, verb, own[0], other), other.startsWith("wireform") ? 0 : 1))}</tr>`)}
</table></div>`;
}

/** One payload: speed relative to the baseline. */
function panel({ case: name, about, bytes, notes, results }) {
  const rows = Object.keys(bytes).map((label) => ({
    label,
    kind: kindOf(label),
    values: ["encode", "decode"].map((verb) => ratio(results, verb, label, baseline)),
  }));
  const remarks = Object.entries(notes).map(
    ([contestant, note]) => markup`<br>${contestant}: ${bytes[contestant] === undefined ? "not here: " : ""}${note}`,
  );
  return markup`<figure><figcaption>${name} <span>${about}; speed, ${baseline} = 1${remarks}</span></figcaption>
${bars({ columns: ["encode", "decode"], rows, one: true })}</figure>`;
}

function sizes(results) {
  const contestants = contestantsOf(results);
  return markup`<h2 id="payload-sizes">Sizes of the payloads</h2>
<p>Encoded bytes, and bytes after gzip: the mean of each payload's messages.</p>
<div class="scroll"><table>
<tr><th></th>${results.map((result) => markup`${payloadHead(result)}<th>gzip</th>`)}</tr>
${contestants.map((name) => markup`<tr><td>${name}</td>${results.map(({ bytes, gzipped }) => markup`<td>${bytes[name] ?? ""}</td><td class="quiet">${gzipped[name] ?? ""}</td>`)}</tr>`)}
</table></div>`;
}
