import { afterEach, describe, expect, test, vi } from "vitest";
import {
  BadFragment,
  isStateFragment,
  largestState,
  longestFragment,
  readFragment,
  writeFragment,
} from "../../site/playground/model/share.ts";
import { emptyState, type PlaygroundState } from "../../site/playground/model/state.ts";

const state: PlaygroundState = {
  ...emptyState,
  tab: "messages",
  schema: 'syntax = "proto3"; message M { string ü漢 = 1; }',
  form: "json",
  input: '{"a": "😀"}',
};

afterEach(() => void vi.unstubAllGlobals());

test("a state is the same after the way through a link", async () => {
  const fragment = (await writeFragment(state))!;
  expect(fragment).toMatch(/^v1\.z\.[\w-]+$/);
  expect(await readFragment(`#${fragment}`)).toEqual(state);
  expect(await readFragment((await writeFragment(emptyState))!)).toEqual(emptyState);
});

test("where nothing compresses, the link is longer, and is read everywhere", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  const fragment = (await writeFragment(state))!;
  expect(fragment).toMatch(/^v1\.j\./);
  vi.stubGlobal("DecompressionStream", undefined);
  expect(await readFragment(fragment)).toEqual(state);
});

test("a state that is too large has no link", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  const isLinked = async (length: number): Promise<boolean> =>
    (await writeFragment({ ...emptyState, input: "a".repeat(length) })) !== undefined;
  expect(await isLinked(longestFragment / 2)).toBe(true);
  expect(await isLinked(longestFragment)).toBe(false);
});

describe("bad links", () => {
  const encode = (text: string): string => `v1.j.${Buffer.from(text).toString("base64url")}`;

  test.each([
    ["v1.z.AAAA", "damaged deflate"],
    ["v1.z.", "nothing"],
    ["v1", "less than nothing"],
    ["v1.j.!!!!", "no base64"],
    ["v1.j._w", "no UTF-8"],
    [encode("{"), "no JSON"],
    [encode("null"), "no object"],
    [encode("[]"), "an array"],
    [encode('{"schema": 1}'), "no string"],
    [encode('{"tab": "x"}'), "an unknown tab"],
    [encode('{"form": "constructor"}'), "an unknown form"],
    ["v2.z.AAAA", "another version"],
  ])("%s: %s", async (fragment) => {
    await expect(readFragment(fragment)).rejects.toBeInstanceOf(BadFragment);
  });

  test("a damaged link of a real state", async () => {
    const fragment = (await writeFragment(state))!;
    await expect(readFragment(fragment.slice(0, -8))).rejects.toBeInstanceOf(BadFragment);
  });

  test("a link that unfolds to more than the playground takes", async () => {
    const stream = new Blob([`{"schema":"${" ".repeat(largestState)}"}`]).stream();
    const bytes = await new Response(stream.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    const fragment = `v1.z.${Buffer.from(bytes).toString("base64url")}`;
    expect(fragment.length).toBeLessThan(longestFragment);
    await expect(readFragment(fragment)).rejects.toThrow("more than");
  });

  test("anchors of the page are no links to a state", () => {
    expect(["#v1.z.x", "v2.", "#schema", "", "#v1"].map(isStateFragment)).toEqual([true, true, false, false, false]);
  });
});
