// A process of the runner: measures some payloads, with all contestants of each in this process, and sends the results to its parent.
// usage: node --expose-gc worker.mjs JSON   of { cases, contestants, input, rounds, sliceMs, warmUpMs, polluted }
import { loadContestant } from "./contestants/index.mjs";
import { measure } from "./measure.mjs";
import { loadPayload } from "./payload.mjs";
import { makeSubjects } from "./subject.mjs";

const options = JSON.parse(process.argv[2]);
const contestants = await Promise.all(options.contestants.map(loadContestant));
const fields = [];
for (const name of options.cases) fields.push(await prepare(name));
if (options.polluted) for (const { subjects } of fields) measure(subjects, { ...options, rounds: 1, sliceMs: 1, warmUpMs: options.warmUpMs / 4 });
for (const { payload, subjects, sizes, failures } of fields) {
  process.send({ case: payload.name, title: payload.title, bytes: sizes, failures, results: measure(subjects, options) });
}

/** The subjects of one payload: those contestants that can do it, each with the size of what it writes. */
async function prepare(name) {
  const payload = await loadPayload(name);
  const subjects = [];
  const sizes = {};
  const failures = {};
  for (const contestant of contestants) {
    try {
      const { size, encode, decode } = await makeSubjects(contestant, payload, options.input);
      encode.run(1);
      decode.run(1);
      sizes[contestant.name] = size;
      subjects.push(encode, decode);
    } catch (error) {
      failures[contestant.name] = String(error?.message ?? error);
    }
  }
  return { payload, subjects, sizes, failures };
}
