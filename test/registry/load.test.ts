import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ProtobufError, type ErrorCode } from "../../src/errors.ts";
import { load, loadSync, parse, type LoadSyncOptions } from "../../src/index.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-load-"));
afterAll(() => rmSync(directory, { recursive: true }));
mkdirSync(join(directory, "proto/common"), { recursive: true });
writeFileSync(
  join(directory, "proto/main.proto"),
  'syntax = "proto3"; import "common/types.proto"; import "google/protobuf/timestamp.proto"; message Main { common.T t = 1; google.protobuf.Timestamp at = 2; }',
);
writeFileSync(
  join(directory, "proto/common/types.proto"),
  '\ufeffsyntax = "proto3"; package common; message T { int32 a = 1; }',
);
const includePaths = [join(directory, "proto")];

function caught(act: () => unknown): ProtobufError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtobufError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function expectCode(act: () => unknown, code: ErrorCode): void {
  expect(caught(act).code).toBe(code);
}

describe("from the file system", () => {
  test("as named, and by the name within an include path, a file is the same", async () => {
    for (const name of ["main.proto", join(directory, "proto/main.proto")]) {
      const names = ["google/protobuf/timestamp.proto", "common/types.proto", "main.proto"].sort();
      expect(
        loadSync(name, { includePaths })
          .files()
          .map((file) => file.name)
          .sort(),
      ).toEqual(names);
      expect(
        (await load(name, { includePaths }))
          .files()
          .map((file) => file.name)
          .sort(),
      ).toEqual(names);
    }
  });

  test("two names of a file are one file", () => {
    const schema = loadSync(
      ["main.proto", join(directory, "proto/common/types.proto"), join(directory, "proto/./main.proto")],
      { includePaths },
    );
    expect(schema.files()).toHaveLength(3);
  });

  test("a missing file names the paths tried", async () => {
    const error = caught(() => loadSync("nope.proto", { includePaths }));
    expect(error).toMatchObject({ code: "NOT_FOUND", file: "nope.proto" });
    expect(error.message).toContain(join(directory, "proto", "nope.proto"));
    await expect(load("nope.proto", { includePaths })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a directory is no file", () => expectCode(() => loadSync(join(directory, "proto")), "NOT_FOUND"));
});

describe("from another source", () => {
  const files: { [path: string]: string } = {
    "a.proto": 'syntax = "proto3"; import "b.proto"; message A { B b = 1; }',
    "lib/b.proto": 'syntax = "proto3"; message B {}',
    "missing.proto": 'syntax = "proto3";\n  import "gone.proto";',
    "climb.proto": 'import "../../etc/passwd";',
    "absolute.proto": 'import "/etc/passwd";',
  };
  const reads: string[] = [];
  const options: LoadSyncOptions = {
    includePaths: [".", "lib"],
    readFile: (path) => {
      reads.push(path);
      return files[path];
    },
  };

  test("text, bytes, promises; each path is asked for once", async () => {
    reads.length = 0;
    expect(loadSync("a.proto", options).files()).toHaveLength(2);
    expect(reads).toEqual(["a.proto", "b.proto", "lib/b.proto"]);
    const readFile = async (path: string): Promise<Uint8Array | undefined> =>
      path in files ? new TextEncoder().encode(files[path]) : undefined;
    expect((await load("a.proto", { includePaths: ["lib"], readFile })).files()).toHaveLength(2);
  });

  test("a missing import names the importing file, its place and the paths tried", () => {
    const error = caught(() => loadSync("missing.proto", options));
    expect(error).toMatchObject({ code: "NOT_FOUND", file: "missing.proto", line: 2, column: 3 });
    expect(error.message).toMatch(/^missing\.proto:2:3: .*gone\.proto, lib\/gone\.proto/);
  });

  test.each(["climb.proto", "absolute.proto"])("%s stays within the include paths", (name) => {
    reads.length = 0;
    expectCode(() => loadSync(name, options), "INVALID_SCHEMA");
    expect(reads).toEqual([name]);
  });

  test("a source that gives something else", () =>
    expectCode(() => loadSync("a.proto", { readFile: () => 5 as unknown as string }), "INVALID_ARGUMENT"));
});

describe("imports", () => {
  test("cycles", () => {
    const error = caught(() =>
      parse({ "a.proto": 'import "b.proto";', "b.proto": '\nimport "c.proto";', "c.proto": 'import "a.proto";' }),
    );
    expect(error).toMatchObject({ code: "INVALID_SCHEMA", file: "c.proto", line: 1, column: 1 });
    expect(error.message).toContain("a.proto -> b.proto -> c.proto -> a.proto");
  });

  test("only direct and public imports are visible", () => {
    const base = { "t.proto": 'syntax = "proto3"; package t; message T {}' };
    const user = 'syntax = "proto3"; import "via.proto"; message M { t.T t = 1; }';
    expectCode(
      () => parse({ ...base, "via.proto": 'syntax = "proto3"; import "t.proto";', "user.proto": user }),
      "INVALID_SCHEMA",
    );
    parse({ ...base, "via.proto": 'syntax = "proto3"; import public "t.proto";', "user.proto": user });
    parse({
      ...base,
      "more.proto": 'syntax = "proto3"; import public "t.proto";',
      "via.proto": 'syntax = "proto3"; import public "more.proto";',
      "user.proto": user,
    });
    const error = caught(() => parse({ ...base, "user.proto": 'syntax = "proto3";\nmessage M { t.T t = 1; }' }));
    expect(error.message).toBe(
      'user.proto:2:13: "t.T" seems to be defined in "t.proto", which is not imported by "user.proto".  To use it here, please add the necessary import.',
    );
  });

  test("a long chain of imports", () => {
    const files: { [name: string]: string } = { "f0.proto": 'syntax = "proto3"; message M {}' };
    for (let index = 1; index < 5000; index++)
      files[`f${index}.proto`] = `syntax = "proto3"; import public "f${index - 1}.proto";`;
    expect(parse({ "f4999.proto": files["f4999.proto"]!, ...files }).files()).toHaveLength(5000);
  });
});

describe("arguments", () => {
  test.each([
    { engine: "fast" },
    { int64: "BigInt" },
    { maps: "Map" },
    { fieldNames: "camel" },
    { inculdePaths: [] },
    null,
  ])("%o", (options) => {
    expectCode(() => parse("", options as never), "INVALID_ARGUMENT");
    expectCode(() => loadSync("x.proto", options as never), "INVALID_ARGUMENT");
  });

  test.each([[""], [[]], [[""]], [5], [undefined]])("names %o", (names) =>
    expectCode(() => loadSync(names as never), "INVALID_ARGUMENT"),
  );
  test.each([[5], [undefined], [{}], [{ "a.proto": 5 }]])("texts %o", (texts) =>
    expectCode(() => parse(texts as never), "INVALID_ARGUMENT"),
  );
  test("include paths", () =>
    expectCode(() => loadSync("x.proto", { includePaths: "proto" as never }), "INVALID_ARGUMENT"));
});

test("without a file system the error says what to do", () => {
  const { process } = globalThis;
  Object.defineProperty(globalThis, "process", { value: undefined, configurable: true, writable: true });
  try {
    expectCode(() => loadSync("x.proto"), "UNSUPPORTED");
    parse('syntax = "proto3"; import "google/protobuf/any.proto"; message M { google.protobuf.Any any = 1; }');
  } finally {
    Object.defineProperty(globalThis, "process", { value: process, configurable: true, writable: true });
  }
});
