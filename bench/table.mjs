import { baseline, own } from "./contestants/index.mjs";

/** The results of one payload as text: nanoseconds, ratios with the baseline as 1, and ours to each. */
export function payloadTable({ case: name, title, bytes, failures, results }) {
  const lines = [`${name}: ${title}`, row("", ["encode", "", "", ...own.map(shortName)], ["decode", "", "", ...own.map(shortName)], "bytes")];
  for (const contestant of Object.keys(bytes)) {
    lines.push(row(contestant, cells(results, contestant, "encode"), cells(results, contestant, "decode"), String(Math.round(bytes[contestant]))));
  }
  for (const [contestant, reason] of Object.entries(failures)) lines.push(`  ${contestant.padEnd(22)} -  ${reason.split("\n", 1)[0]}`);
  return `${lines.join("\n")}\n`;
}

/** How many times as fast as `other` a contestant is. */
export function ratio(results, verb, contestant, other) {
  const find = (wanted) => results.find((result) => result.verb === verb && result.contestant === wanted)?.nanoseconds;
  return find(other) / find(contestant);
}

function cells(results, contestant, verb) {
  const { nanoseconds, spread } = results.find((result) => result.verb === verb && result.contestant === contestant);
  const ratios = [ratio(results, verb, contestant, baseline), ...own.map((ours) => ratio(results, verb, ours, contestant))];
  const [toBaseline, ...toOurs] = ratios.map((value) => (Number.isNaN(value) ? "" : value.toFixed(2)));
  return [`${duration(nanoseconds)} ±${Math.round(spread * 100)}%`, toBaseline, "|", ...toOurs];
}

function row(name, encode, decode, bytes) {
  const format = ([time, toBaseline, bar, ...toOurs]) => `${time.padStart(14)} ${toBaseline.padStart(6)} ${bar.padEnd(1)}${toOurs.map((cell) => cell.padStart(6)).join("")}`;
  return `  ${name.padEnd(22)} ${format(encode)}   ${format(decode)} ${bytes.padStart(8)}`.trimEnd();
}

function shortName(name) {
  return name === "wireform-interpreter" ? "interp" : name.replace("wireform-", "");
}

function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`;
  return nanoseconds < 1e6 ? `${(nanoseconds / 1e3).toPrecision(3)} µs` : `${(nanoseconds / 1e6).toPrecision(3)} ms`;
}
