import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { calculator, oneLine, shell, wireform } from "./wireform.ts";

const add = ["calculator.AddRequest", calculator];
const directory = mkdtempSync(join(tmpdir(), "wireform-cli-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const write = (name: string, text: string): void => {
  mkdirSync(join(directory, name, ".."), { recursive: true });
  writeFileSync(join(directory, name), text);
};
write("blob.proto", `syntax = "proto3"; message Blob { bytes data = 1; map<string, int32> counts = 2; }`);
write("api/main.proto", `syntax = "proto3"; package api; import "part.proto"; message Main { shared.Part part = 1; }`);
write("shared/part.proto", `syntax = "proto3"; package shared; message Part { int32 size = 1; }`);

const json = '{"a":5,"b":3,"requestId":"req-12345"}';
const hex = "080510031a097265712d3132333435";
const same = {
  json: `${json}\n`,
  text: 'a: 5\nb: 3\nrequest_id: "req-12345"\n',
  binary: Buffer.from(hex, "hex"),
  hex: `${hex}\n`,
  base64: `${Buffer.from(hex, "hex").toString("base64")}\n`,
};
const forms = Object.keys(same) as (keyof typeof same)[];

describe.each(["encode", "decode"])("wireform %s", (command) => {
  // They share what they do with forms: all pairs for the one, each form once for the other.
  test.each(
    forms.flatMap((from) => forms.filter((to) => command === "decode" || from === to).map((to) => [from, to] as const)),
  )("--in %s --out %s", (from, to) => {
    const { status, bytes, stderr } = wireform([command, ...add, "--in", from, "--out", to], same[from]);
    expect(stderr).toBe("");
    expect(bytes).toEqual(Buffer.from(same[to]));
    expect(status).toBe(0);
  });
});

describe("defaults", () => {
  test("encode takes JSON and gives bytes", () =>
    expect(wireform(["encode", ...add], json).bytes).toEqual(same.binary));
  test("decode takes bytes and gives JSON", () =>
    expect(wireform(["decode", ...add], same.binary).stdout).toBe(same.json));
  test("no bytes are an empty message", () =>
    expect(wireform(["decode", ...add], "")).toMatchObject({ status: 0, stdout: "{}\n", stderr: "" }));
  test("an empty message is no bytes", () =>
    expect(wireform(["encode", ...add], "{}")).toMatchObject({ status: 0, stdout: "", stderr: "" }));
});

describe("bytes", () => {
  test("go out as they are, all 256 of them", () => {
    const data = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const { bytes } = wireform(
      ["encode", "Blob", "blob.proto"],
      JSON.stringify({ data: data.toString("base64") }),
      directory,
    );
    expect(bytes).toEqual(Buffer.concat([Buffer.from([0x0a, 0x80, 0x02]), data]));
  });

  test("of an unknown field are kept from bytes to bytes, and JSON is not silent about them", () => {
    expect(wireform(["encode", ...add, "--in", "hex", "--out", "hex"], "20ff011003").stdout).toBe("100320ff01\n");
    const { status, stdout, stderr } = wireform(["decode", ...add, "--in", "hex"], "20ff011003");
    expect({ status, stdout }).toEqual({ status: 0, stdout: '{"b":3}\n' });
    expect(stderr).toMatch(/^wireform: note: 3 bytes of unknown fields cannot be written as json[^\n]*\n$/);
  });

  test("hex and base64 may have white space, and either case or alphabet", () => {
    expect(wireform(["decode", ...add, "--in", "hex"], "08 05\n10\t03\r\n").stdout).toBe('{"a":5,"b":3}\n');
    for (const other of ["0x08051003", "0x08, 0x05, 0X10, 0x03", "08:05:10:03", "08,05,10,03", "\\x08\\x05\\x10\\x03"])
      expect(wireform(["decode", ...add, "--in", "hex"], other).stdout, other).toBe('{"a":5,"b":3}\n');
    expect(wireform(["decode", "Blob", "blob.proto", "--in", "hex"], "0A01fF", directory).stdout).toBe(
      '{"data":"/w=="}\n',
    );
    expect(wireform(["decode", "Blob", "blob.proto", "--in", "base64"], "CgL_\n_g", directory).stdout).toBe(
      '{"data":"//4="}\n',
    );
  });

  test("of several megabytes pass through pipes", () => {
    const text = "x".repeat(6_000_000);
    const { status, bytes } = wireform(["encode", ...add], JSON.stringify({ requestId: text }));
    expect({ status, length: bytes.length }).toEqual({ status: 0, length: 6_000_005 });
    expect(wireform(["decode", ...add], bytes).stdout === `${JSON.stringify({ requestId: text })}\n`).toBe(true);
  });
});

describe("flags", () => {
  test.each([
    [["--pretty"], '{\n  "a": 5\n}\n'],
    [["--emit-defaults"], '{"a":5,"b":0,"requestId":""}\n'],
    [["--emit-defaults", "--proto-names"], '{"a":5,"b":0,"request_id":""}\n'],
  ])("%j", (flags, expected) =>
    expect(wireform(["decode", ...add, "--in", "hex", ...flags], "0805").stdout).toBe(expected),
  );

  test("--ignore-unknown", () => {
    expect(wireform(["encode", ...add], '{"a":5,"c":1}')).toMatchObject({ status: 1, stdout: "" });
    expect(wireform(["encode", ...add, "--ignore-unknown", "--out", "hex"], '{"a":5,"c":1}').stdout).toBe("0805\n");
  });

  test("--deterministic sorts maps", () => {
    const sorted = "12050a01611001" + "12050a01621002\n";
    expect(
      wireform(
        ["encode", "Blob", "blob.proto", "--deterministic", "--out", "hex"],
        '{"counts":{"b":2,"a":1}}',
        directory,
      ).stdout,
    ).toBe(sorted);
    expect(
      wireform(["encode", "Blob", "blob.proto", "--out", "hex"], '{"counts":{"b":2,"a":1}}', directory).stdout,
    ).not.toBe(sorted);
  });
});

describe("schemas", () => {
  const args = ["encode", "api.Main", "main.proto", "--out", "hex"];
  test.each([[["-I", "api", "-I", "shared"]], [["-Iapi", "-Ishared"]], [["--include", "api", "--include=shared"]]])(
    "are found with %j",
    (include) => {
      expect(wireform([...args, ...include], '{"part":{"size":7}}', directory)).toMatchObject({
        status: 0,
        stdout: "0a020807\n",
        stderr: "",
      });
    },
  );

  test("may be several files", () => {
    expect(
      wireform(["encode", "shared.Part", "blob.proto", "shared/part.proto", "--out", "hex"], '{"size":7}', directory)
        .stdout,
    ).toBe("0807\n");
  });

  test("an import that is not there is a bad schema, with its place", () => {
    const { status, stderr } = wireform([...args, "-I", "api"], "{}", directory);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /^wireform: [^\n]*main\.proto:1:[^\n]*\[NOT_FOUND\]\n {2}[^\n]*import [^\n]*\n +\^\n$/,
      ),
    });
  });

  test("a bad schema has its place", () => {
    write("bad.proto", `syntax = "proto3";\nmessage M {\n  int32 a = ;\n}\n`);
    expect(wireform(["encode", "M", "bad.proto"], "{}", directory)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^wireform: bad\.proto:3:13: [^\n]*\[INVALID_SCHEMA\]\n {4}int32 a = ;\n {14}\^\n$/,
      ),
    });
  });
});

