// How often V8 collects garbage while one contestant decodes one payload over and over: prints a row, or none where it cannot.
import { constants, PerformanceObserver } from "node:perf_hooks";
import { readTask } from "../child.mjs";
import { loadContestant } from "../contestants/index.mjs";
import { loadPayload } from "../payload.mjs";

const task = readTask();
const contestant = await loadContestant(task.contestant);
const out = contestant.unable?.[task.case] !== undefined || contestant.onlyCases?.includes(task.case) === false;
console.log(JSON.stringify(out ? [] : [await measure()]));

async function measure() {
  const payload = await loadPayload(task.case);
  const { inputs, encode, decode } = await contestant.prepare(payload);
  const bytes = contestant.format === "protobuf" ? payload.samples[0].bytes : encode(inputs[0]);
  growYoungSpace();
  const kept = decodeSlowly(decode, bytes);
  const found = { [constants.NODE_PERFORMANCE_GC_MAJOR]: 0, [constants.NODE_PERFORMANCE_GC_MINOR]: 0 };
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, detail } of list.getEntries())
      if (startTime > started && startTime < ended) found[detail.kind]++;
  });
  observer.observe({ entryTypes: ["gc"] });
  const started = performance.now();
  const before = process.cpuUsage();
  for (let index = 0; index < task.count; index++) decode(bytes);
  const { user, system } = process.cpuUsage(before);
  const ended = performance.now();
  // Observers are told in a turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (kept.messages.length === 0) throw new Error("unreachable: keeps the messages alive");
  const perThousand = (kind) => Number(((found[kind] * 1000) / task.count).toFixed(2));
  return {
    case: task.case,
    contestant: task.contestant,
    "us a decode": (user + system) / task.count,
    "major per 1000": perThousand(constants.NODE_PERFORMANCE_GC_MAJOR),
    "minor per 1000": perThousand(constants.NODE_PERFORMANCE_GC_MINOR),
  };
}

/** V8 allocates in the old generation what has lived long in a young one of full size, which only what survives makes it have. */
function growYoungSpace() {
  for (let round = 0; round < 30; round++) Array.from({ length: 100_000 }, (_, index) => ({ index, list: [index] }));
}

/** The first messages, made by code that V8 has not optimised, with garbage of others between them. */
function decodeSlowly(decode, bytes) {
  const kept = { messages: [], garbage: undefined };
  for (let round = 0; round < 6; round++) {
    for (let index = 0; index < 3; index++) kept.messages.push(decode(bytes));
    for (let index = 0; index < 300; index++) kept.garbage = new Array(10_000).fill(index);
  }
  return kept;
}
