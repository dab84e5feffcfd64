import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { answer } from "../../src/cli/plugin.ts";
import { load, loadSync, parse } from "../../src/index.ts";
import { oneLine, root, wireform } from "../cli/wireform.ts";

/*
 * Names of files come from schemas: what is generated stays in the directory that it is generated into, and what is loaded in the include paths.
 */

const directory = mkdtempSync(join(tmpdir(), "wireform-names-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const types = parse({ "types.proto": 'syntax = "proto3"; import "google/protobuf/compiler/plugin.proto";' });
const Request = types.message("google.protobuf.compiler.CodeGeneratorRequest");
const Response = types.message("google.protobuf.compiler.CodeGeneratorResponse");
const FileSet = types.message("google.protobuf.FileDescriptorSet");

const filesOf = (names: readonly string[]): object[] =>
  names.map((name, index) => ({ name, package: `p${index}`, syntax: "proto3", messageType: [{ name: "M" }] }));

interface Answer {
  readonly error?: string;
  readonly file: readonly { readonly name: string }[];
}

function askPlugin(names: readonly string[], parameter = ""): Answer {
  return Response.decode(
    answer(Request.encode({ fileToGenerate: names, parameter, protoFile: filesOf(names) })),
  ) as Answer;
}

let count = 0;
/** Generates from a descriptor set into a directory of its own, within which nothing else is. */
function generate(
  names: readonly string[],
  flags: readonly string[] = [],
): { status: number | null; stdout: string; stderr: string; within: string } {
  const within = join(directory, `run${count++}`);
  mkdirSync(within);
  writeFileSync(join(within, "set.binpb"), FileSet.encode({ file: filesOf(names) }));
  return { ...wireform(["generate", "set.binpb", "--out", "gen", ...flags], "", within), within };
}

const outside = [
  "../x.proto",
  "a/../../x.proto",
  "a/..",
  "..",
  "/etc/x.proto",
  "//server/x.proto",
  "C:\\x.proto",
  "C:/x.proto",
  "c:x.proto",
  "\\\\server\\x.proto",
  "a\\..\\..\\x.proto",
  "a\\b.proto",
];
const odd = [
  "",
  ".",
  "./x.proto",
  "a//b.proto",
  "a/./b.proto",
  "a/",
  "x\0.proto",
  "x\n.proto",
  "x\u001b[31m.proto",
  "x\u007f.proto",
  "x\u009b.proto",
  "x\u202e.proto",
  "x\u2028.proto",
  "x\ufeff.proto",
  ".. /x.proto",
  "a/.. ./x.proto",
  ".../x.proto",
];

/** The command line asks the same function, in a process of its own each time. */
const shown = new Set([
  "../x.proto",
  "/etc/x.proto",
  "C:\\x.proto",
  "a\\..\\..\\x.proto",
  "",
  "x\0.proto",
  "x\u001b[31m.proto",
  "x\u202e.proto",
]);

describe.each([...outside, ...odd])("%j as the name of a file", (name) => {
  test.each(["", "target=js+dts"])("is refused by the plugin, in words: %s", (parameter) => {
    const { error, file } = askPlugin(["fine.proto", name], parameter);
    expect(error).toMatch(/./);
    expect(error).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(file).toEqual([]);
  });

  if (shown.has(name))
    test("is refused by the command line before anything is written", () => {
      const { status, stdout, stderr, within } = generate(["fine.proto", name]);
      expect({ status, stdout, stderr }).toEqual({
        status: expect.toBeOneOf([1, 2]),
        stdout: "",
        stderr: expect.stringMatching(oneLine),
      });
      expect(stderr.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(readdirSync(within)).toEqual(["set.binpb"]);
    });
});

describe("names that come to one", () => {
  test.each([
    ["x", "x.proto"],
    ["a/User.proto", "a/user.proto"],
    ["A/x.proto", "a/x.proto"],
    ["\u00e9.proto", "e\u0301.proto"],
  ])("%j and %j", (...names) => {
    expect(askPlugin(names)).toMatchObject({ error: expect.stringContaining("one file"), file: [] });
    const { status, stdout, within } = generate(names);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(readdirSync(within)).toEqual(["set.binpb"]);
  });

  test("others that look alike are apart", () => {
    const names = [
      "x.proto",
      "x.pb.proto",
      "x_proto.proto",
      "x/x.proto",
      "..x.proto",
      "...x/y..proto",
      "a b.proto",
      "\u00e9.proto",
    ];
    const expected = [
      "x.pb.ts",
      "x.pb.pb.ts",
      "x_proto.pb.ts",
      "x/x.pb.ts",
      "..x.pb.ts",
      "...x/y..pb.ts",
      "a b.pb.ts",
      "\u00e9.pb.ts",
    ];
    expect(askPlugin(names).file.map(({ name }) => name)).toEqual(expected);
    const { status, stdout, within } = generate(names);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expected.map((name) => `gen/${name}\n`).join("") });
    expect(readdirSync(within).sort()).toEqual(["gen", "set.binpb"]);
  });
});

describe("links within the output directory", () => {
  const prepared = (make: (out: string, target: string) => void): { out: string; target: string } => {
    const work = join(directory, `links${count++}`);
    const [out, target] = [join(work, "gen"), join(work, "target")];
    mkdirSync(out, { recursive: true });
    mkdirSync(target);
    writeFileSync(join(work, "set.binpb"), FileSet.encode({ file: filesOf(["a.proto", "sub/x.proto"]) }));
    make(out, target);
    return { out, target };
  };
  const run = (out: string) => wireform(["generate", "set.binpb", "--out", "gen"], "", dirname(out));

  test("of a directory are not followed, and nothing is written", () => {
    const { out, target } = prepared((gen, to) => symlinkSync(to, join(gen, "sub")));
    expect(run(out)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^wireform: cannot write gen\/sub\/x\.pb\.ts: gen\/sub is a symbolic link\n$/),
    });
    expect([readdirSync(out), readdirSync(target)]).toEqual([["sub"], []]);
  });

  test("of a file are not followed, also where they lead nowhere yet", () => {
    const { out, target } = prepared((gen, to) => symlinkSync(join(to, "file.ts"), join(gen, "a.pb.ts")));
    expect(run(out)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(readdirSync(target)).toEqual([]);
  });

  test("the directory itself may be one", () => {
    const { out, target } = prepared((gen, to) => {
      rmSync(gen, { recursive: true });
      symlinkSync(to, gen);
    });
    expect(run(out)).toMatchObject({ status: 0, stdout: "gen/a.pb.ts\ngen/sub/x.pb.ts\n" });
    expect(readdirSync(target).sort()).toEqual(["a.pb.ts", "sub"]);
  });
});

