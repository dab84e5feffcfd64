// The pictures of the README. `node bench/report/charts.mjs` makes them again, of bench/report.json and bench/sizes.json.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawChart, themes } from "./chart.mjs";
import { summarise } from "./summary.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));
const directory = fileURLToPath(new URL("../../docs/images", import.meta.url));

/** Those that the chart of speed shows beside wireform, and what they are called there. */
const peers = {
  protobufjs: "protobufjs",
  "ts-proto": "ts-proto",
  pbf: "pbf",
  "protobuf-es": "protobuf-es",
  json: "JSON, as bytes",
  msgpackr: "msgpackr",
};
/** What the others are multiples of. */
const unit = "protobufjs";

/** The programs that the chart of sizes shows: the beginnings of their titles, and what they are called there. */
const programs = {
  "one message": "One message (AddRequest)",
  "a file of 20 messages": "20 messages (a shop)",
  "all of cluster_service.proto": "262 messages (Google's cluster_service.proto)",
};
const libraryNames = { "wireform, size": "wireform for size", "wireform, speed": "wireform for speed" };

/** The text of each picture, by the name of its file. */
export function charts(report, sizes) {
  const drawn = { speed: speedChart(report), sizes: sizeChart(sizes) };
  return Object.fromEntries(
    Object.entries(drawn).flatMap(([name, chart]) =>
      Object.entries(themes).map(([theme, colours]) => [`${name}-${theme}.svg`, drawChart(chart, colours)]),
    ),
  );
}

/** Speeds as multiples of protobufjs's. What lies between wireform and another is the mean that the report has of the two. */
function speedChart(report) {
  const summary = summarise(report);
  const mean = (rows, peer, verb) =>
    rows.find((row) => row.peer === peer && row.operation === verb)?.mean ?? Number.NaN;
  const row = (label, kind, speed) => ({
    label,
    kind,
    bars: ["encode", "decode"].map((verb) => ({ value: speed(verb), text: `${verb} ${speed(verb).toFixed(1)}×` })),
  });
  const ours = (verb) => mean(summary.peers, unit, verb);
  const rows = [
    row("wireform", "ours", ours),
    row("wireform, no eval", "ours-second", (verb) => mean(summary.interpreter, unit, verb)),
    ...Object.entries(peers)
      .map(([peer, name]) => row(name, "peer", (verb) => ours(verb) / mean(summary.peers, peer, verb)))
      .sort((one, other) => together(other) - together(one)),
  ];
  return {
    title: "Speed",
    subtitle: `${unit} = 1, longer is faster; Node ${major(report.machine.node)}, mean of ${summary.payloads.length} payloads`,
    description: `Bars of how fast libraries encode and decode, as multiples of ${unit}. ${told(rows)}`,
    sections: [{ rows }],
  };
}

/** Of both verbs, for the order of the rows. */
function together({ bars: [encode, decode] }) {
  return encode.value * decode.value;
}

/** Bytes of bundles, minified and gzipped, the smallest first; who cannot read a schema comes last. */
function sizeChart({ exact }) {
  const libraries = Object.keys(exact[0].cells);
  const sections = Object.entries(programs).map(([begin, heading]) => {
    const { cells } = exact.find(({ title }) => title.startsWith(begin));
    const rows = libraries
      .map((library) => ({ library, bytes: cells[library] ?? Number.NaN }))
      .sort((one, other) => (one.bytes || Infinity) - (other.bytes || Infinity))
      .map(({ library, bytes }) => ({
        label: libraryNames[library] ?? library,
        kind: library.startsWith("wireform") ? "ours" : "peer",
        bars: [{ value: bytes, text: cells[library] ? `${(bytes / 1000).toFixed(1)} kB` : "cannot read this schema" }],
      }));
    return { heading, rows };
  });
  return {
    title: "Size of the bundle",
    subtitle: "code that encodes and decodes, minified and gzipped; shorter is smaller",
    description: `Bars of the sizes of bundles. ${sections.map(({ heading, rows }) => `${heading}: ${told(rows)}`).join(" ")}`,
    sections,
  };
}

function told(rows) {
  return `${rows.map(({ label, bars }) => `${label}: ${bars.map(({ text }) => text).join(", ")}`).join("; ")}.`;
}

function major(version) {
  return version.replace(/^v(\d+).*/, "$1");
}

/** Those of the committed figures. */
export function committedCharts() {
  const [report, sizes] = ["report.json", "sizes.json"].map((name) =>
    JSON.parse(readFileSync(join(bench, name), "utf8")),
  );
  return charts(report, sizes);
}

export function writeCharts() {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(committedCharts())) writeFileSync(join(directory, name), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeCharts();
