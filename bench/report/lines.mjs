import { text } from "./bars.mjs";
import { markup } from "./markup.mjs";

const width = 480;
const height = 190;
const [left, right, top, bottom] = [40, 130, 12, 22];

/** Lines over steps on a logarithmic scale: `steps` are labels, `lines` have a `label`, a `kind` (a class of the style sheet) and `values`, one per step. */
export function lines({ steps, lines }) {
  const values = lines.flatMap((line) => line.values).filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const x = (index) => Math.round(left + (index / (steps.length - 1)) * (width - left - right));
  const y = (value) =>
    Math.round(top + ((high - Math.log10(Math.max(value, 10 ** low))) / (high - low || 1)) * (height - top - bottom));
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return markup`<svg viewBox="0 0 ${width} ${height}" role="img">
    ${decades.map((value) => markup`<line class="axis" x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}"/><text class="quiet" x="${left - 5}" y="${y(value) + 4}" text-anchor="end">${value >= 1 ? value : text(value)}</text>`)}
    ${steps.map((step, index) => markup`<text class="quiet" x="${x(index)}" y="${height - 6}" text-anchor="middle">${step}</text>`)}
    ${lines.map((line) => markup`<polyline class="${line.kind}" points="${line.values.map((value, index) => `${x(index)},${y(value)}`).join(" ")}"/>`)}
    ${spread(lines.map((line) => y(line.values.at(-1)))).map((at, index) => markup`<text x="${width - right + 6}" y="${at + 4}">${lines[index].label}</text>`)}
  </svg>`;
}

/** Places of labels, moved apart where they would lie on each other. */
function spread(places) {
  const order = places.map((_, index) => index).sort((one, other) => places[one] - places[other]);
  const moved = [...places];
  for (let index = 1; index < order.length; index++)
    moved[order[index]] = Math.max(moved[order[index]], moved[order[index - 1]] + 13);
  return moved;
}
