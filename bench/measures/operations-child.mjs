// What is done with the messages of one payload, by ours and by peers: prints { operator: { operation: nanoseconds } }.
import { readTask } from "../child.mjs";
import { measure } from "../measure.mjs";
import { loadOperator } from "../operations/index.mjs";
import { loadPayload } from "../payload.mjs";

const task = readTask();
const payload = await loadPayload(task.case);
const subjects = [];
for (const name of task.operators) {
  const { prepare, lossy } = await loadOperator(name);
  const { operations } = await prepare(payload);
  const isMeasured = (verb) => task.only?.includes(verb) !== false && lossy?.[task.case]?.[verb] === undefined;
  for (const [verb, { work, inputs }] of Object.entries(operations).filter(([verb]) => isMeasured(verb)))
    subjects.push({ contestant: name, verb, run: loop(name, verb, work, inputs) });
}
const results = {};
for (const { contestant, verb, latency } of await measure(subjects, task))
  (results[contestant] ??= {})[verb] = latency.p50;
console.log(JSON.stringify(results));

/**
 * A loop with a text of its own, so that V8 learns each one's ways apart. A result is kept until the next one is there, and of a text a character is read: who has glued it
 * together lazily pays for that here, not where it is written to a socket.
 */
function loop(contestant, verb, work, inputs) {
  const read = verb === "toJsonString" || verb === "toText" ? "sum += result.charCodeAt(result.length >> 1);" : "";
  const source = `
    let index = 0;
    let result;
    return function run(count) {
      let sum = 0;
      for (; count > 0; count--) {
        result = work(inputs[index]);
        ${read}
        if (++index === inputs.length) index = 0;
      }
      return sum;
    };
    // ${contestant} ${verb}`;
  return new Function("work", "inputs", source)(work, inputs);
}
