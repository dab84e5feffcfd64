// npm run fuzz -- [--seconds N | --inputs N] [--seed S] [--only messages,schemas,calls] [--save]: changed inputs of each kind, and what is wrong with what becomes of them. Exit status 1 on a finding.
import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeCalls } from "./calls.mjs";
import { makeMessages } from "./messages.mjs";
import { randomFrom } from "./mutate.mjs";
import { makeSchemas } from "./schemas.mjs";
import { readJson } from "./targets.mjs";

/**
 * Makes inputs, which JSON can hold, and says what is wrong with one. `add` takes an earlier finding as one to begin with.
 *
 * @typedef {{ next: (random: (bound: number) => number) => any, check: (input: any) => string | undefined | Promise<string | undefined>, add?: (input: any) => void, close: () => void }} Kind
 */

const corpus = new URL("corpus/", import.meta.url).pathname;
/** Findings after which there is no use in going on. */
const enough = 10;
const progressEvery = 10_000; // milliseconds
/** Milliseconds for one kind, before the next has its turn. */
const turn = 250;

/** @type {Readonly<Record<string, () => Kind | Promise<Kind>>>} */
const makers = { messages: makeMessages, schemas: makeSchemas, calls: makeCalls };

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    /** So many of each kind, in whatever time. */
    inputs: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    only: { type: "string", default: Object.keys(makers).join(",") },
    /** Keep the findings in the corpus. */
    save: { type: "boolean", default: false },
  },
});

const random = randomFrom(Number(options.seed));
/** @type {Map<string, { kind: Kind, inputs: number }>} */
const kinds = new Map();
let findings = 0;
for (const name of options.only.split(",")) {
  const make = makers[name];
  if (make === undefined) throw new Error(`--only: ${Object.keys(makers).join(", ")}, not ${name}`);
  kinds.set(name, { kind: await make(), inputs: 0 });
}

console.log(`seed ${options.seed}`);
await replayCorpus();
console.log(`${total()} inputs of the corpus replayed`);
if (options.inputs === undefined) await fuzz(Number(options.seconds) * 1000);
else
  for (const [name, { kind }] of kinds)
    for (let count = Number(options.inputs); count > 0 && findings < enough; count--)
      await run(name, kind.next(random));
for (const [name, { kind, inputs }] of kinds) {
  kind.close();
  console.log(`${name}: ${inputs} inputs`);
}
console.log(`${total()} inputs, ${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

function total() {
  return [...kinds.values()].reduce((sum, { inputs }) => sum + inputs, 0);
}

async function replayCorpus() {
  for (const file of readdirSync(corpus).filter((each) => each.endsWith(".json"))) {
    const { kind: name, input } = readJson(corpus + file);
    kinds.get(name)?.kind.add?.(input);
    if (kinds.has(name)) await run(name, input);
  }
}

/** @param {number} milliseconds */
async function fuzz(milliseconds) {
  const start = performance.now();
  let reported = start;
  const isOver = () => performance.now() - start >= milliseconds || findings >= enough;
  while (!isOver())
    for (const [name, { kind }] of kinds) {
      const began = performance.now();
      do await run(name, kind.next(random));
      while (performance.now() - began < turn && !isOver());
      if (performance.now() - reported < progressEvery) continue;
      reported = performance.now();
      console.log(`${Math.round((reported - start) / 1000)} s: ${total()} inputs, ${findings} findings`);
    }
}

/**
 * @param {string} name
 * @param {any} input
 */
async function run(name, input) {
  const fuzzed = kinds.get(name);
  if (fuzzed === undefined) return;
  fuzzed.inputs++;
  const problem = await fuzzed.kind.check(input);
  if (problem === undefined) return;
  findings++;
  const text = JSON.stringify(input);
  console.log(`FINDING ${name} ${text}\n${problem}`);
  if (!options.save) return;
  const digest = createHash("sha256")
    .update(name + text)
    .digest("hex")
    .slice(0, 12);
  writeFileSync(`${corpus}${digest}.json`, `${JSON.stringify({ kind: name, input, problem }, null, 2)}\n`);
}
