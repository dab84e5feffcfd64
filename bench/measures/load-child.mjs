// Loads schemas of one size: prints nanoseconds of process CPU time, of the first load of this process, and of those after it.
import { readTask } from "../child.mjs";
import { schemaText } from "../load-schema.mjs";
import { measure } from "../measure.mjs";

/** From text to what messages can be coded with: protobufjs validates little and keeps no positions, wireform does both. */
const loaders = {
  async wireform() {
    const { parse } = await import("../../dist/index.js");
    return (text) => parse(text);
  },
  async protobufjs() {
    const { default: protobufjs } = await import("protobufjs");
    return (text) => protobufjs.parse(text, new protobufjs.Root()).root.resolveAll();
  },
};

const task = readTask();
const text = schemaText(task.messages);
const subjects = [];
for (const contestant of task.contestants) {
  const load = await loaders[contestant]();
  subjects.push({
    contestant,
    verb: "load",
    run(count) {
      for (let each = 0; each < count; each++) load(text);
    },
  });
}
const results = task.isFresh ? subjects.map(first) : await measure(subjects, task);
console.log(
  JSON.stringify(results.map(({ contestant, latency }) => ({ contestant, nanoseconds: latency.p50 / text.length }))),
);

function first({ contestant, run }) {
  const before = process.cpuUsage();
  run(1);
  const { user, system } = process.cpuUsage(before);
  return { contestant, latency: { p50: (user + system) * 1000 } };
}