describe("bad data: status 1, one line, and nothing on standard output", () => {
  test.each([
    ["encode", [], '{"a":5', "INVALID_JSON"],
    ["encode", [], "", "INVALID_JSON"],
    ["encode", ["--in", "text"], "a: five", "INVALID_TYPE"],
    ["encode", [], '{"a":"five"}', "INVALID_JSON"],
    ["encode", [], '{"a":3000000000}', "OUT_OF_RANGE"],
    ["encode", [], '{"\\n\\u001b[31m":1}', "UNKNOWN_FIELD"],
    ["encode", [], Buffer.from([0x7b, 0xff, 0x7d]), "INVALID_UTF8"],
    ["decode", [], Buffer.from("0805100318097265712d3132333435", "hex"), "TRUNCATED"],
    ["decode", ["--in", "hex"], "1a01ff", "INVALID_UTF8"],
    ["decode", ["--in", "hex"], "080", "INVALID_TEXT"],
    ["decode", ["--in", "hex"], "08 0g", "INVALID_TEXT"],
    ["decode", ["--in", "hex"], "0x08 0x", "INVALID_TEXT"],
    ["decode", ["--in", "hex"], "00x8", "INVALID_TEXT"],
    ["decode", ["--in", "base64"], "CA*", "INVALID_TEXT"],
    ["decode", ["--in", "base64"], "C", "INVALID_TEXT"],
  ])("%s %j of %j is %s", (command, options, input, code) => {
    const { status, stdout, stderr } = wireform([command, ...add, ...options], input);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(` [${code}]\n`);
    expect(stderr).not.toContain("\u001b");
  });
});

describe("pipes", () => {
  test("a reader that has seen enough ends it quietly", () => {
    const make = `head -c 4000000 /dev/zero | tr '\\0' x | sed 's/^/{"requestId":"/; s/$/"}/'`;
    const { stdout, stderr } = shell(
      `${make} | wireform encode calculator.AddRequest "${calculator}" | head -c 5 | od -An -tx1 | tr -d ' '; echo "\${PIPESTATUS[3]}"`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: "1a8092f401\n0\n", stderr: "" });
  });

  test("encode and decode go together", () => {
    expect(
      shell(
        `echo '${json}' | wireform encode calculator.AddRequest "${calculator}" | wireform decode calculator.AddRequest "${calculator}"`,
      ).stdout,
    ).toBe(`${json}\n`);
  });

  test.runIf(process.platform === "linux")("output that cannot be written is an error", () => {
    const { status, stderr } = shell(
      `echo '${json}' | wireform encode calculator.AddRequest "${calculator}" > /dev/full`,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(oneLine) });
  });
});
