import { baseline, own, viewing } from "./contestants/index.mjs";

/** The results of one payload as text: times, ratios with the baseline as 1, and ours to each. */
export function payloadTable({ case: name, title, bytes, gzipped, notes, results }) {
  const header = ["", "", "", ...own.map(shortName)];
  const lines = [
    `${name}: ${title}`,
    row("", ["encode", ...header.slice(1)], ["decode", ...header.slice(1)], "bytes", "gzipped"),
  ];
  for (const contestant of Object.keys(bytes)) {
    lines.push(
      row(
        contestant,
        cells(results, contestant, "encode"),
        cells(results, contestant, "decode"),
        String(bytes[contestant]),
        String(gzipped[contestant]),
      ),
    );
  }
  for (const [contestant, note] of Object.entries(notes))
    lines.push(`  ${contestant}: ${bytes[contestant] === undefined ? "not here: " : ""}${note}`);
  return `${lines.join("\n")}\n`;
}

/** How many times as fast as each contestant the first of ours is, over all payloads. */
export function summaryTable(results) {
  const [contestant] = own.filter((name) => results[0]?.bytes[name] !== undefined);
  if (contestant === undefined) return "";
  const others = [...new Set(results.flatMap(({ bytes }) => Object.keys(bytes)))].filter((name) => name !== contestant);
  const table = (verb) => [
    `${contestant} against, ${verb}:`.padEnd(40) + results.map(({ case: name }) => name.padStart(12)).join(""),
    ...others.map(
      (other) =>
        `  ${other.padEnd(38)}${results.map((result) => number(ourRatio(result.results, verb, contestant, other)).padStart(12)).join("")}`,
    ),
  ];
  return `${[...table("encode"), ...table("decode")].join("\n")}\n`;
}

/** How much of our ratio to each peer is left in another run: 1 where nothing changes. A cell below `leastLeft` is marked. */
export function comparisonTable(title, reference, results) {
  const lines = [];
  for (const verb of ["encode", "decode"]) {
    const cases = results.filter(({ case: name }) => reference.some((each) => each.case === name));
    lines.push(
      `${title}: what is left of ${own[0]}'s ratios, ${verb}:`,
      `  ${"".padEnd(24)}${cases.map(({ case: name }) => name.padStart(12)).join("")}    mean`,
    );
    for (const { peer, values, mean } of comparison(reference, results, verb)) {
      lines.push(
        `  ${peer.padEnd(24)}${values.map((value) => `${number(value)}${value < leastLeft ? "!" : ""}`.padStart(12)).join("")}${number(mean).padStart(8)}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** What should be left of our ratios in any run. */
export const leastLeft = 0.8;

/** Per peer, the ratios of `results` divided by those of `reference`, by payload, and their geometric mean. */
export function comparison(reference, results, verb, contestant = own[0]) {
  const pairs = results.flatMap((result) =>
    reference.filter((each) => each.case === result.case).map((each) => [each, result]),
  );
  const peers = [...new Set(results.flatMap(({ bytes }) => Object.keys(bytes)))].filter((name) => !own.includes(name));
  return peers.map((peer) => {
    const values = pairs.map(
      ([before, after]) =>
        ourRatio(after.results, verb, contestant, peer) / ourRatio(before.results, verb, contestant, peer),
    );
    const known = values.filter((value) => !Number.isNaN(value));
    return { peer, values, mean: Math.exp(known.reduce((sum, value) => sum + Math.log(value), 0) / known.length) };
  });
}

/** Rows of equal keys as text. */
export function rowsTable(title, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const text = (value) => (typeof value === "number" ? number(value) : String(value ?? ""));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((each) => text(each[column]).length)));
  const line = (values) =>
    `  ${values.map((value, index) => (index === 0 ? value.padEnd(widths[index]) : value.padStart(widths[index]))).join("  ")}`;
  return `${[title, line(columns), ...rows.map((each) => line(columns.map((column) => text(each[column]))))].join("\n")}\n`;
}

/** How many times as fast as `other` one of ours is, doing the same work: against bytes that are views into the input by `viewing`, if that was measured. */
export function ourRatio(results, verb, ours, other) {
  const { views } = results.find((result) => result.verb === verb && result.contestant === other) ?? {};
  const viewed = views && own.includes(ours) ? ratio(results, verb, viewing, other) : Number.NaN;
  return Number.isNaN(viewed) ? ratio(results, verb, ours, other) : viewed;
}

/** How many times as fast as `other` a contestant is; NaN where one is missing. */
export function ratio(results, verb, contestant, other) {
  const find = (wanted) => results.find((result) => result.verb === verb && result.contestant === wanted)?.nanoseconds;
  return find(other) / find(contestant);
}

function cells(results, contestant, verb) {
  const { nanoseconds, spread } = results.find((result) => result.verb === verb && result.contestant === contestant);
  const [toBaseline, ...toOurs] = [
    ratio(results, verb, contestant, baseline),
    ...own.map((ours) => ourRatio(results, verb, ours, contestant)),
  ];
  return [`${duration(nanoseconds)} ±${Math.round(spread * 100)}%`, number(toBaseline), "|", ...toOurs.map(number)];
}

function row(name, encode, decode, ...sizes) {
  const format = ([time, toBaseline, bar, ...toOurs]) =>
    `${time.padStart(14)} ${toBaseline.padStart(6)} ${bar.padEnd(1)}${toOurs.map((cell) => cell.padStart(7)).join("")}`;
  return `  ${name.padEnd(22)} ${format(encode)}   ${format(decode)} ${sizes.map((size) => size.padStart(8)).join("")}`.trimEnd();
}

function shortName(name) {
  return name === "wireform-interpreter" ? "interp" : name.replace("wireform-", "");
}

/** Three digits, or as many as there are. */
function number(value) {
  if (Number.isNaN(value)) return "";
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

export function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`;
  return nanoseconds < 1e6 ? `${(nanoseconds / 1e3).toPrecision(3)} µs` : `${(nanoseconds / 1e6).toPrecision(3)} ms`;
}
