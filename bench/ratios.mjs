import { own, viewing } from "./contestants/index.mjs";

/** How many times as fast as `other` a contestant is, by the medians of their latencies; NaN where one is missing. */
export function ratio(results, verb, contestant, other) {
  const find = (wanted) => results.find((result) => result.verb === verb && result.contestant === wanted)?.latency.p50;
  return find(other) / find(contestant);
}

/** How many times as fast as `other` one of ours is, doing the same work: against bytes that are views into the input by `viewing`, if that was measured. */
export function ourRatio(results, verb, ours, other) {
  const { views } = results.find((result) => result.verb === verb && result.contestant === other) ?? {};
  const viewed = views && own.includes(ours) ? ratio(results, verb, viewing, other) : Number.NaN;
  return Number.isNaN(viewed) ? ratio(results, verb, ours, other) : viewed;
}

/** Of those values that are there. */
export function geometricMean(values) {
  const known = values.filter((value) => !Number.isNaN(value));
  return Math.exp(known.reduce((sum, value) => sum + Math.log(value), 0) / known.length);
}

/** All contestants of some payloads' results. */
export function contestantsOf(results) {
  return [...new Set(results.flatMap(({ bytes }) => Object.keys(bytes)))];
}

/** What should be left of our ratios in any run. */
export const leastLeft = 0.8;

/** Per peer, the ratios of `results` divided by those of `reference`, by payload, and their geometric mean. */
export function comparison(reference, results, verb, contestant = own[0]) {
  const pairs = results.flatMap((result) =>
    reference.filter((each) => each.case === result.case).map((each) => [each, result]),
  );
  const peers = contestantsOf(results).filter((name) => !own.includes(name));
  return peers.map((peer) => {
    const values = pairs.map(
      ([before, after]) =>
        ourRatio(after.results, verb, contestant, peer) / ourRatio(before.results, verb, contestant, peer),
    );
    return { peer, values, mean: geometricMean(values) };
  });
}
