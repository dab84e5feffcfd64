/*
 * The functions of codecs are written in JavaScript, which is what the JIT evaluates. TypeScript asks for little more: the types of parameters, of variables
 * that hold more than they start with, and of constants that refer to each other. All of it is within the module, behind the types of its codecs.
 */

/** Lines of a function from which on TypeScript may refuse to analyse its flow (TS2563), which has nothing to say here. */
const long = 1000;

const numbers = new Set(["position", "end", "depth", "endTag", "start", "length", "index"]);

/** A module of emitted JavaScript, with its declarations typed, as TypeScript that the strictest compiler takes. */
export function addTypes(module: string): string {
  return module
    .replace(/^( *)function [^]*?^\1\}$/gm, (text) => withFlowIgnored(withoutUnused(text)))
    .replace(/^( *)function ([\w$]+)\(([\w$, ]*)\) \{$/gm, (_, indent: string, name: string, parameters: string) => {
      const typed = parameters.split(", ").filter(Boolean).map(typedParameter);
      return `${indent}function ${name}(${typed.join(", ")}): ${/^encode./.test(name) ? "number" : /^merge./.test(name) ? "void" : "any"} {`;
    })
    .replace(/^( *const (?:message|present)) = \{/gm, "$1: any = {")
    .replace(/^( *let [\w$]+) = (""|new Uint8Array\()/gm, "$1: any = $2");
}

function withFlowIgnored(text: string): string {
  return text.split("\n", long + 1).length > long
    ? text.replace("{\n", "{\n  // @ts-ignore: too long a function for TypeScript to follow its flow\n")
    : text;
}

function typedParameter(name: string): string {
  return `${name}: ${numbers.has(name.replace(/^_/, "")) ? "number" : "any"}`;
}

/** A function without the variables that it does not use, and with such parameters marked: users' compilers may look for them. */
function withoutUnused(text: string): string {
  const uses = new Map<string, number>();
  // But for what is in strings, properties and their keys.
  for (const name of text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/(?<![\w$.])[\w$]+(?![\w$:])/g) ?? [])
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return text
    .replace(/^ *let ([\w$]+)(?: = [\w"]*)?;\n/gm, (line, name: string) => (uses.get(name) === 1 ? "" : line))
    .replace(
      /\(([\w$, ]*)\)/,
      (_, parameters: string) =>
        `(${parameters.replace(/[\w$]+/g, (name) => (uses.get(name) === 1 ? `_${name}` : name))})`,
    );
}
