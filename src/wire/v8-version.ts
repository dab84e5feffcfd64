interface Platform {
  readonly process?: { readonly versions?: { readonly v8?: string; readonly bun?: string } };
}

/** The first number of V8's version (Node 20: 11, 22: 12, 24: 13, 26: 14); 0 where it is not told, as in browsers, or not true, as in Bun. */
export const v8Version: number = /* @__PURE__ */ readVersion();

function readVersion(): number {
  const { v8, bun } = (globalThis as Platform).process?.versions ?? {};
  return v8 === undefined || bun !== undefined ? 0 : Number.parseInt(v8, 10);
}
