import { readdirSync, readFileSync } from "node:fs";
import { SourceText } from "../../src/schema/source/source-text.ts";
import { nextToken, type Token } from "../../src/schema/source/tokenizer.ts";

const directory = new URL("../../proto/", import.meta.url);

/** Names of Google's files under proto/. */
export const googleNames: readonly string[] = readdirSync(new URL("google", directory), { recursive: true })
  .map((name) => `google/${String(name)}`)
  .filter((name) => name.endsWith(".proto"))
  .sort();

const header = `/*
 * Google's own .proto files, without their comments; made from proto/google by test/schema/google-files.test.ts (UPDATE=1 renews it).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

/** Text of each file by the name it is imported by. */
export const googleFiles: ReadonlyMap<string, string> = new Map([
`;

/** What src/schema/google-files.ts is to hold. */
export function embedGoogleFiles(): string {
  const entries = googleNames.map(
    (name) => `  [\n    ${JSON.stringify(name)},\n${literal(withoutComments(name))},\n  ],\n`,
  );
  return `${header}${entries.join("")}]);\n`;
}

function fail(message: string): never {
  throw new Error(message);
}

function withoutComments(name: string): string {
  const source = new SourceText(name, readFileSync(new URL(name, directory), "utf8"));
  let text = "";
  for (
    let token: Token = nextToken(source, undefined, fail);
    token.kind !== "end";
    token = nextToken(source, token, fail)
  ) {
    const gap = source.text.slice(token.gap, token.start);
    const space = text === "" || gap === "" ? "" : gap.includes("\n") ? "\n" : " ";
    text += space + source.text.slice(token.start, token.end);
  }
  return `${text}\n`;
}

/** A line of source for each line of text. */
function literal(text: string): string {
  return text
    .split(/(?<=\n)/)
    .map((line) => `    ${JSON.stringify(line)}`)
    .join(" +\n");
}
