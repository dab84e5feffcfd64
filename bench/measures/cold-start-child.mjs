// The first messages of a process: prints the times in milliseconds. Nothing of the contestant is loaded before the clock starts.
import { readTask } from "../child.mjs";
import { loadContestant } from "../contestants/index.mjs";

const task = readTask();
const bytes = Uint8Array.from(Buffer.from(task.bytes, "base64"));
const start = performance.now();
const contestant = await loadContestant(task.contestant);
const imported = performance.now();
const { decode } = await contestant.prepare({
  files: ["calculator.proto"],
  typeName: "calculator.BatchRequest",
  samples: [{ bytes }],
});
const first = performance.now();
for (let count = 0; count < 99; count++) decode(bytes);
const hundredth = performance.now();
console.log(
  JSON.stringify({
    "import, ms": imported - start,
    "to first message, ms": first - imported,
    "99 more, ms": hundredth - first,
  }),
);
