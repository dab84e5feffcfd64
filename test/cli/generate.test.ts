import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { toDescriptorSet } from "../../src/index.ts";
import { loadSync } from "../../src/index.ts";
import { calculator, oneLine, root, wireform } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-"));
afterAll(() => rmSync(directory, { recursive: true }));

const golden = (name: string): string => readFileSync(join(root, "fixtures/emitted", name), "utf8");
const written = (path: string): string => readFileSync(join(directory, path), "utf8");
const filesIn = (path: string): string[] =>
  readdirSync(join(directory, path), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ts$|\.js$/.test(name))
    .sort();

describe("wireform generate", () => {
  test("writes a module, and says so", () => {
    const { status, stdout, stderr } = wireform(
      ["generate", "-I", join(root, "proto"), calculator, "--out", "src/gen"],
      "",
      directory,
    );
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "src/gen/calculator.pb.ts\n", stderr: "" });
    expect(written("src/gen/calculator.pb.ts")).toBe(golden("calculator-module.ts"));
  });

  test("writes what is imported, too", () => {
    const { stdout } = wireform(
      ["generate", "-I", join(root, "proto"), "test/generated.proto", "--out", "imports/"],
      "",
      directory,
    );
    expect(stdout).toBe("imports/google/protobuf/timestamp.pb.ts\nimports/test/generated.pb.ts\n");
    expect(written("imports/test/generated.pb.ts")).toBe(golden("generated-module.ts"));
  });

  test("takes the loader's options, and what imports end in", () => {
    const flags = [
      "--target",
      "js+dts",
      "--import_extension",
      "none",
      "--int64",
      "string",
      "--maps",
      "map",
      "--field-names",
      "proto",
    ];
    wireform(
      ["generate", "-I", join(root, "proto"), "calculator.proto", "test/generated.proto", "--out", "flags", ...flags],
      "",
      directory,
    );
    expect(filesIn("flags")).toEqual([
      "calculator.pb.d.ts",
      "calculator.pb.js",
      "google/protobuf/timestamp.pb.d.ts",
      "google/protobuf/timestamp.pb.js",
      "test/generated.pb.d.ts",
      "test/generated.pb.js",
    ]);
    expect(written("flags/calculator.pb.d.ts")).toContain("compute_time_ns: string;");
    expect(written("flags/calculator.pb.js")).toContain('{ int64: "string", maps: "map", fieldNames: "proto" }');
    expect(written("flags/test/generated.pb.js")).toMatch(/ from "\.\.\/google\/protobuf\/timestamp\.pb";/);
    expect(written("flags/test/generated.pb.d.ts")).toContain("Map<string, Order_Line>");
  });

  test("writes types without code", () => {
    const { stdout } = wireform(
      ["generate", "-I", join(root, "proto"), calculator, "--types-only", "--out", "types"],
      "",
      directory,
    );
    expect(stdout).toBe("types/calculator.types.ts\n");
    expect(written("types/calculator.types.ts")).toBe(golden("calculator-types.ts"));
    const named = wireform(
      [
        "generate",
        "-I",
        join(root, "proto"),
        calculator,
        "test/generated.proto",
        "--types-only",
        "--name",
        "my-shop",
        "--out",
        "types",
        "--int64",
        "string",
      ],
      "",
      directory,
    );
    expect(named.stdout).toBe("types/my-shop.types.ts\n");
    expect(written("types/my-shop.types.ts")).toMatch(/computeTimeNs: string;[^]*export interface MyShop \{/);
  });

  test("takes a descriptor set", () => {
    writeFileSync(
      join(directory, "set.binpb"),
      toDescriptorSet(loadSync("calculator.proto", { includePaths: [join(root, "proto")] }), { sourceInfo: true }),
    );
    wireform(["generate", "set.binpb", "--out", "set"], "", directory);
    expect(written("set/calculator.pb.ts")).toBe(golden("calculator-module.ts"));
  });

  test("refuses to write outside of the directory", () => {
    mkdirSync(join(directory, "inner"), { recursive: true });
    writeFileSync(join(directory, "outer.proto"), 'syntax = "proto3"; message Outer {}');
    const { status, stdout, stderr } = wireform(
      ["generate", "../outer.proto", "--out", "gen"],
      "",
      join(directory, "inner"),
    );
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain("-I");
    expect(readdirSync(directory)).not.toContain("outer.pb.ts");
  });

  test("shows what is wrong in a schema, with a caret, and writes nothing", () => {
    writeFileSync(join(directory, "bad.proto"), 'syntax = "proto3";\nmessage A { Nope a = 1; }\n');
    const { status, stdout, stderr } = wireform(["generate", "bad.proto", "--out", "bad"], "", directory);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr.split("\n")).toEqual([
      'wireform: bad.proto:2:13: "Nope" is not defined. [INVALID_SCHEMA]',
      "  message A { Nope a = 1; }",
      "              ^",
      "",
    ]);
    expect(readdirSync(directory)).not.toContain("bad");
  });

  test("says what it cannot write", () => {
    writeFileSync(join(directory, "file"), "");
    const { status, stderr } = wireform(
      ["generate", calculator, "-I", join(root, "proto"), "--out", "file"],
      "",
      directory,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain("cannot write file/calculator.pb.ts");
  });
});
