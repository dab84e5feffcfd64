import { expect, test } from "vitest";
import { engines, loadFor } from "../support/engines.ts";
import { fromHex } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";

/*
 * Where a limit is met: the same record in every engine, and before or after the same other faults.
 */

const source = `
  edition = "2023";
  package limits;
  message Node {
    Node child = 1;
    repeated string texts = 2;
    repeated bytes blobs = 3;
    repeated Node nodes = 4;
    map<string, Node> byName = 5;
    repeated int32 numbers = 6 [features.repeated_field_encoding = EXPANDED];
    repeated bool flags = 7;
    repeated string loose = 8 [features.utf8_validation = NONE];
    Group group = 9 [features.message_encoding = DELIMITED];
    repeated Level levels = 10 [features.repeated_field_encoding = EXPANDED];
    map<string, Level> levelOf = 11;
    map<string, Node> looseBy = 12 [features.utf8_validation = NONE];
  }
  enum Level { option features.enum_type = CLOSED; LOW = 0; HIGH = 1; }
  message Group { Node node = 1; }
`;

const inputs = {
  "lists of strings": "120161120162120163",
  "a list whose third string is cut": "120161120162120563",
  "a list whose second string is no UTF-8": "1201611201ff120163",
  "a list that may hold what is no UTF-8": "42016142 01ff420163".replace(" ", ""),
  "a list that goes on later": "1201611a016212016312016412 0165".replace(" ", ""),
  "messages that are continued": "0a021201 0a00 0a03120161 0a021200".replaceAll(" ", ""),
  "a message that is continued many times": "0a03120161".repeat(8),
  "groups that are continued": "4b0a001a4c4b0a004c4b0a004c".replace("1a4c", "4c"),
  entries: "2a050a01611200 2a050a01621200 2a070a0161120212 00".replaceAll(" ", ""),
  "numbers and flags": "300130023003 3a03010001 38013800".replaceAll(" ", ""),
  "a closed enum with a number that it lacks": "500050055001",
  "entries of a closed enum with a number that it lacks": "5a050a01611000 5a050a01621005 5a050a01631001".replaceAll(
    " ",
    "",
  ),
  "entries whose key is no UTF-8": "62080a0161 1203120161 62080a01ff 1203120162 62050a01631200".replaceAll(" ", ""),
  deep: "0a0a0a080a060a040a020a00",
  "deep, and continued": "0a040a020a000a060a040a020a00",
};

test.each(Object.entries(inputs))("%s", (_, hex) => {
  const codecs = engines.map((engine) => loadFor(engine).source(source).message("limits.Node"));
  const bytes = fromHex(hex);
  const seen = new Set<string>();
  for (let maxMemory = 0; maxMemory < 12_000; maxMemory += 8) {
    const [first, ...others] = codecs.map((codec) => outcome(() => codec.decode(bytes, { maxMemory })));
    for (const other of others) expect(other).toEqual(first);
    seen.add("error" in first! ? first.error.code : "decoded");
  }
  expect(seen).toContain("LIMIT_EXCEEDED");
  expect(seen.size).toBeGreaterThan(1);
  for (let maxDepth = 0; maxDepth < 8; maxDepth++) {
    const [first, ...others] = codecs.map((codec) => outcome(() => codec.decode(bytes, { maxDepth })));
    for (const other of others) expect(other).toEqual(first);
  }
});
