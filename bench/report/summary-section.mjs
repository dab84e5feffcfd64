import { bars } from "./bars.mjs";
import { kindOf } from "./kind.mjs";
import { markup } from "./markup.mjs";
import { behindLines, meanText } from "./summary-text.mjs";

const verbs = ["encode", "decode"];

/** The head of the report, for who comes here first: who is compared, how many times as fast we are, where we are behind, what the payloads are. */
export function summarySection(summary, { contestants, payloads }) {
  return markup`${headline(summary)}
${summary.peers.length === 0 ? "" : peerSection(summary, contestants)}
${summary.operations.length === 0 ? "" : operationSection(summary)}
<h2>Where wireform is behind</h2>
${behind(summary)}
${payloads.length === 0 ? "" : payloadSection(payloads)}`;
}

/** One sentence: against the baseline, and against JSON. */
function headline({ peers, payloads }) {
  const mean = (peer, verb) => peers.find((each) => each.peer === peer && each.operation === verb)?.mean;
  const named = ["protobufjs", "protobuf-es", "json"].filter((peer) => mean(peer, "encode") !== undefined);
  if (named.length === 0) return "";
  const parts = named.map(
    (peer) =>
      markup`<li><b>${times(mean(peer, "encode"))}</b> encode, <b>${times(mean(peer, "decode"))}</b> decode <span class="quiet">against ${names[peer]}</span></li>`,
  );
  return markup`<ul class="headline">${parts}</ul>
<p class="quiet">How many times as fast wireform is, with code generated in the process: geometric mean over ${payloads.length} payloads, CPU time.</p>`;
}

const names = { protobufjs: "protobufjs", "protobuf-es": "protobuf-es", json: "JSON" };

function times(value) {
  return `${value.toFixed(1)}×`;
}

/** Bars of the means, and a table of who the peers are. */
function peerSection({ peers, interpreter }, about = {}) {
  const order = [...new Set(peers.map(({ peer }) => peer))];
  const find = (rows, peer, verb) => rows.find((each) => each.peer === peer && each.operation === verb);
  const rows = order.map((peer) => ({
    label: peer,
    kind: kindOf(peer),
    values: verbs.map((verb) => find(peers, peer, verb)?.mean ?? Number.NaN),
  }));
  return markup`<h2>Who is compared</h2>
<p>Bars: how many times as fast as each of them wireform is; at the dashed line they are level. The table has the least payload in brackets, and the same of the interpreter, which runs where evaluating code is forbidden.</p>
<figure>${bars({ columns: verbs, rows, one: true, unit: "×" })}</figure>
<div class="scroll"><table class="words">
<tr><th></th><th>what it is</th><th>encode</th><th>decode</th><th>encode, interpreter</th><th>decode, interpreter</th></tr>
${order.map((peer) => markup`<tr><td>${peer}</td><td>${about[peer] ?? ""}</td>${[peers, interpreter].flatMap((all) => verbs.map((verb) => meanCell(find(all, peer, verb))))}</tr>`)}
</table></div>`;
}

function operationSection({ operations }) {
  const peers = [...new Set(operations.map(({ peer }) => peer))];
  const done = [...new Set(operations.map(({ operation }) => operation))];
  return markup`<h2>JSON, copies, comparisons</h2>
<p>How many times as fast as each peer wireform is in what else is done with messages; the least payload in brackets. <code>native</code> is JSON.stringify and JSON.parse of plain values, structuredClone, and util.isDeepStrictEqual, which know nothing of types.
The text format and <code>verify</code> have no peer, or one.</p>
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
    : markup`<ul class="behind-list">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

function payloadSection(payloads) {
  return markup`<h2>The payloads</h2>
<dl>${payloads.map(({ case: name, about }) => markup`<dt id="payload-${name}">${name}</dt><dd>${about}</dd>`)}</dl>`;
}
