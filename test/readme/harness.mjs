// What the README's program is run with: claims are compared as text, and reported as JSON lines `[line, expected, actual]`.
import { inspect } from "node:util";

const show = (value) =>
  inspect(prepare(value), { depth: 10, breakLength: Infinity, maxStringLength: null })
    .replaceAll(/'((?:[^'\\]|\\.)*)'/g, (_, text) => `"${text.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`)
    .replaceAll("[ ", "[")
    .replaceAll(" ]", "]");

// Bytes are shown as hex.
function prepare(value) {
  if (value instanceof Uint8Array)
    return { [inspect.custom]: () => `<${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join(" ")}>` };
  if (Array.isArray(value)) return value.map(prepare);
  return value;
}

globalThis.expectValue = (line, actual, expected) => console.log(JSON.stringify([line, expected, show(actual)]));

// `CODE` or `CODE: text`.
globalThis.expectError = (line, run, expected) => {
  let actual = "no error";
  try {
    run();
  } catch (error) {
    actual = expected.includes(":") ? `${error.code}: ${error.message}` : String(error.code);
  }
  console.log(JSON.stringify([line, expected, actual]));
};
