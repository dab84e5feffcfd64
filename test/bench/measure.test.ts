import { afterEach, describe, expect, test, vi } from "vitest";

/*
 * tinybench is what measures: every subject is a task of a Bench, its samples are the latencies that the report tells, on the clock of CPU time, and the tasks take turns. The
 * clock of these tests goes on by what each call is said to take.
 */

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { installed } = await bench("install");
const peersAreThere: boolean = installed();
const tinybench: any = peersAreThere
  ? await import(new URL("../../bench/node_modules/tinybench/dist/index.js", import.meta.url).href)
  : undefined;

const pace = { rounds: 6, sliceMs: 1, warmUpMs: 20 };

/** Subjects whose calls take so many microseconds each, and the order in which they ran. */
function subjectsOf(microseconds: { readonly [contestant: string]: (run: number) => number }): any {
  const order: string[] = [];
  let now = 0;
  vi.spyOn(process, "cpuUsage").mockImplementation(() => ({ user: now, system: 0 }));
  const subjects = Object.entries(microseconds).map(([contestant, cost]) => {
    let runs = 0;
    return {
      contestant,
      verb: "encode",
      run(count: number) {
        order.push(contestant);
        now += count * cost(runs++);
      },
    };
  });
  return { subjects, order };
}

describe.skipIf(!peersAreThere)(`measure${peersAreThere ? "" : " (needs npm run bench:install)"}`, () => {
  afterEach(() => void vi.restoreAllMocks());

  test("makes a task of tinybench of each subject, and gives its statistics", async () => {
    const { measure } = await bench("measure");
    const add = vi.spyOn(tinybench.Bench.prototype, "add");
    const run = vi.spyOn(tinybench.Bench.prototype, "run");
    const { subjects } = subjectsOf({ one: () => 10, other: (runs) => (runs % 2 === 0 ? 20 : 30) });
    const results = await measure(subjects, pace);
    expect(run).toHaveBeenCalledTimes(1);
    expect(add.mock.calls.map(([name]) => name)).toEqual(["encode one", "encode other"]);
    const [{ samples, latency, throughput }] = results;
    expect({ samples, latency }).toEqual({ samples: 6, latency: { mean: 10_000, p50: 10_000, mad: 0, rme: 0 } });
    expect(throughput.mean).toBeCloseTo(100_000, 6);
    const [, { latency: scattered }] = results;
    expect(scattered.mean).toBeCloseTo(25_000, 6);
    // The margin of error: Student's t for 5 degrees of freedom, times the standard deviation of 5477 ns, divided by the root of 6.
    expect(scattered.rme).toBeCloseTo(((2.5706 * 5477.23) / Math.sqrt(6) / 25_000) * 100, 1);
  });

  test("lets the tasks take turns, in the warm-up and after it, in an order that rotates", async () => {
    const { measure } = await bench("measure");
    const { subjects, order } = subjectsOf({ a: () => 10, b: () => 10, c: () => 10 });
    await measure(subjects, pace);
    expect(order.slice(-18).join("")).toBe("abcbcacababcbcacab");
    const warmUp = order.slice(0, -18);
    for (let round = 0; round < warmUp.length; round += 3)
      expect([...warmUp.slice(round, round + 3)].sort().join("")).toBe("abc");
  });

  test("makes slices of as many calls as fill their time", async () => {
    const { measure } = await bench("measure");
    const { subjects } = subjectsOf({ slow: () => 5000, fast: () => 10 });
    const runs = subjects.map((subject: any) => vi.spyOn(subject, "run"));
    await measure(subjects, pace);
    const [slow, fast] = runs.map(({ mock }: any) => mock.calls.slice(-pace.rounds).map(([count]: number[]) => count));
    expect(slow).toEqual([1, 1, 1, 1, 1, 1]);
    expect(fast).toEqual([100, 100, 100, 100, 100, 100]);
  });
});
