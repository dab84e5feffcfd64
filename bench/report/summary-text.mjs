import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { number } from "../table.mjs";

const page = fileURLToPath(new URL("../README.md", import.meta.url));

/** A summary as Markdown: what was compared, on what, how many times as fast, and where we are behind. */
export function summaryText(summary, { machine }) {
  return [
    `Node ${machine.node}, ${machine.cpu}, ${machine.cores} cores, ${machine.date}; ${summary.payloads.length} payloads.`,
    "",
    ...peerTable(summary),
    ...operationTable(summary),
    "Behind:",
    "",
    ...behindLines(summary).map((line) => `- ${line}`),
    "",
  ].join("\n");
}

/** How many times as fast as each peer; the least payload in brackets. */
function peerTable({ peers, interpreter }) {
  if (peers.length === 0) return [];
  const mean = (rows, name, operation) => {
    const row = rows.find((each) => each.peer === name && each.operation === operation);
    return row === undefined ? "" : meanText(row);
  };
  const names = [...new Set(peers.map(({ peer }) => peer))];
  return [
    "| how many times as fast as | encode | decode | encode, interpreter | decode, interpreter |",
    "|---|---|---|---|---|",
    ...names.map(
      (name) =>
        `| ${[name, ...[peers, interpreter].flatMap((rows) => ["encode", "decode"].map((verb) => mean(rows, name, verb)))].join(" | ")} |`,
    ),
    "",
  ];
}

function operationTable({ operations }) {
  if (operations.length === 0) return [];
  const names = [...new Set(operations.map(({ peer }) => peer))];
  const verbs = [...new Set(operations.map(({ operation }) => operation))];
  const cell = (verb, name) => operations.find(({ operation, peer }) => operation === verb && peer === name);
  return [
    `| how many times as fast as | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---|").join("")}`,
    ...verbs.map((verb) => `| ${[verb, ...names.map((name) => meanText(cell(verb, name)))].join(" | ")} |`),
    "",
  ];
}

/** A geometric mean, and the least of what it is of. */
export function meanText(comparison) {
  if (comparison === undefined) return "";
  const least = comparison.values.reduce((one, other) => (other.ratio < one.ratio ? other : one));
  return `${number(comparison.mean)} (${least.case} ${number(least.ratio)})`;
}

/** Where we are behind, a line for each peer, for the sizes of each program and for the cold start. */
export function behindLines({ behind, larger, later }) {
  const peers = [...new Set(behind.map(({ peer }) => peer))];
  return [
    ...peers.map(
      (peer) =>
        `${peer} is ahead in ${behind
          .filter((each) => each.peer === peer)
          .map(behindText)
          .join("; in ")}`,
    ),
    ...larger.map(
      ({ program, unit, ours, smaller }) =>
        `${program}, ${unit}: ${ours} at the least; ${smaller.map(([library, size]) => `${library} ${size}`).join(", ")}`,
    ),
    ...(later === undefined
      ? []
      : [
          `cold start, ms to the first message: ${number(later.ours)}; ${later.earlier.map(([peer, ms]) => `${peer} ${number(ms)}`).join(", ")}`,
        ]),
  ];
}

/** The payloads, and what is left of a peer's speed on them: the names of a few, the range of many. */
function behindText({ operation, of, below }) {
  const named = below.map(({ case: name, ratio }) => `${name} ${number(ratio)}`);
  if (named.length <= 6) return `${operation} on ${named.length} of ${of} payloads (${named.join(", ")})`;
  return `${operation} on ${named.length} of ${of} payloads (${named[0]} to ${named.at(-1)})`;
}

/** Puts the summary at the head of bench/README.md. */
export function writeSummary(text) {
  const before = readFileSync(page, "utf8");
  const section = `<!-- summary -->\n${text}<!-- /summary -->`;
  writeFileSync(
    page,
    before.replace(/<!-- summary -->[^]*<!-- \/summary -->/, () => section),
  );
}
