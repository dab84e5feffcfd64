// Bytes of messages with some of them changed, read by every engine and by protobufjs, and turned into JSON and text and back, by protobuf-es too.
import { check } from "./check.mjs";
import { checkForms } from "./check-json.mjs";
import { mutate, randomFrom } from "./mutate.mjs";
import { makeTargets } from "./targets.mjs";

/** @typedef {{ type: string, hex: string }} Input */

export async function makeMessages() {
  const targets = await makeTargets();
  const find = (/** @type {string} */ type) => {
    const target = targets.find(({ typeName }) => typeName === type);
    if (target === undefined) throw new Error(`there is no type ${type}`);
    return target;
  };
  return {
    /** @param {Input} input */
    add({ type, hex }) {
      find(type).inputs.push(bytesOf(hex));
    },
    /** @param {(bound: number) => number} random */
    next(random) {
      const { typeName, inputs } = targets[random(targets.length)];
      const pick = () => inputs[random(inputs.length)];
      return { type: typeName, hex: Buffer.from(mutate(pick(), pick(), random)).toString("hex") };
    },
    /** @param {Input} input */
    check({ type, hex }) {
      const target = find(type);
      const bytes = bytesOf(hex);
      // What is changed in texts follows from the bytes, so that a finding can be found again.
      return check(target, bytes) ?? checkForms(target, bytes, randomFrom(bytes.length + (bytes[0] ?? 0)));
    },
    close() {},
  };
}

/** @param {string} hex */
function bytesOf(hex) {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}
