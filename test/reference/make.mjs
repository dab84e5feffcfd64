// Makes fixtures/reference/*.json anew: the inputs beside this file, encoded by the official protoc.
import { mkdirSync, writeFileSync } from "node:fs";
import { makeTopic, protocProblem, topics } from "./inputs.mjs";

const target = new URL("../../fixtures/reference/", import.meta.url);

const problem = protocProblem();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
mkdirSync(target, { recursive: true });
for (const topic of topics()) {
  const made = makeTopic(topic);
  writeFileSync(new URL(`${topic}.json`, target), `${JSON.stringify(made, null, 2)}\n`);
  console.log(`${topic}: ${made.vectors.length}`);
}
