import { operatorRemarks } from "../operations/index.mjs";
import { bars } from "./bars.mjs";
import { markup } from "./markup.mjs";
import { behindLines, meanText, operationNames } from "./summary-text.mjs";

const verbs = ["encode", "decode"];

/** The head of the report, for who comes here first: who is compared, how many times as fast we are, where we are behind, what the payloads are. */
export function summarySection(summary, { contestants, payloads }) {
  return markup`${headline(summary)}
${summary.peers.length === 0 ? "" : peerSection(summary, contestants)}
${summary.operations.length === 0 ? "" : operationSection(summary)}
<h2 id="behind">Where wireform is behind</h2>
<p>How fast wireform is there, the peer being 1; <code>native</code> is the platform itself. Behind these, where others take less space, or less time to start.</p>
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
<p class="quiet">How many times as fast wireform is, with code generated in the process: geometric means over ${payloads.length} payloads, CPU time. Of ${all.length} comparisons with peers, one payload each way, it is <a href="#behind">behind in ${lost.length}</a>.</p>`;
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
    return markup`<figure>${bars({ columns: [verb], rows, one: true, unit: "×" })}</figure>`;
  };
  return markup`<h2>Who is compared</h2>
<p>How many times as fast as each of them wireform is; at the dashed line they are level. The table has the least payload in brackets, and the same of the interpreter, which runs where evaluating code is forbidden.</p>
<div class="pair">${verbs.map(chart)}</div>
<div class="scroll"><table class="words">
<tr><th></th><th>encode</th><th>decode</th><th>encode, interpreter</th><th>decode, interpreter</th><th class="word">what it is</th></tr>
${order.map((peer) => markup`<tr><td>${peer}</td>${[peers, interpreter].flatMap((all) => verbs.map((verb) => meanCell(find(all, peer, verb))))}<td class="word">${about[peer] ?? ""}</td></tr>`)}
</table></div>`;
}

function operationSection({ operations }) {
  const peers = [...new Set(operations.map(({ peer }) => peer))];
  const done = operationNames(operations);
  return markup`<h2>JSON, copies, comparisons</h2>
<p>How many times as fast as each peer wireform is in what else is done with messages; the least payload in brackets. The text format has no peer here.</p>
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
  return markup`<h2>The payloads</h2>
<dl>${Object.entries(payloads).map(([name, about]) => markup`<dt id="payload-${name}">${name}</dt><dd>${about}</dd>`)}</dl>`;
}
