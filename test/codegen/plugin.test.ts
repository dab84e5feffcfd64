import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outputOptionNames } from "../../src/codegen/index.ts";

/*
 * The plugin as protoc and buf run it.
 */

const root = new URL("../..", import.meta.url).pathname;
const program = join(root, "dist/cli/protoc-gen-wireform.js");
const directory = mkdtempSync(join(tmpdir(), "wireform-plugin-"));
const bin = join(directory, "bin");
const environment = { ...process.env, HOME: directory, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` };
beforeAll(() => {
  mkdirSync(bin);
  symlinkSync(program, join(bin, "protoc-gen-wireform"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const golden = (name: string): string => readFileSync(join(root, "fixtures/emitted", name), "utf8");
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort();

interface Run {
  readonly status: number | null;
  readonly stderr: string;
  readonly folder: string;
}

function protoc(name: string, parameter: string, files: readonly string[], include: string = join(root, "proto")): Run {
  const folder = join(directory, name);
  mkdirSync(folder);
  const { status, stderr } = spawnSync(
    join(root, "node_modules/.bin/protoc"),
    ["-I", include, `--wireform_out=${parameter}:${folder}`, ...files],
    { env: environment, encoding: "utf8" },
  );
  return { status, stderr, folder };
}

describe("protoc --wireform_out", () => {
  test("writes what wireform generate does, of the files that are asked for and the well-known types they import", () => {
    const { status, stderr, folder } = protoc("plain", "", ["calculator.proto", "test/generated.proto"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(filesIn(folder)).toEqual(["calculator.pb.ts", "google/protobuf/timestamp.pb.ts", "test/generated.pb.ts"]);
    expect(readFileSync(join(folder, "calculator.pb.ts"), "utf8")).toBe(golden("calculator-module.ts"));
    expect(readFileSync(join(folder, "test/generated.pb.ts"), "utf8")).toBe(golden("generated-module.ts"));
  });

  test("proto2, proto3 with optional, editions, groups and extensions", () => {
    const names = ["closed", "editions", "extensions", "maps", "names", "nesting", "scalars", "shapes", "width"].map(
      (name) => `test/${name}.proto`,
    );
    const { status, stderr, folder } = protoc("all", "", names);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringMatching(/error|wireform/) });
    expect(filesIn(folder)).toEqual(names.map((name) => name.replace(".proto", ".pb.ts")));
  });

  test("its options", () => {
    const { status, stderr, folder } = protoc(
      "options",
      "target=js+dts,import_extension=none,int64=string,maps=map,field_names=proto",
      ["calculator.proto", "test/generated.proto"],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(filesIn(folder)).toEqual([
      "calculator.pb.d.ts",
      "calculator.pb.js",
      "google/protobuf/timestamp.pb.d.ts",
      "google/protobuf/timestamp.pb.js",
      "test/generated.pb.d.ts",
      "test/generated.pb.js",
    ]);
    expect(readFileSync(join(folder, "calculator.pb.d.ts"), "utf8")).toContain("compute_time_ns: string;");
    expect(readFileSync(join(folder, "test/generated.pb.js"), "utf8")).toContain(
      'from "../google/protobuf/timestamp.pb";',
    );
  });

  test("their names, in each style", () => {
    const text = (name: string, parameter: string): string =>
      readFileSync(join(protoc(name, parameter, ["calculator.proto"]).folder, "calculator.pb.ts"), "utf8");
    const snake = text("snake", "field_names=proto,import_extension=none");
    expect(snake).toContain("compute_time_ns");
    expect(text("kebab", "field-names=proto,import-extension=none")).toBe(snake);
    expect(text("camel", "fieldNames=proto,importExtension=none")).toBe(snake);
  });

  test.each([
    ["target=go", '--wireform_out: option target must be one of ts, js+dts, not "go"\n'],
    [
      "ts",
      "--wireform_out: unknown option ts; known are target, optimize, import_extension, int64, maps, field_names, import\n",
    ],
    ["fieldname=proto", "--wireform_out: unknown option fieldname; did you mean field_names?\n"],
    ["int64=long,int64=string", "--wireform_out: option int64 is given 2 times\n"],
    [
      "target=js+dts,import_extension=.ts",
      "--wireform_out: imports that end in .ts are for the target ts, not js+dts\n",
    ],
  ])("tells what is wrong with %s", (parameter, expected) => {
    const { status, stderr, folder } = protoc(`wrong-${parameter.replace(/\W/g, "")}`, parameter, ["calculator.proto"]);
    expect({ status, stderr, files: filesIn(folder) }).toEqual({ status: 1, stderr: expected, files: [] });
  });
});

describe("buf generate", () => {
  const work = join(directory, "buf");
  beforeAll(() => {
    for (const name of ["calculator.proto", "test/generated.proto"]) {
      mkdirSync(dirname(join(work, "proto", name)), { recursive: true });
      copyFileSync(join(root, "proto", name), join(work, "proto", name));
    }
    writeFileSync(join(work, "buf.yaml"), "version: v2\nmodules:\n  - path: proto\n");
    writeFileSync(
      join(work, "buf.gen.yaml"),
      "version: v2\nplugins:\n  - local: protoc-gen-wireform\n    out: gen\n    include_imports: true\n    include_wkt: true\n    strategy: all\n    opt:\n      - target=ts\n      - import_extension=.js\n",
    );
    execFileSync(join(root, "node_modules/.bin/buf"), ["generate"], {
      cwd: work,
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
  });

  test("writes the same", () => {
    expect(filesIn(join(work, "gen"))).toEqual([
      "calculator.pb.ts",
      "google/protobuf/timestamp.pb.ts",
      "test/generated.pb.ts",
    ]);
    expect(readFileSync(join(work, "gen/calculator.pb.ts"), "utf8")).toBe(golden("calculator-module.ts"));
    expect(readFileSync(join(work, "gen/test/generated.pb.ts"), "utf8")).toBe(golden("generated-module.ts"));
  });

  test("a run for each directory, which is buf's default, writes what one run does", () => {
    const project = join(directory, "directories");
    const imports = 'syntax = "proto3"; import "google/protobuf/timestamp.proto";';
    const files = {
      "buf.yaml": "version: v2\nmodules:\n  - path: proto\n",
      "proto/money/money.proto": `${imports} package money; message Money { google.protobuf.Timestamp at = 1; }`,
      "proto/shop/order.proto": `${imports} import "money/money.proto"; package shop; message Order { money.Money sum = 1; google.protobuf.Timestamp at = 2; }`,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, name)), { recursive: true });
      writeFileSync(join(project, name), text);
    }
    const generate = (out: string, strategy: string): object => {
      const plugin = { local: "protoc-gen-wireform", out, strategy, include_imports: true, include_wkt: true };
      const template = JSON.stringify({ version: "v2", plugins: [plugin] });
      const { status, stderr } = spawnSync(join(root, "node_modules/.bin/buf"), ["generate", "--template", template], {
        cwd: project,
        env: environment,
        encoding: "utf8",
      });
      const written = filesIn(join(project, out));
      return { status, stderr, files: written.map((name) => [name, readFileSync(join(project, out, name), "utf8")]) };
    };
    const all = generate("all", "all");
    expect(all).toMatchObject({ status: 0, stderr: "", files: { length: 3 } });
    expect(generate("each", "directory")).toEqual(all);
  });

  test("with the comments of Google's files", () => {
    expect(readFileSync(join(work, "gen/google/protobuf/timestamp.pb.ts"), "utf8")).toContain(
      "Represents seconds of UTC time since Unix epoch",
    );
  });
});

describe("the program", () => {
  const run = (
    ...args: string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(process.execPath, [program, ...args], { input: "", encoding: "utf8" });

  test.each(["--version", "-V"])("%s", (flag) => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(run(flag)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.each(["--help", "-h"])("%s names every option", (flag) => {
    const { status, stdout, stderr } = run(flag);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const name of outputOptionNames) expect(stdout).toContain(`\n  ${name.replaceAll("-", "_")} `);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test("takes no other arguments", () => {
    expect(run("--frob")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^[^\n]+--frob[^\n]+\n$/),
    });
  });

  test("says what is no request", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      input: Uint8Array.of(10, 5, 1),
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /^wireform: protoc-gen-wireform, which is run by protoc or buf: [^\n]*CodeGeneratorRequest[^\n]*\n$/,
    );
  });
});
