import { baseline, contestantNames, own } from "./contestants/index.mjs";

/** Those that are compared where an engine or a kind of input is in question: the report has them alone there. */
export const comparedNames = contestantNames.filter(
  (name) =>
    own.includes(name) || [baseline, "wireform-views", "protobufjs-static", "protobuf-es", "json"].includes(name),
);

/** The major version of Node that everything is measured on, unless it is asked for another one: headline, charts and goals are of it. */
export const referenceNode = "26";

/** The other versions of Node that the report has. */
export const reportNodes = ["20", "22", "24"];

/** The runs of a complete report. The first is what the others are compared with. */
export const reportRuns = [
  "isolated",
  "polluted",
  "buffer",
  ...reportNodes.map((major) => `node-${major}`),
  "bun",
  "deno",
  "chromium",
];

const titles = {
  isolated: "Isolated: a process for each payload",
  polluted: "Polluted: one process that has seen all payloads",
  buffer: "Isolated, decoding from Buffers",
  bun: "Bun, isolated",
  deno: "Deno, isolated",
  chromium: "Chromium, without the native helpers of Node; time by the clock",
};

export function titleOf(run) {
  return titles[run] ?? `Node ${engineOf(run)}, isolated`;
}

/** The other program that a run asks for, by the major version of a Node or by name; undefined where it is the one that we are. */
export function engineOf(run) {
  return run === "bun" || run === "deno" ? run : /^node-(\d+)$/.exec(run)?.[1];
}
