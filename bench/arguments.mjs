import { parseArgs } from "node:util";
import { caseNames } from "./cases/index.mjs";
import { baseline, contestantNames, own } from "./contestants/index.mjs";

export const usage = `usage: npm run bench -- [OPTION...]
  --case a,b        these payloads only: ${caseNames.join(" ")}
  --only a,b        these contestants only, and wireform and ${baseline}; or just some of wireform, if that is all you name:
                    ${contestantNames.join(" ")}
  --quick           short slices and few rounds: under 3 minutes, for a first look
  --isolated        a fresh process for each payload; the default
  --polluted        one process that has seen all payloads before it measures any
  --buffer          decode from Buffers; the default is Uint8Arrays that are none
  --rounds N        rounds of interleaved slices`;

/** The command line as data, or an Error that says what is wrong with it. */
export function readArguments(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      case: { type: "string" },
      only: { type: "string" },
      quick: { type: "boolean" },
      isolated: { type: "boolean" },
      polluted: { type: "boolean" },
      buffer: { type: "boolean" },
      rounds: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const pace = values.quick ? { rounds: 7, sliceMs: 4, warmUpMs: 60 } : { rounds: 31, sliceMs: 15, warmUpMs: 300 };
  return {
    help: values.help ?? false,
    cases: choose(values.case, caseNames, "case"),
    contestants: chooseContestants(values.only),
    modes: [...(values.isolated || !values.polluted ? ["isolated"] : []), ...(values.polluted ? ["polluted"] : [])],
    input: values.buffer ? "buffer" : "uint8array",
    ...pace,
    ...(values.rounds !== undefined && { rounds: Number(values.rounds) }),
  };
}

function choose(list, known, what) {
  if (list === undefined) return known;
  const wanted = list.split(",");
  for (const name of wanted) if (!known.includes(name)) throw new Error(`unknown ${what} ${name}; known are ${known.join(" ")}`);
  return known.filter((name) => wanted.includes(name));
}

function chooseContestants(list) {
  const chosen = choose(list, contestantNames, "contestant");
  if (chosen.every((name) => own.includes(name))) return chosen;
  const ours = chosen.some((name) => own.includes(name)) ? [] : own;
  return contestantNames.filter((name) => chosen.includes(name) || ours.includes(name) || name === baseline);
}
