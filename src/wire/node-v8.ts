type Versions = { readonly [name in "node" | "bun" | "deno" | "v8"]?: string };

/** Tells whether this is Node, where the speed of V8 has been measured, and V8 at least of that version (Node 20: 11, 22: 12, 24: 13, 26: 14). */
export function nodeHasV8(version: number): boolean {
  const { node, bun, deno, v8 } = (globalThis as { process?: { versions?: Versions } }).process?.versions ?? {};
  return node !== undefined && bun === undefined && deno === undefined && Number.parseInt(v8 ?? "0", 10) >= version;
}
