// One payload in one variant: prints { bytes, times: { contestant: nanoseconds to decode } }.
import { readTask } from "../child.mjs";
import { loadContestant } from "../contestants/index.mjs";
import { measure } from "../measure.mjs";
import { loadPayload } from "../payload.mjs";
import { makeSubjects } from "../subject.mjs";
import { reversed, rewrite, withUnknown } from "./rewrite.mjs";

const changes = { "reversed order": reversed, "unknown fields": withUnknown };
const task = readTask();
const payload = await loadPayload(task.case);
const { descriptor } = payload;

/** The type that decodes, and the bytes that it gets. */
function variantOf(variant) {
  const change = changes[variant];
  if (change !== undefined)
    return { ...payload, samples: payload.samples.map(({ bytes }) => ({ bytes: rewrite(descriptor, bytes, change) })) };
  if (variant === "as expected") return payload;
  const expanded = payload.schema.message("bench.numeric.ExpandedSeries");
  const samples = payload.samples.map(({ bytes, message }) => ({
    bytes: variant === "packed, declared expanded" ? bytes : Uint8Array.from(expanded.encode(message)),
  }));
  const typeName = variant === "expanded, declared packed" ? payload.typeName : expanded.typeName;
  return { ...payload, samples, typeName };
}

const variant = variantOf(task.variant);
const subjects = [];
for (const name of task.contestants) subjects.push((await makeSubjects(await loadContestant(name), variant)).decode);
const times = Object.fromEntries(
  (await measure(subjects, task)).map(({ contestant, latency }) => [contestant, latency.p50]),
);
console.log(JSON.stringify({ bytes: variant.samples.reduce((sum, { bytes }) => sum + bytes.length, 0), times }));
