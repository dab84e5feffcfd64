// A process of the runner: measures payloads, all contestants of each in this process, and sends the results to its parent.
// usage: node --expose-gc worker.mjs JSON   of { cases, contestants, input, rounds, sliceMs, warmUpMs, polluted }
import { gzipSync } from "node:zlib";
import { done } from "./child.mjs";
import { loadContestant } from "./contestants/index.mjs";
import { measure } from "./measure.mjs";
import { loadPayload } from "./payload.mjs";
import { makeSubjects } from "./subject.mjs";

const options = JSON.parse(process.argv[2]);
const contestants = await Promise.all(options.contestants.map(loadContestant));
const fields = [];
for (const name of options.cases) fields.push(await prepare(name));
if (options.polluted)
  for (const { subjects } of fields) await measure(subjects, { rounds: 1, sliceMs: 1, warmUpMs: options.warmUpMs / 4 });
for (const { subjects, ...result } of fields) process.send({ ...result, results: await measure(subjects, options) });
process.send(done);

/** The field of one payload: those contestants that take part, what they write in bytes (raw and gzipped), and why others do not. */
async function prepare(name) {
  const payload = await loadPayload(name);
  const field = { case: name, about: payload.about, bytes: {}, gzipped: {}, notes: {}, subjects: [] };
  for (const contestant of contestants) {
    if (contestant.onlyCases?.includes(name) === false) continue;
    const note = contestant.unable?.[name] ?? contestant.lossy?.[name];
    if (note !== undefined) field.notes[contestant.name] = note;
    if (contestant.unable?.[name] !== undefined) continue;
    const { encoded, encode, decode } = await makeSubjects(contestant, payload, options.input);
    field.bytes[contestant.name] = mean(encoded.map((each) => Buffer.from(each).length));
    field.gzipped[contestant.name] = mean(encoded.map((each) => gzipSync(each).length));
    field.subjects.push(encode, decode);
  }
  return field;
}

function mean(values) {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