describe("imports", () => {
  const within = join(directory, "imports");
  mkdirSync(join(within, "include"), { recursive: true });
  writeFileSync(join(within, "secret.proto"), 'syntax = "proto3"; message Secret {}');
  symlinkSync(join(within, "secret.proto"), join(within, "include/link.proto"));

  test.each([
    "../secret.proto",
    "./link.proto",
    "a/../../secret.proto",
    `${within}/secret.proto`,
    "..\\\\secret.proto",
    "a//b.proto",
    "link.proto\\0.txt",
    "",
  ])("of %j are refused, and nothing is read", async (name) => {
    const read: string[] = [];
    const text = `syntax = "proto3"; import "${name}"; message M {}`;
    const readFile = (path: string): string | undefined => {
      read.push(path);
      return path === "m.proto" ? text : undefined;
    };
    expect(() => loadSync("m.proto", { includePaths: [join(within, "include")], readFile })).toThrow(
      expect.objectContaining({ code: "INVALID_SCHEMA", file: "m.proto", line: 1 }),
    );
    await expect(load("m.proto", { includePaths: [join(within, "include")], readFile })).rejects.toMatchObject({
      code: "INVALID_SCHEMA",
    });
    expect(read).toEqual(["m.proto", "m.proto"]);
  });

  test("follow symbolic links out of the include paths, as those of protoc do", () => {
    writeFileSync(
      join(within, "include/m.proto"),
      'syntax = "proto3"; import "link.proto"; message M { Secret s = 1; }',
    );
    expect(
      loadSync("m.proto", { includePaths: [join(within, "include")] })
        .message("M")
        .decode(Uint8Array.of(10, 0)),
    ).toEqual({ s: {} });
    execFileSync(join(root, "node_modules/.bin/protoc"), [
      "-I",
      join(within, "include"),
      "-o",
      join(within, "protoc.binpb"),
      "m.proto",
    ]);
    expect(existsSync(join(within, "protoc.binpb"))).toBe(true);
  });

  test("follow none where the reader looks where they lead to", () => {
    const include = realpathSync(join(within, "include"));
    const readFile = (path: string): Uint8Array | undefined =>
      existsSync(path) && realpathSync(path).startsWith(`${include}/`) ? readFileSync(path) : undefined;
    writeFileSync(join(include, "n.proto"), 'syntax = "proto3"; import "link.proto";');
    expect(() => loadSync("n.proto", { includePaths: [include], readFile })).toThrow(
      expect.objectContaining({ code: "NOT_FOUND" }),
    );
  });
});
