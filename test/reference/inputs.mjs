import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const here = new URL(".", import.meta.url).pathname;
const root = new URL("../../", import.meta.url).pathname;
const protoc = `${root}node_modules/.bin/protoc`;
const includes = [`-I${root}proto`, `-I${root}fixtures`];

/** Why protoc cannot run on this machine; undefined where it can. */
export function protocProblem() {
  try {
    execFileSync(protoc, ["--version"], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return `protoc cannot run: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}

/** The topics: a file of inputs each. */
export function topics() {
  return readdirSync(`${here}inputs`)
    .map((name) => name.replace(/\.txtpb$/, ""))
    .sort();
}

/**
 * The messages of one topic, encoded and printed by protoc.
 *
 * @param {string} topic
 */
export function makeTopic(topic) {
  const text = readFileSync(`${here}inputs/${topic}.txtpb`, "utf8");
  const file = /^# proto-file: (\S+)$/m.exec(text)?.[1];
  if (file === undefined) throw new Error(`${topic}: no proto-file`);
  const vectors = text
    .split(/^# proto-message: /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      const type = section.slice(0, end);
      const bytes = run([`--encode=${type}`, "--deterministic_output", file], Buffer.from(section.slice(end)));
      return { type, hex: bytes.toString("hex"), printed: run([`--decode=${type}`, file], bytes).toString() };
    });
  return { reference: execFileSync(protoc, ["--version"], { encoding: "utf8" }).trim(), file, vectors };
}

/**
 * @param {string[]} args
 * @param {Buffer} input
 */
function run(args, input) {
  return execFileSync(protoc, [...includes, ...args], { input, stdio: ["pipe", "pipe", "pipe"] });
}
