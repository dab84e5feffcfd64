import { markup } from "./markup.mjs";

const rowHeight = 17;
const labelWidth = 130;
const chartWidth = 205;
const gap = 20;
const head = 18;

/**
 * Bars side by side: `columns` are titles, `rows` have a `label`, a `kind` (a class of the style sheet) and `values`, one per column, NaN where there is
 * none. Every column has its scale; a line marks 1 where `one` is set. Bars of more than `most` are cut, and end in an arrow.
 */
export function bars({ columns, rows, one = false, unit = "", most = Infinity }) {
  const height = head + rows.length * rowHeight;
  const width = labelWidth + columns.length * (chartWidth + gap);
  const parts = columns.map((title, column) => {
    const left = labelWidth + column * (chartWidth + gap);
    const known = rows.map(({ values }) => values[column]).filter((value) => !Number.isNaN(value));
    const largest = Math.min(most, Math.max(...known, one ? 1 : 0));
    const scale = (chartWidth - 46) / largest;
    return markup`<text class="quiet" x="${left}" y="11">${title}</text>
      ${one ? markup`<line class="one" x1="${round(left + scale)}" x2="${round(left + scale)}" y1="${head - 3}" y2="${height}"/>` : ""}
      ${rows.map((row, index) => bar(row, row.values[column], left, head + index * rowHeight, { scale, unit, most }))}`;
  });
  const labels = rows.map(
    ({ label }, index) => markup`<text x="0" y="${head + index * rowHeight + 12}">${label}</text>`,
  );
  return markup`<svg viewBox="0 0 ${width} ${height}" role="img">${labels}${parts}</svg>`;
}

function bar({ kind }, value, left, top, { scale, unit, most }) {
  if (Number.isNaN(value)) return markup`<text class="quiet" x="${left}" y="${top + 12}">–</text>`;
  const length = round(Math.min(value, most) * scale);
  const arrow = value > most ? "→ " : "";
  return markup`<rect class="${kind}" x="${left}" y="${top + 2}" width="${Math.max(1, length)}" height="${rowHeight - 5}" rx="1"/>
    <text class="quiet" x="${round(left + length + 4)}" y="${top + 12}">${arrow}${text(value)}${unit}</text>`;
}

/** Three digits; less than a hundredth as a power of ten. */
export function text(value) {
  if (value > 0 && value < 0.005) return value.toExponential(0);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function round(value) {
  return Math.round(value * 10) / 10;
}
