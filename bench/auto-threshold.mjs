// When does compiling a message type pay? CPU time of the first N calls, in a fresh process each, median of several runs.
// usage: npm run -s build && node bench/auto-threshold.mjs
import { execFileSync } from "node:child_process";
import { parse } from "../dist/index.js";

const source = `
  syntax = "proto3";
  message AddRequest { int32 a = 1; int32 b = 2; string request_id = 3; }
  message BatchRequest { string user_id = 1; repeated string roles = 2; map<string, string> metadata = 3; repeated AddRequest requests = 4; int32 priority = 5; }
`;
const runs = 9;
const counts = [1, 10, 30, 100, 300, 1000, 3000];

/** Microseconds of CPU time for `count` decodes and encodes, the first included. */
function measure(engine, count) {
  const codec = parse(source, { engine }).message("BatchRequest");
  const message = { userId: "user-1", roles: ["admin"], metadata: { region: "eu" }, requests: [{ a: 5, b: 300, requestId: "req-1" }, { a: 6 }], priority: 2 };
  const bytes = parse(source, { engine: "interpreter" }).message("BatchRequest").encode(message);
  const before = process.cpuUsage();
  for (let call = 0; call < count; call++) codec.encode(codec.decode(bytes));
  const used = process.cpuUsage(before);
  return used.user + used.system;
}

function median(values) {
  return values.sort((left, right) => left - right)[values.length >> 1];
}

if (process.argv[2] === "measure") {
  console.log(measure(process.argv[3], Number(process.argv[4])));
} else {
  const table = counts.map((count) => {
    const samples = { interpreter: [], jit: [] };
    for (let run = 0; run < runs; run++) {
      for (const engine of Object.keys(samples)) {
        samples[engine].push(Number(execFileSync(process.execPath, [process.argv[1], "measure", engine, String(count)])));
      }
    }
    return { "calls of each": count, "interpreter, µs": median(samples.interpreter), "jit, µs": median(samples.jit) };
  });
  console.table(table);
}
