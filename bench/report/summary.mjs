import { own } from "../contestants/index.mjs";
import { contestantsOf, geometricMean, ourRatio } from "../ratios.mjs";
import { operationRatios } from "./operations.mjs";

/** What is told as 1.00 is level. */
const level = 0.995;

/** Shown, not ranked: a string is not yet what goes over a wire. */
const unranked = ["json-string"];

/**
 * What a visitor wants to know first, of a report: `peers`, how many times as fast as each `wireform-jit` and `wireform-interpreter` encode and decode in the first run; `operations`, the
 * same of what is done with messages otherwise, by `wireform-jit`; `behind`, all of these that are below `level` for a payload; `larger` and `later`, who has smaller bundles and who is ready earlier.
 */
export function summarise({ runs, measures = {} }) {
  const [first = []] = Object.values(runs);
  const [jit, , interpreter] = own;
  const peers = contestantsOf(first).filter((name) => !name.startsWith("wireform") && !unranked.includes(name));
  const rows = (ours) => peers.flatMap((peer) => ["encode", "decode"].map((verb) => against(first, verb, ours, peer)));
  const compared = contestantsOf(first).includes(jit) ? rows(jit) : [];
  const operations = measures.operations === undefined ? [] : operationRatios(measures.operations.rows);
  const done = operations.filter(({ peer, operation }) => !peer.startsWith("wireform") && operation !== "decode");
  return {
    payloads: first.map(({ case: name }) => name),
    peers: compared,
    interpreter: contestantsOf(first).includes(interpreter) ? rows(interpreter) : [],
    operations: done,
    behind: [...compared, ...done].flatMap(({ operation, peer, mean, values }) => {
      const below = values.filter(({ ratio }) => ratio < level).sort((one, other) => one.ratio - other.ratio);
      return below.length === 0 ? [] : [{ operation, peer, mean, of: values.length, below }];
    }),
    larger: smallerPrograms(measures.sizes?.rows ?? []),
    later: earlierStarts(measures["cold-start"]?.rows ?? []),
  };
}

/** How many times as fast as `peer` one of ours is, by payload, and their geometric mean. */
function against(results, operation, ours, peer) {
  const values = results
    .map(({ case: name, results }) => ({ case: name, ratio: ourRatio(results, operation, ours, peer) }))
    .filter(({ ratio }) => !Number.isNaN(ratio));
  return { operation, peer, values, mean: geometricMean(values.map(({ ratio }) => ratio)) };
}

/** Per program, the libraries of which it is smaller than of the smallest of ours. */
function smallerPrograms(rows) {
  return rows.flatMap(({ program, unit, ...libraries }) => {
    const ours = Math.min(...values(libraries, (name) => name.startsWith("wireform")).map(([, size]) => size));
    const smaller = values(libraries, (name) => !name.startsWith("wireform")).filter(([, size]) => size < ours);
    return smaller.length === 0 || ours === Number.POSITIVE_INFINITY ? [] : [{ program, unit, ours, smaller }];
  });
}

function values(cells, isMeant) {
  return Object.entries(cells).filter(([name, value]) => typeof value === "number" && isMeant(name));
}

/** Who has the first message earlier than wireform as it comes. */
function earlierStarts(rows) {
  const cold = (row) => row["cold, ms"];
  const ours = rows.find(({ contestant }) => contestant === "wireform-auto");
  const earlier = rows.filter((row) => !row.contestant.startsWith("wireform") && cold(row) < cold(ours));
  return earlier.length === 0
    ? undefined
    : { ours: cold(ours), earlier: earlier.map((row) => [row.contestant, cold(row)]) };
}
