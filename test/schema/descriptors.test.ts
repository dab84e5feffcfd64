import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { googleFiles } from "../../src/schema/google-files.ts";
import { comparable, ourDescriptors, protocDescriptors, type Sources } from "./protoc.ts";

const protos = new URL("protos/", import.meta.url);

function expectSame(sources: Sources): void {
  const ours = new Map(ourDescriptors(sources).map((file) => [file.name, comparable(file)]));
  const theirs = protocDescriptors(sources);
  expect([...ours.keys()].sort()).toEqual(theirs.map(({ name }) => name).sort());
  for (const file of theirs) expect(ours.get(file.name), file.name!).toEqual(comparable(file));
}

test.each(readdirSync(protos))("%s", (name) => {
  expectSame({ [name]: readFileSync(new URL(name, protos), "utf8") });
});

test("calculator.proto", () => {
  expectSame({ "calculator.proto": readFileSync(new URL("../../proto/calculator.proto", import.meta.url), "utf8") });
});

test("Google's own files", () => {
  expectSame({ "all.proto": [...googleFiles.keys()].map((name) => `import "${name}";`).join("\n") });
});
