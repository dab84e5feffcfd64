/** The longest text that has a case of its own, in bytes. */
const longest = 28;
/** The longest that the first of two functions reads: V8 compiles it at the first text, and it is a fifth of the other. */
const longestOfFirst = 12;
const width = 120;

const header = `/*
 * Made by build/made/short-text.mjs (npm run make): a case for each length.
 */

const { fromCharCode } = String;

/** The longest text that \`readShortAscii\` reads, in bytes. */
export const longestShortAscii = ${longest};

/**
 * The text of \`length\` (0 to ${longest}) bytes at \`position\`, or undefined if one of them is above 127.
 *
 * One call of \`fromCharCode\` with as many arguments as there are bytes: 24 ns for 5 bytes and 45 for 25, where a call
 * into the engine takes 60 to 90. Each byte is loaded once, for the check and for the text (benchmark cases \`small\` and
 * \`common\`).
 */
export function readShortAscii(bytes: Uint8Array, position: number, length: number): string | undefined {
  switch (length) {
    case 0:
      return "";
    case 1:
      return bytes[position]! < 128 ? fromCharCode(bytes[position]!) : undefined;
`;

const rest = `    default:
      return readLongerAscii(bytes, position, length);
  }
}

function readLongerAscii(bytes: Uint8Array, position: number, length: number): string | undefined {
  switch (length) {
`;

const footer = `    default:
      return undefined;
  }
}
`;

/** What src/wire/short-text.ts is to hold. */
export function shortText() {
  return header + casesOf(2, longestOfFirst) + rest + casesOf(longestOfFirst + 1, longest) + footer;
}

function casesOf(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => textOfLength(first + index)).join("");
}

function textOfLength(length) {
  const units = Array.from({ length }, (_, index) => `unit${index}`);
  const loads = units.map((unit, index) => `${unit} = bytes[position${index === 0 ? "" : ` + ${index}`}]!`);
  return `    case ${length}: {
${statement("const ", loads, ", ", ";")}
${statement("if ((", units, " | ", ") > 127) return undefined;")}
${statement("return fromCharCode(", units, ", ", ");")}
    }
`;
}

/** A statement with a list in it, on as many lines as it takes. */
function statement(start, items, separator, end) {
  const lines = [`      ${start}`];
  items.forEach((item, index) => {
    const text = item + (index < items.length - 1 ? separator : end);
    const line = lines.at(-1) + text;
    if (line.trimEnd().length <= width) lines[lines.length - 1] = line;
    else lines.push(`        ${text}`);
  });
  return lines.map((line) => line.trimEnd()).join("\n");
}
