import { bars, text } from "./bars.mjs";
import { kindOf } from "./kind.mjs";
import { lines } from "./lines.mjs";
import { markup } from "./markup.mjs";

/** A further measure: what it is, its chart if it has one, and its rows. */
export function measureSection({ title, about, chart, rows }) {
  return markup`<h2>${title}</h2>
<p>${about}</p>
${chart === undefined ? "" : charts[chart](rows)}
<div class="scroll"><table>
<tr>${Object.keys(rows[0]).map((column) => markup`<th>${column}</th>`)}</tr>
${rows.map((row) => markup`<tr>${Object.values(row).map((value) => markup`<td>${typeof value === "number" ? text(value) : (value ?? "")}</td>`)}</tr>`)}
</table></div>`;
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
