import { Bench } from "tinybench";
import { Turns } from "./turns.mjs";

/**
 * Measures subjects against each other by tinybench, a task for each, in process CPU time, so that other jobs of the machine weigh little. A sample is the latency of
 * one call, the mean of a slice of `sliceMs`; the tasks take turns after each, in the warm-up too (V8 optimises on another thread: while the others have their
 * turn, code becomes ready). Gives, per subject, the statistics of tinybench: latency in nanoseconds, throughput in operations per second.
 */
export async function measure(subjects, { rounds, sliceMs, warmUpMs }) {
  const turns = new Turns();
  const bench = new Bench({
    concurrency: "bench",
    iterations: rounds,
    time: 0,
    warmupTime: warmUpMs,
    warmupIterations: 1,
    timestampProvider: clock,
    throws: true,
  });
  turns.follow(bench);
  for (const subject of subjects)
    bench.add(taskName(subject), slices(subject, sliceMs), { async: false, ...turns.hooks });
  await bench.run();
  return subjects.map(({ contestant, verb, views }) => {
    const { latency, throughput } = bench.getTask(taskName({ contestant, verb })).result;
    return {
      contestant,
      verb,
      ...(views && { views }),
      samples: latency.samplesCount,
      latency: statistics(latency, 1e6),
      throughput: statistics(throughput, 1),
    };
  });
}

/** CPU time of the process; in a browser, which does not tell it, time by the clock. */
export const clock =
  globalThis.process?.cpuUsage === undefined
    ? "performanceNow"
    : { name: "cpuUsage", fn: cpuMicroseconds, toMs: (value) => value / 1000, fromMs: (value) => value * 1000 };

function cpuMicroseconds() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What a subject is called in tables. */
export function taskName({ contestant, verb }) {
  return `${verb} ${contestant}`;
}

/**
 * The function of a task: runs a slice, as many calls as filled the time of the slice before in the warm-up, and tells tinybench what one call took. The garbage
 * of the slice before is collected first, by nobody's clock; that of its own is on its bill.
 */
function slices(subject, sliceMs) {
  let calls = 1;
  return function slice() {
    globalThis.gc?.({ type: "minor" });
    const start = milliseconds();
    subject.run(calls);
    const spent = Math.max(milliseconds() - start, leastMs);
    const latency = spent / calls;
    if (this.result.state === "not-started")
      calls = spent < sliceMs / 2 ? 2 * calls : Math.max(1, Math.round(sliceMs / latency));
    return { overriddenDuration: latency, overriddenIterationCost: spent };
  };
}

const milliseconds = typeof clock === "string" ? () => performance.now() : () => clock.toMs(clock.fn());

/** The step of the clock: what takes less is not told apart from it. */
const leastMs = 0.001;

/** What the report keeps: mean, median (`p50`), median absolute deviation, and the margin of error of the mean, in percent of it. */
function statistics({ mean, p50, mad, rme }, unit) {
  return { mean: mean * unit, p50: p50 * unit, mad: mad * unit, rme };
}
