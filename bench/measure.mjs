/**
 * Measures subjects against each other, in process CPU time, so that other jobs of the machine weigh little. Slices of all subjects are interleaved, in
 * an order that rotates from round to round: what the machine does to one it does to all, and nobody always follows the same neighbour.
 */
export function measure(subjects, { rounds, sliceMs, warmUpMs }) {
  let counts;
  for (let pass = 0; pass < warmUpPasses; pass++)
    counts = subjects.map((subject) => warmUp(subject, warmUpMs / warmUpPasses, sliceMs));
  const samples = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let step = 0; step < subjects.length; step++) {
      const index = (step + round) % subjects.length;
      samples[index].push(slice(subjects[index], counts[index]));
    }
  }
  return subjects.map(({ contestant, verb, views }, index) => ({
    contestant,
    verb,
    ...(views && { views }),
    ...summary(samples[index]),
  }));
}

/** V8 optimises on another thread: while the others have their turn, code of the pass before becomes ready. */
const warmUpPasses = 3;

/** Runs a subject for a while, and gives the number of calls that fill a slice. */
function warmUp(subject, warmUpMs, sliceMs) {
  let count = 1;
  let spent = 0;
  let nanoseconds = 0;
  while (spent < warmUpMs) {
    nanoseconds = slice(subject, count);
    spent += (nanoseconds * count) / 1e6;
    if (nanoseconds * count < (sliceMs * 1e6) / 2) count *= 2;
  }
  return Math.max(1, Math.round((sliceMs * 1e6) / nanoseconds));
}

/** Nanoseconds per call. The garbage of the slice before is collected first, that of its own is on its bill. */
function slice(subject, count) {
  globalThis.gc?.({ type: "minor" });
  const before = microseconds();
  subject.run(count);
  return Math.max(1, (microseconds() - before) * 1000) / count;
}

/** CPU time of the process; in a browser, which does not tell it, time by the clock. */
const microseconds = globalThis.process?.cpuUsage === undefined ? () => performance.now() * 1000 : cpuMicroseconds;

function cpuMicroseconds() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Median and spread: half of the distance between the quartiles, as a share of the median. */
function summary(samples) {
  const sorted = samples.toSorted((left, right) => left - right);
  const quantile = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const median = quantile(0.5);
  return { nanoseconds: median, spread: (quantile(0.75) - quantile(0.25)) / 2 / median };
}
