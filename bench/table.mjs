import { baseline, own } from "./contestants/index.mjs";
import { comparison, contestantsOf, leastLeft, ourRatio, ratio } from "./ratios.mjs";

/**
 * The results of one payload as rows for `console.table`: the columns of tinybench, then how many times as fast as the baseline the contestant is, how many times as
 * fast as it each of ours is, and its bytes.
 */
export function taskRows({ bytes, results }, verb) {
  return results
    .filter((result) => result.verb === verb)
    .map(({ contestant, latency, throughput, samples }) => ({
      "Task name": `${verb} ${contestant}`,
      "Latency avg (ns)": `${digits(latency.mean)} ± ${latency.rme.toFixed(2)}%`,
      "Latency med (ns)": `${digits(latency.p50)} ± ${digits(latency.mad)}`,
      "Throughput avg (ops/s)": `${Math.round(throughput.mean)} ± ${throughput.rme.toFixed(2)}%`,
      Samples: samples,
      [`× ${baseline}`]: number(ratio(results, verb, contestant, baseline)),
      ...Object.fromEntries(
        own.map((ours) => [`${shortName(ours)} is ×`, number(ourRatio(results, verb, ours, contestant))]),
      ),
      bytes: bytes[contestant],
    }));
}

/** What is to be said of contestants under a payload's tables. */
export function notesOf({ bytes, notes }) {
  return Object.entries(notes)
    .map(([contestant, note]) => `  ${contestant}: ${bytes[contestant] === undefined ? "not here: " : ""}${note}\n`)
    .join("");
}

/** How many times as fast as each contestant the first of ours is, over all payloads. */
export function ratiosTable(results) {
  const [contestant] = own.filter((name) => results[0]?.bytes[name] !== undefined);
  if (contestant === undefined) return "";
  const others = contestantsOf(results).filter((name) => name !== contestant);
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

/** Rows of equal keys as text. */
export function rowsTable(title, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const text = (value) => (typeof value === "number" ? number(value) : String(value ?? ""));
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((each) => text(each[column]).length)));
  const line = (values) =>
    `  ${values.map((value, index) => (index === 0 ? value.padEnd(widths[index]) : value.padStart(widths[index]))).join("  ")}`;
  return `${[title, line(columns), ...rows.map((each) => line(columns.map((column) => text(each[column]))))].join("\n")}\n`;
}

function shortName(name) {
  return name === "wireform-interpreter" ? "interp" : name.replace("wireform-", "");
}

/** Two places, or none from a hundred on. */
export function number(value) {
  if (value === undefined || Number.isNaN(value)) return "";
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** Nanoseconds, whole from a hundred on. */
function digits(value) {
  return value.toFixed(value >= 100 ? 0 : 2);
}
