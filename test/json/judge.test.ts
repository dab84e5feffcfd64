import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createFileRegistry,
  fromBinary,
  fromJsonString as judgeFromJson,
  type Registry,
  toBinary,
  toJsonString as judgeToJson,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { create, equals, type MessageCodec, parse } from "../../src/index.ts";
import { fromJsonString, toJsonString } from "../../src/json/index.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { schema, sources } from "./schema.ts";

/*
 * @bufbuild/protobuf reads what we write and writes what we read: it passes the conformance suite too, and shares no code with us. Its schema is protoc's.
 */

const protoc = new URL("../../node_modules/.bin/protoc", import.meta.url).pathname;

function judgeRegistry(files: Readonly<Record<string, string>>): Registry {
  const directory = mkdtempSync(join(tmpdir(), "wireform-json-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const out = join(directory, "set.bin");
    execFileSync(protoc, ["-I", directory, "-o", out, "--include_imports", ...Object.keys(files)]);
    return createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(out)));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A message by way of the judge's JSON: our JSON as the judge reads it, and the judge's as we do. */
function exchange(codec: MessageCodec, registry: Registry, message: unknown): { theirs: unknown; ours: unknown } {
  const type = registry.getMessage(codec.typeName)!;
  const read = judgeFromJson(type, toJsonString(codec, message), { registry });
  const written = judgeToJson(type, fromBinary(type, codec.encode(message)), { registry });
  return { theirs: codec.decode(toBinary(type, read)), ours: fromJsonString(codec, written) };
}

/** JSON.stringify, and so the judge, loses the sign of -0. */
function hasNegativeZero(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasNegativeZero);
  return Object.is(value, -0);
}

describe("@bufbuild/protobuf", () => {
  it("agrees on random messages of random schemas", () => {
    const drawn = schemaModel.chain((model) =>
      fc.record({ model: fc.constant(model), values: fc.array(messageValue(model), { minLength: 1, maxLength: 20 }) }),
    );
    fc.assert(
      fc.property(drawn, ({ model, values }) => {
        const text = schemaText(model);
        const codec = parse(text).message("t.M0");
        const registry = judgeRegistry({ "test.proto": text });
        for (const value of values) {
          const message = create(codec, value);
          const { theirs, ours } = exchange(codec, registry, message);
          expect(equals(codec, theirs, message), "the judge reads what we write").toBe(true);
          if (!hasNegativeZero(message))
            expect(equals(codec, ours, message), "we read what the judge writes").toBe(true);
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  const registry = judgeRegistry(sources);
  const All = schema.message("t.All");
  it.each([
    '{"timestamp":"1969-12-31T23:59:58.999999999Z","duration":"-0.000000001s","mask":"a.bC,dE"}',
    '{"timestamp":"0001-01-01T00:00:00-00:01","duration":"315576000000.999999999s"}',
    '{"timestamp":"2024-02-29T12:34:56.123456+05:45"}',
    '{"struct":{"a":[1,"x",null,true,{}],"":1.5},"value":null,"list":[[],[[]]],"values":[null,1,"a"],"valueMap":{"k":null}}',
    '{"longWrapper":"-9223372036854775808","stringWrapper":"","bytesWrapper":"-_8","floatWrapper":"-Infinity","boolWrapper":false,"wrappers":[0,5]}',
    '{"any":{"@type":"type.googleapis.com/t.Scalars","u64":"18446744073709551615","flt":0.5,"data":"AA=="}}',
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/google.protobuf.Timestamp","value":"1970-01-01T00:00:00.5Z"}}}',
    '{"any":{"@type":"type.googleapis.com/google.protobuf.Value","value":{"a":[null]}},"anys":[{"@type":"type.googleapis.com/google.protobuf.Empty"},{"@type":"type.googleapis.com/google.protobuf.Int64Value","value":"5"},{}]}',
    '{"choiceNull":null}',
    '{"choiceValue":null}',
    '{"nulls":[null,"NULL_VALUE",0],"byBool":{"true":{},"false":{"i32":"1e3"}},"byLong":{"18446744073709551615":-5}}',
  ])("agrees on %s", (text) => {
    const type = registry.getMessage("t.All")!;
    const message = fromJsonString(All, text);
    const judged = judgeFromJson(type, text, { registry });
    expect(equals(All, All.decode(toBinary(type, judged)), message)).toBe(true);
    expect(JSON.parse(toJsonString(All, message))).toEqual(JSON.parse(judgeToJson(type, judged, { registry })));
  });
});
