import { bars, text } from "./bars.mjs";
import { kindOf } from "./kind.mjs";
import { lines } from "./lines.mjs";
import { markup } from "./markup.mjs";
import { payloadLink } from "./payload-link.mjs";

/** A further measure: what it is, its chart if it has one, and its rows; folded away where tables of what follows of them come first. */
export function measureSection(name, { title, about, chart, rows, tables = [] }, payloads) {
  return markup`<h2 id="${name}">${title}</h2>
<p>${prose(about)}</p>
${chart === undefined ? "" : charts[chart](rows)}
${tables.map((each) => markup`<p>${prose(each.title)}.</p>${table(each.rows, payloads)}`)}
${tables.length === 0 ? table(rows, payloads) : markup`<details><summary>All figures</summary>${table(rows, payloads)}</details>`}`;
}

/** Text with code between backticks. */
function prose(about) {
  return about.split("`").map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`));
}

function table(rows, payloads) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  return markup`<div class="scroll"><table>
<tr>${columns.map((column) => markup`<th>${column}</th>`)}</tr>
${rows.map((row) => markup`<tr>${columns.map((column) => cell(row[column], column === "payload" ? payloads[row[column]] : undefined))}</tr>`)}
</table></div>`;
}

function cell(value, about) {
  if (about !== undefined) return markup`<td class="word">${payloadLink(value, about)}</td>`;
  if (value === undefined || value === null || Number.isNaN(value)) return markup`<td></td>`;
  return typeof value === "number" ? markup`<td>${text(value)}</td>` : markup`<td class="word">${prose(value)}</td>`;
}

const charts = {
  /** A bar per contestant and column of numbers. */
  bars(rows) {
    const columns = Object.keys(rows[0]).filter((column) => column !== "contestant");
    return markup`<figure>${bars({ columns, rows: rows.map((row) => ({ label: row.contestant, kind: kindOf(row.contestant), values: columns.map((column) => row[column] ?? NaN) })) })}</figure>`;
  },
  /** A panel per shape and verb, a line per contestant over the sizes, whose columns are called `10 kB` and the like. */
  lines(rows) {
    const titles = new Set(rows.map(({ shape, verb }) => `${shape}, ${verb}`));
    return markup`<div class="panels">${[...titles].map((title) =>
      growthPanel(
        title,
        rows.filter(({ shape, verb }) => `${shape}, ${verb}` === title),
      ),
    )}</div>`;
  },
};

function growthPanel(title, rows) {
  const steps = Object.keys(rows[0]).filter((column) => /^\d+ [kM]?B$/.test(column));
  return markup`<figure><figcaption>${title} <span>ns per byte</span></figcaption>
${lines({ steps, lines: rows.map((row) => ({ label: row.contestant, kind: kindOf(row.contestant), values: steps.map((step) => row[step]) })) })}</figure>`;
}
