// When does compiling a message type pay? CPU time of the first calls, in fresh processes, median. The table is in bench/README.md.
// usage: npm run -s build && node bench/auto-threshold.mjs
import { parse } from "../dist/index.js";
import { askChild } from "./child.mjs";

const source = `
  syntax = "proto3";
  message AddRequest { int32 a = 1; int32 b = 2; string request_id = 3; }
  message BatchRequest { string user_id = 1; repeated string roles = 2; map<string, string> metadata = 3; repeated AddRequest requests = 4; int32 priority = 5; }
`;
const runs = 15;
const counts = [1, 10, 30, 100, 300, 1000, 3000];

/** Microseconds of CPU time for `count` decodes and encodes, compiling included. */
function measure({ engine, count }) {
  const codec = parse(source, { engine }).message("BatchRequest");
  const message = {
    userId: "user-1",
    roles: ["admin"],
    metadata: { region: "eu" },
    requests: [{ a: 5, b: 300, requestId: "req-1" }, { a: 6 }],
    priority: 2,
  };
  const bytes = parse(source, { engine: "interpreter" }).message("BatchRequest").encode(message);
  const before = process.cpuUsage();
  for (let call = 0; call < count; call++) codec.encode(codec.decode(bytes));
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function table() {
  return counts.map((count) => {
    const samples = { interpreter: [], jit: [] };
    for (let run = 0; run < runs; run++) {
      for (const engine of Object.keys(samples))
        samples[engine].push(askChild("auto-threshold.mjs", { engine, count }));
    }
    return { "calls of each": count, "interpreter, µs": median(samples.interpreter), "jit, µs": median(samples.jit) };
  });
}

function median(values) {
  return values.sort((left, right) => left - right)[values.length >> 1];
}

if (process.argv[2] === undefined) console.table(table());
else console.log(measure(JSON.parse(process.argv[2])));
