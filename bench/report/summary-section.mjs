import { operatorRemarks } from "../operations/index.mjs";
import { bars } from "./bars.mjs";
import { markup } from "./markup.mjs";
import { behindLines, meanText, operationNames } from "./summary-text.mjs";

const verbs = ["encode", "decode"];

/** The ids and titles of the sections of the head. */
export const summaryHeadings = [
  ["compared", "Who is compared"],
  ["operations-summary", "JSON, copies, comparisons"],
  ["behind", "Where wireform is behind"],
  ["payloads", "The payloads"],
];
const headings = Object.fromEntries(summaryHeadings);

/** Bars of the summary end there: a few peers are so far behind that nothing could be told of the others. */
const longestBar = 5;

/** The head of the report, for who comes here first: who is compared, how many times as fast we are, where we are behind, what the payloads are. */
export function summarySection(summary, { contestants, payloads }) {
  return markup`${headline(summary)}
${summary.peers.length === 0 ? "" : peerSection(summary, contestants)}
${summary.operations.length === 0 ? "" : operationSection(summary)}
<h2 id="behind">${headings.behind}</h2>
<p>The figures are wireform's speed when the other's is 1: at 0.5 it takes twice as long. <code>native</code> is what the platform itself has. At the end of the list: who is smaller, and who starts sooner.</p>
${behind(summary)}
${payloadSection(payloads)}`;
}

/** A line against each of those that most people know, and how often we are behind. */
function headline({ peers, payloads, behind }) {
  const mean = (peer, verb) => peers.find((each) => each.peer === peer && each.operation === verb)?.mean;
  const known = Object.entries(names).filter(([peer]) => mean(peer, "encode") !== undefined);
  if (known.length === 0) return "";
  const lines = known.map(
    ([peer, name]) =>
      markup`<tr><td><b>${times(mean(peer, "encode"))}</b> encode</td><td><b>${times(mean(peer, "decode"))}</b> decode</td><td class="quiet">the speed of ${name}</td></tr>`,
  );
  const coded = behind.filter(({ operation }) => verbs.includes(operation));
  const [lost, all] = [coded.flatMap(({ below }) => below), peers.flatMap(({ values }) => values)];
  return markup`<table class="headline">${lines}</table>
<p class="quiet">Geometric means over ${payloads.length} <a href="#payloads">payloads</a>, of CPU time; wireform generates code at run time here. Of all ${all.length} comparisons (one library, one payload, encode or decode) wireform wins or ties ${all.length - lost.length}, and is <a href="#behind">behind in ${lost.length}</a>.</p>`;
}

const names = { protobufjs: "protobufjs", "protobuf-es": "protobuf-es", json: "JSON" };

function times(value) {
  return `${value.toFixed(1)}×`;
}

/** Bars of the means, and a table of who the peers are. */
function peerSection({ peers, interpreter }, about = {}) {
  const order = [...new Set(peers.map(({ peer }) => peer))];
  const find = (rows, peer, verb) => rows.find((each) => each.peer === peer && each.operation === verb);
  const chart = (verb) => {
    const rows = order.map((label) => ({
      label,
      kind: "ours",
      values: [find(peers, label, verb)?.mean ?? Number.NaN],
    }));
    return markup`<figure>${bars({ columns: [verb], rows, one: true, unit: "×", most: longestBar })}</figure>`;
  };
  return markup`<h2 id="compared">${headings.compared}</h2>
<p>How many times as fast as each of them wireform is. The dashed line is a tie; a bar that ends in an arrow is longer than shown. In the table, brackets name the payload on which wireform does worst. The interpreter is what wireform uses where evaluating code is forbidden.</p>
<div class="pair">${verbs.map(chart)}</div>
<div class="scroll"><table class="words">
<tr><th></th><th>encode</th><th>decode</th><th>encode, interpreter</th><th>decode, interpreter</th><th class="word">what it is</th></tr>
${order.map((peer) => markup`<tr><td>${peer}</td>${[peers, interpreter].flatMap((all) => verbs.map((verb) => meanCell(find(all, peer, verb))))}<td class="word">${about[peer] ?? ""}</td></tr>`)}
</table></div>`;
}

function operationSection({ operations }) {
  const peers = [...new Set(operations.map(({ peer }) => peer))];
  const done = operationNames(operations);
  return markup`<h2 id="operations-summary">${headings["operations-summary"]}</h2>
<p>How many times as fast as each of the others wireform is in what programs do with messages besides encoding and decoding. Brackets name the payload on which it does worst; red is behind in the mean. Nobody else here has the text format.</p>
<ul>${Object.entries(operatorRemarks).map(([name, remark]) => markup`<li>${name}: ${remark}</li>`)}</ul>
<div class="scroll"><table>
<tr><th></th>${peers.map((peer) => markup`<th>${peer}</th>`)}</tr>
${done.map((verb) => markup`<tr><td>${verb}</td>${peers.map((peer) => meanCell(operations.find((each) => each.operation === verb && each.peer === peer)))}</tr>`)}
</table></div>`;
}

function meanCell(comparison) {
  if (comparison === undefined) return markup`<td></td>`;
  return markup`<td class="${comparison.mean < 1 ? "behind" : ""}">${meanText(comparison)}</td>`;
}

function behind(summary) {
  const lines = behindLines(summary);
  return lines.length === 0
    ? markup`<p>Nowhere in what this report has.</p>`
    : markup`<ul class="behind-list">${lines.map(([who, what]) => markup`<li><b>${who}</b>: ${what}</li>`)}</ul>`;
}

function payloadSection(payloads) {
  return markup`<h2 id="payloads">${headings.payloads}</h2>
<p>What is encoded and decoded. The names stand in the tables below.</p>
<dl>${Object.entries(payloads).map(([name, about]) => markup`<dt id="payload-${name}">${name}</dt><dd>${about}</dd>`)}</dl>`;
}
