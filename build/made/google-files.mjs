import { readdirSync, readFileSync } from "node:fs";

const directory = new URL("../../proto/", import.meta.url);

/** Names of Google's files under proto/. */
const googleNames = readdirSync(new URL("google", directory), { recursive: true })
  .map((name) => `google/${String(name)}`)
  .filter((name) => name.endsWith(".proto"))
  .sort();

const header = `/*
 * Google's own .proto files, without their comments; made from proto/google by build/made/google-files.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

/** Text of each file by the name it is imported by. */
export const googleFiles: ReadonlyMap<string, string> = new Map([
`;

/** What src/schema/google-files.ts is to hold. */
export function googleFiles() {
  const entries = googleNames.map(
    (name) =>
      `  [\n    ${JSON.stringify(name)},\n${literal(withoutComments(readFileSync(new URL(name, directory), "utf8")))},\n  ],\n`,
  );
  return `${header}${entries.join("")}]);\n`;
}

/** Comments and spaces become one space, or one line feed where they had any. */
function withoutComments(text) {
  const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/;
  const gaps = /(?:\s|\/\/.*|\/\*[^]*?\*\/)+/;
  const compact = text.replace(new RegExp(`(${strings.source})|${gaps.source}`, "g"), (gap, string) =>
    string !== undefined ? string : gap.includes("\n") ? "\n" : " ",
  );
  return `${compact.trim()}\n`;
}

/** A line of source for each line of text. */
function literal(text) {
  return text
    .split(/(?<=\n)/)
    .map((line) => `    ${JSON.stringify(line)}`)
    .join(" +\n");
}
