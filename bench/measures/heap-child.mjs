// What the decoded messages of one payload retain: prints { contestant: bytes per message }.
import { readTask } from "../child.mjs";
import { loadContestant } from "../contestants/index.mjs";
import { loadPayload } from "../payload.mjs";

const { case: name, contestants } = readTask();
const payload = await loadPayload(name);
const retained = {};
for (const each of contestants) {
  const contestant = await loadContestant(each);
  if (contestant.unable?.[name] !== undefined || contestant.onlyCases?.includes(name) === false) continue;
  const { inputs, encode, decode } = await contestant.prepare(payload);
  const encoded =
    contestant.format === "protobuf" ? payload.samples.map(({ bytes }) => bytes) : inputs.map((input) => encode(input));
  retained[each] = retainedBytes(decode, encoded, Math.max(10, Math.ceil(4_000_000 / encoded[0].length / 10)));
}
console.log(JSON.stringify(retained));

/** Bytes per message of `count` decoded messages; every second time, when the code has settled. */
function retainedBytes(decode, encoded, count) {
  let bytes;
  for (let round = 0; round < 2; round++) {
    const messages = new Array(count);
    const before = used();
    for (let index = 0; index < count; index++) messages[index] = decode(encoded[index % encoded.length]);
    bytes = (used() - before) / count;
    if (messages.length !== count) throw new Error("unreachable: keeps the messages alive");
  }
  return Math.round(bytes);
}

function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
