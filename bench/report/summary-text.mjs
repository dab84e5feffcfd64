import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operations as allOperations } from "../operations/index.mjs";
import { amount } from "../sizes.mjs";
import { number } from "../table.mjs";

const page = fileURLToPath(new URL("../README.md", import.meta.url));

/** A summary as Markdown: what was compared, on what, how many times as fast, and where we are behind. */
export function summaryText(summary, { machine, method, engines = {}, runs }) {
  const engine = engines[Object.keys(runs)[0]] ?? `Node ${machine.node}`;
  return [
    `${engine}, ${machine.cpu}, ${machine.cores} cores, ${machine.date}; ${summary.payloads.length} payload${summary.payloads.length === 1 ? "" : "s"}${method.quick ? "; a quick run, few and short samples" : ""}.`,
    "",
    ...peerTable(summary),
    ...operationTable(summary),
    "Where wireform is behind (its speed, the peer being 1):",
    "",
    ...behindLines(summary).map(([who, what]) => `- ${who}: ${what}`),
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
  const verbs = operationNames(operations);
  const cell = (verb, name) => operations.find(({ operation, peer }) => operation === verb && peer === name);
  return [
    `| how many times as fast as | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---|").join("")}`,
    ...verbs.map((verb) => `| ${[verb, ...names.map((name) => meanText(cell(verb, name)))].join(" | ")} |`),
    "",
  ];
}

/** Those that a summary has, in the order of the tables. */
export function operationNames(operations) {
  return Object.keys(allOperations).filter((name) => operations.some(({ operation }) => operation === name));
}

/** A geometric mean, and the least of what it is of. */
export function meanText(comparison) {
  if (comparison === undefined) return "";
  const least = comparison.values.reduce((one, other) => (other.ratio < one.ratio ? other : one));
  return `${number(comparison.mean)} (${least.case} ${number(least.ratio)})`;
}

/** Where we are behind: who is ahead, or in what, and by how much. */
export function behindLines({ behind, larger, later }) {
  const byPeer = (list, more) =>
    [...new Set(list.map(({ peer }) => peer))].map((name) => {
      const texts = list.filter(({ peer }) => peer === name).map(behindText);
      return [`${name}${more}`, texts.join("; ")];
    });
  const amounts = (list, unit) => list.map(([name, value]) => `${name} ${amount(value, unit)}`).join("; ");
  return [
    ...byPeer(behind.filter(isCodec), ""),
    ...byPeer(
      behind.filter((each) => !isCodec(each)),
      ", beside encode and decode",
    ),
    ...larger.map(({ program, unit, ours, smaller }) => [
      `${program}, ${unit}`,
      `${amount(ours, unit)}; less: ${amounts(smaller, unit)}`,
    ]),
    ...(later === undefined
      ? []
      : [["cold start to the first message", `${amount(later.ours, "ms")}; less: ${amounts(later.earlier, "ms")}`]]),
  ];
}

/** Of encode and decode the payloads, and our speed on them; of other operations how many they are, and the least, for the table above has the means. */
function behindText({ operation, of, below }) {
  const named = below.map(({ case: name, ratio }) => `${name} ${number(ratio)}`);
  const shown = isCodec({ operation }) ? named.join(", ") : `least ${named[0]}`;
  return `${operation} on ${named.length} of ${of} payloads (${shown})`;
}

function isCodec({ operation }) {
  return operation === "encode" || operation === "decode";
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
