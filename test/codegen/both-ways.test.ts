import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { wireform } from "../cli/wireform.ts";

/*
 * The command line and protoc's plugin write the same bytes, Google's own files and their comments among them.
 */

const root = new URL("../..", import.meta.url).pathname;
const directory = mkdtempSync(join(tmpdir(), "wireform-both-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const bin = join(directory, "bin");
mkdirSync(bin);
symlinkSync(join(root, "dist/cli/protoc-gen-wireform.js"), join(bin, "protoc-gen-wireform"));

const sources: Readonly<Record<string, string>> = {
  "shop.proto": `
    syntax = "proto3"; package shop;
    import "google/protobuf/any.proto"; import "google/protobuf/struct.proto"; import "google/protobuf/timestamp.proto";
    import "google/protobuf/wrappers.proto"; import "options.proto"; import "acme/money.proto";
    // An order.
    message Order {
      google.protobuf.Timestamp at = 1 [(shop.note) = "x"]; google.protobuf.Any extra = 2; google.protobuf.Struct data = 3;
      google.protobuf.StringValue name = 4; acme.Money total = 5;
    }
  `,
  "options.proto": `syntax = "proto3"; package shop; import "google/protobuf/descriptor.proto"; extend google.protobuf.FieldOptions { string note = 50000; }`,
  "acme/money.proto": `syntax = "proto3"; package acme; message Money { int64 units = 1; }`,
};
for (const [name, text] of Object.entries(sources)) {
  mkdirSync(dirname(join(directory, "proto", name)), { recursive: true });
  writeFileSync(join(directory, "proto", name), text);
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

interface Ways {
  readonly commandLine: Readonly<Record<string, string>>;
  readonly plugin: Readonly<Record<string, string>>;
}

let runs = 0;

/** What both write; options as the plugin has them. */
function bothWays(include: string, names: readonly string[], options: readonly string[] = []): Ways {
  const [ours, theirs] = ["cli", "plugin"].map((way) => join(directory, `${way}${runs}`)) as [string, string];
  runs++;
  const flags = options.flatMap((option) => option.replace("=", "\0").split("\0"));
  const { status, stderr } = wireform(
    [
      "generate",
      "-I",
      include,
      ...names,
      "--out",
      ours,
      ...flags.map((flag, index) => (index % 2 === 0 ? `--${flag}` : flag)),
    ],
    "",
    directory,
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  mkdirSync(theirs);
  const run = spawnSync(
    join(root, "node_modules/.bin/protoc"),
    ["-I", include, `--wireform_out=${theirs}`, ...options.map((option) => `--wireform_opt=${option}`), ...names],
    { env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` }, encoding: "utf8" },
  );
  expect({ status: run.status, error: run.stderr.replace(/^.*warning:.*\n/gmu, "") }).toEqual({ status: 0, error: "" });
  return { commandLine: filesOf(ours), plugin: filesOf(theirs) };
}

const ownProto = join(directory, "proto");
const all = Object.keys(sources);

describe("the same bytes", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [join(root, "proto"), ["calculator.proto", "test/generated.proto"], []],
    [
      join(root, "proto"),
      ["calculator.proto", "test/generated.proto"],
      ["target=js+dts", "optimize=size", "int64=string"],
    ],
    [
      join(root, "proto"),
      ["test/editions.proto", "test/extensions.proto", "test/closed.proto", "test/names.proto"],
      [],
    ],
    [ownProto, all, []],
    [ownProto, all, ["import=google/protobuf/=wireform/wkt"]],
    [ownProto, ["shop.proto", "options.proto"], ["import=google/protobuf/=wireform/wkt", "import=acme/=@acme/protos/"]],
    [
      ownProto,
      ["any", "api", "duration", "empty", "field_mask", "struct", "timestamp", "type", "wrappers", "descriptor"].map(
        (name) => `google/protobuf/${name}.proto`,
      ),
      [],
    ],
  ])("of %s: %j %j", (include, names, options) => {
    const { commandLine, plugin } = bothWays(include, names, options);
    expect(Object.keys(plugin)).toEqual(Object.keys(commandLine));
    for (const [name, text] of Object.entries(plugin)) expect(text, name).toBe(commandLine[name]);
  });
});

test("the plugin writes the well-known types that are imported, and theirs, with comments; others have to be asked for", () => {
  const { plugin } = bothWays(ownProto, ["options.proto", "shop.proto"], ["import=acme/money.proto=@acme/money"]);
  expect(Object.keys(plugin)).toEqual([
    "google/protobuf/any.pb.ts",
    "google/protobuf/descriptor.pb.ts",
    "google/protobuf/struct.pb.ts",
    "google/protobuf/timestamp.pb.ts",
    "google/protobuf/wrappers.pb.ts",
    "options.pb.ts",
    "shop.pb.ts",
  ]);
  expect(plugin["google/protobuf/timestamp.pb.ts"]).toContain("Represents seconds of UTC time since Unix epoch");
});
