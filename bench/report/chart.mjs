import { markup } from "./markup.mjs";

// Drawn narrow, so that the texts can still be read where a phone shows the picture at two thirds of this width.
const width = 520;
const labelWidth = 166;
/** Room for the text to the right of the longest bar. */
const textWidth = 92;
const barHeight = 15;
const barGap = 2;
const rowGap = 9;
const sectionGap = 12;
const headHeight = 58;
const headingHeight = 24;
const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Colours for a page that is light, and for one that is dark; bars have at least 3:1 to the page, texts 4.5:1. */
export const themes = {
  light: { text: "#1f2328", quiet: "#59636e", ours: "#0969da", "ours-second": "#3f8ae6", peer: "#868f99" },
  dark: { text: "#f0f6fc", quiet: "#9198a1", ours: "#4493f8", "ours-second": "#2f6fc4", peer: "#6e7681" },
};

/**
 * Horizontal bars as an SVG that stands alone: `sections` have a `heading`, or none, and `rows`; a row has a `label`, a `kind` (a colour of the theme) and `bars`, each a `value`, NaN for
 * none, and its `text`. Every section has its own scale. `title` and `subtitle` are shown, and `description` tells those who cannot see it what the picture shows.
 */
export function drawChart({ title, subtitle, description, sections }, colours) {
  let top = headHeight;
  const parts = sections.map((section) => {
    const drawn = drawSection(section, top, colours);
    top += heightOf(section) + sectionGap;
    return drawn;
  });
  const height = top - sectionGap;
  return String(markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="${font}" font-size="14">
<title id="title">${title}</title>
<desc id="desc">${description}</desc>
<text x="0" y="20" font-size="18" font-weight="600" fill="${colours.text}">${title}</text>
<text x="0" y="40" fill="${colours.quiet}">${subtitle}</text>
${parts}</svg>
`);
}

function drawSection({ heading, rows }, top, colours) {
  const values = rows.flatMap(({ bars }) => bars.map(({ value }) => value)).filter((value) => !Number.isNaN(value));
  const scale = (width - labelWidth - textWidth) / Math.max(...values);
  let y = top + headingOf(heading);
  const drawn = rows.map((row) => {
    const part = drawRow(row, y, scale, colours);
    y += heightOfRow(row) + rowGap;
    return part;
  });
  return heading === undefined
    ? drawn
    : markup`<text x="0" y="${top + 14}" font-weight="600" fill="${colours.text}">${heading}</text>
${drawn}`;
}

function drawRow(row, top, scale, colours) {
  const { label, kind, bars } = row;
  const isOurs = kind !== "peer";
  const drawn = bars.map((bar, index) =>
    drawBar(bar, top + index * (barHeight + barGap), scale, colours[kind], colours),
  );
  return markup`<text x="0" y="${top + heightOfRow(row) / 2 + 5}" font-weight="${isOurs ? 600 : 400}" fill="${colours.text}">${label}</text>
${drawn}`;
}

function drawBar({ value, text }, top, scale, colour, colours) {
  const length = Number.isNaN(value) ? 0 : Math.max(2, Math.round(value * scale));
  const rect = markup`<rect x="${labelWidth}" y="${top}" width="${length}" height="${barHeight}" rx="2" fill="${colour}"/>
`;
  return markup`${length === 0 ? "" : rect}<text x="${labelWidth + (length === 0 ? 0 : length + 6)}" y="${top + 12}" font-size="13" fill="${colours.quiet}">${text}</text>
`;
}

function heightOfRow({ bars }) {
  return bars.length * (barHeight + barGap) - barGap;
}

function heightOf({ heading, rows }) {
  return headingOf(heading) + rows.reduce((sum, row) => sum + heightOfRow(row) + rowGap, 0);
}

function headingOf(heading) {
  return heading === undefined ? 0 : headingHeight;
}
