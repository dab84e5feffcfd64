// npm run fuzz -- [--seconds N] [--seed S] [--save]: mutated inputs, read by every engine and by protobufjs, and turned into JSON and text and back, by protobuf-es too. Exit status 1 on a finding.
import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check } from "./check.mjs";
import { checkForms } from "./check-json.mjs";
import { mutate, randomFrom } from "./mutate.mjs";
import { makeTargets, readJson } from "./targets.mjs";

const corpus = new URL("corpus/", import.meta.url).pathname;
/** Findings after which there is no use in going on. */
const enough = 10;
const progressEvery = 10_000; // milliseconds

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    /** Keep the findings in the corpus. */
    save: { type: "boolean", default: false },
  },
});

const targets = await makeTargets();
const random = randomFrom(Number(options.seed));
let inputs = 0;
let findings = 0;

console.log(`seed ${options.seed}, ${targets.length} types`);
replayCorpus();
fuzz(Number(options.seconds) * 1000);
console.log(`${inputs} inputs, ${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

function replayCorpus() {
  for (const name of readdirSync(corpus).filter((file) => file.endsWith(".json"))) {
    const { type, hex } = readJson(corpus + name);
    const target = targets.find(({ typeName }) => typeName === type);
    if (target === undefined) throw new Error(`${name}: no type ${type}`);
    const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
    target.inputs.push(bytes);
    run(target, bytes);
  }
  console.log(`${inputs} inputs of the corpus replayed`);
}

/** @param {number} milliseconds */
function fuzz(milliseconds) {
  const start = performance.now();
  let reported = start;
  for (let now = start; now - start < milliseconds && findings < enough; now = performance.now()) {
    const target = targets[random(targets.length)];
    const pick = () => target.inputs[random(target.inputs.length)];
    for (let round = 0; round < 50; round++) run(target, mutate(pick(), pick(), random));
    if (now - reported > progressEvery) {
      console.log(`${Math.round((now - start) / 1000)} s: ${inputs} inputs, ${findings} findings`);
      reported = now;
    }
  }
}

/**
 * @param {import("./targets.mjs").Target} target
 * @param {Uint8Array} bytes
 */
function run(target, bytes) {
  inputs++;
  const problem = check(target, bytes) ?? checkForms(target, bytes, random);
  if (problem === undefined) return;
  findings++;
  const hex = Buffer.from(bytes).toString("hex");
  console.log(`FINDING ${target.typeName} ${hex}\n${problem}`);
  if (!options.save) return;
  const name = createHash("sha256")
    .update(target.typeName + hex)
    .digest("hex")
    .slice(0, 12);
  writeFileSync(`${corpus}${name}.json`, `${JSON.stringify({ type: target.typeName, hex, problem }, null, 2)}\n`);
}
