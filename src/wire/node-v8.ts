type Versions = { readonly [name in "node" | "bun" | "deno" | "v8"]?: string };

/** The first number of V8's version in Node (20: 11, 22: 12, 24: 13, 26: 14), where its speed has been measured; 0 elsewhere. */
export const nodeV8: number = versionIn((globalThis as { process?: { versions?: Versions } }).process?.versions ?? {});

function versionIn({ node, bun, deno, v8 }: Versions): number {
  return node === undefined || bun !== undefined || deno !== undefined ? 0 : Number.parseInt(v8 ?? "0", 10);
}
