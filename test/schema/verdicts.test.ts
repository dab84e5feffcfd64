import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/registry/index.ts";

interface Case {
  readonly name: string;
  readonly source: string;
  readonly verdict: "accept" | "reject";
  readonly reason?: string;
}

function read(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(`verdicts/${name}.json`, import.meta.url), "utf8")) as Case[];
}

/** "" if it is accepted, else `line:column: text` of the first problem. */
function verdict(source: string): string {
  try {
    parse({ "case.proto": source });
    return "";
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    return error.message.split("\n")[0]!.replace("case.proto:", "").trim();
  }
}

describe("as protoc 36.2", () => {
  test.each(read("schema-verdicts"))("$name", ({ source, reason = "" }) => {
    expect(verdict(source)).toBe(reason);
  });
});

describe("as protoc 36.2, more of it", () => {
  test.each(read("more"))("$name", ({ source, reason = "" }) => {
    const ours = verdict(source);
    // Where protoc gives no position, or does not say where it looked for an import, we say more.
    expect(/^\d/.test(reason) ? ours.slice(0, reason.length) : ours.replace(/^\d+:\d+: /, "")).toBe(reason);
  });
});
