import { parseArgs } from "node:util";
import { allCaseNames, caseNames, operationCaseNames } from "./cases/index.mjs";
import { baseline, contestantNames, own, viewing } from "./contestants/index.mjs";
import { measureNames } from "./measures/index.mjs";
import { engineOf, referenceNode, reportRuns } from "./runs.mjs";

export const usage = `usage: npm run bench -- [OPTION...]
  --case a,b        these payloads only: ${caseNames.join(" ")}
  --only a,b        these contestants only, with wireform and ${baseline}; or exactly those, if all that you name are ours:
                    ${contestantNames.join(" ")}
  --quick           short slices and few rounds: under 3 minutes, for a first look
  --isolated        a fresh process for each payload; the default
  --polluted        one process that has seen all payloads before it measures any
  --buffer          decode from Buffers; by default from Uint8Arrays that are none
  --node 22,24      beside Node ${referenceNode} others of test/nodes too, which npm installs
  --this-node       on the Node that runs this instead of Node ${referenceNode}
  --bun, --deno     by Bun, by Deno, of test/runtimes (npm run runtimes:install): ours, protobufjs, protobuf-es and JSON
  --chromium        in a headless Chromium: ours, protobufjs, protobuf-es and JSON
  --rounds N        samples of each task: slices, which take turns
  --measure a,b     these further measures instead of the payloads: ${measureNames.join(" ")}
  --report          everything: both kinds of processes and of inputs, other engines, and all measures, into bench/report.json and bench/report.html`;

const paces = {
  quick: { rounds: 5, sliceMs: 4, warmUpMs: 100 },
  full: { rounds: 31, sliceMs: 15, warmUpMs: 450 },
  report: { rounds: 31, sliceMs: 10, warmUpMs: 300 },
};

/** The command line as data; throws an Error that says what is wrong with it. */
export function readArguments(argv) {
  const flag = { type: "boolean", default: false };
  const text = { type: "string" };
  const options = {
    case: text,
    only: text,
    rounds: text,
    measure: text,
    quick: flag,
    isolated: flag,
    polluted: flag,
    buffer: flag,
    report: flag,
    bun: flag,
    deno: flag,
    chromium: flag,
    node: text,
    "this-node": flag,
    help: flag,
  };
  const { values } = parseArgs({ args: argv, options });
  const cases = choose(values.case, values.measure === undefined ? caseNames : allCaseNames, "case");
  return {
    help: values.help,
    report: values.report,
    thisNode: values["this-node"],
    cases: cases.filter((name) => caseNames.includes(name)),
    operationCases: values.case === undefined ? operationCaseNames : cases,
    contestants: chooseContestants(values.only),
    runs: runsOf(values),
    measures: values.report
      ? measureNames
      : values.measure === undefined
        ? []
        : choose(values.measure, measureNames, "measure"),
    quick: values.quick,
    ...paces[values.quick ? "quick" : values.report ? "report" : "full"],
    ...(values.rounds !== undefined && { rounds: positive(values.rounds) }),
  };
}

/** Which processes, and which inputs. */
function runsOf({ isolated, polluted, buffer, node, report, measure, ...values }) {
  if (report) return reportRuns;
  const nodes = (node?.split(",") ?? []).map((major) => `node-${major}`);
  const unknown = nodes.find((run) => engineOf(run) === undefined);
  if (unknown !== undefined) throw new Error("--node: expected major versions, 22,24");
  const special = [
    ...(polluted ? ["polluted"] : []),
    ...nodes,
    ...["bun", "deno", "chromium"].filter((name) => values[name]),
  ];
  const plain = isolated || nodes.length > 0 || special.length + (measure === undefined ? 0 : 1) === 0;
  return [...(buffer ? ["buffer"] : plain ? ["isolated"] : []), ...special];
}

function choose(list, known, what) {
  if (list === undefined) return known;
  const wanted = list.split(",");
  for (const name of wanted)
    if (!known.includes(name)) throw new Error(`unknown ${what} ${name}; known are ${known.join(" ")}`);
  return known.filter((name) => wanted.includes(name));
}

function chooseContestants(list) {
  const chosen = choose(list, contestantNames, "contestant");
  const isOurs = (name) => name.startsWith("wireform");
  if (chosen.every(isOurs)) return chosen;
  const ours = chosen.some(isOurs) ? [] : [...own, viewing];
  return contestantNames.filter((name) => chosen.includes(name) || ours.includes(name) || name === baseline);
}

function positive(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--rounds: expected a positive integer, not ${text}`);
  return value;
}
