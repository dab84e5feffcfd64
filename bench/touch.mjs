import { wideScalars } from "./wide-scalars.mjs";

/**
 * Makes a function that reads a decoded message, so that nobody wins by leaving work for later: every message and text, the ends of every list of
 * numbers, whether maps are there. It is compiled per contestant and payload: no inline cache is shared.
 *
 * `access(field)` is the expression that reads a field of the message `m`.
 */
export function makeTouch(descriptor, access = byLocalName) {
  const names = new Map();
  const functions = [];
  const nameOf = (message) => {
    let name = names.get(message);
    if (name === undefined) {
      names.set(message, (name = `touch${names.size}`));
      const statements = message.fields.map((field) => `v = ${access(field)};\n  ${statement(field, nameOf)}`);
      functions.push(`function ${name}(m) {\n  let v, sum = 1;\n  ${statements.join("\n  ")}\n  return sum;\n}`);
    }
    return name;
  };
  const root = nameOf(descriptor);
  return new Function(
    `${functions.join("\n")}\nreturn ${root}; // ${Math.random()}: V8 shares the feedback of equal sources`,
  )();
}

export function byLocalName(field) {
  return `m[${JSON.stringify(field.localName)}]`;
}

/** Statements that add something of the value `v` to `sum`. */
function statement(field, nameOf) {
  if (field.cardinality === "map") return "if (v) sum++;";
  const add = addition(field.value, nameOf);
  if (field.cardinality === "singular") return add("v");
  if (field.value.kind === "message" || field.value.scalar === "string")
    return `if (v) for (let i = 0; i < v.length; i++) { ${add("v[i]")} }`;
  return `if (v && v.length > 0) { sum += v.length; ${add("v[0]")} ${add("v[v.length - 1]")} }`;
}

function addition(value, nameOf) {
  if (value.kind === "message") {
    const name = nameOf(value.message);
    return (v) => `if (${v}) sum += ${name}(${v});`;
  }
  if (value.kind === "enum" || wideScalars.has(value.scalar)) return (v) => `if (${v} !== undefined) sum++;`;
  if (value.scalar === "string") return (v) => `if (${v}) sum += ${v}.charCodeAt(0);`;
  if (value.scalar === "bytes") return (v) => `if (${v}) sum += ${v}.length;`;
  return (v) => `sum += +${v} || 0;`;
}
