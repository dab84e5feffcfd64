import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { calculator, main, oneLine, shell, wireform } from "./wireform.ts";

const add = ["calculator.AddRequest", calculator];
const directory = mkdtempSync(join(tmpdir(), "wireform-streams-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The request of docs/command-line.md, and one of 5 alone: with their lengths in front as protobuf's own writers have them, a varint each. */
const bytes = Buffer.from("0f080510031a097265712d3132333435" + "020805" + "00", "hex");
const lines = '{"a":5,"b":3,"requestId":"req-12345"}\n{"a":5}\n{}\n';

describe("many messages", () => {
  test("come with their lengths in front, and go as lines of JSON", () => {
    const expected = { status: 0, stdout: lines, stderr: "" };
    expect(wireform(["decode", ...add, "--in", "delimited", "--out", "jsonl"], bytes)).toMatchObject(expected);
    expect(wireform(["decode", ...add, "--in", "delimited"], bytes)).toMatchObject(expected);
  });

  test("and the other way round; empty lines are none, line feeds may have a carriage return, the last may be missing", () => {
    for (const text of [lines, `\ufeff${lines.replaceAll("\n", "\r\n\n")}`, `\n ${lines.slice(0, -1)}`])
      expect(wireform(["encode", ...add, "--in", "jsonl"], text)).toMatchObject({ status: 0, bytes, stderr: "" });
  });

  test("of no bytes are none", () => {
    for (const form of ["delimited", "jsonl"])
      expect(wireform(["decode", ...add, "--in", form], "")).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test("keep unknown fields from bytes to bytes, and a note counts those of all that JSON has not", () => {
    const unknown = Buffer.from("0520ff0108030320ff01", "hex");
    expect(wireform(["decode", ...add, "--in", "delimited", "--out", "delimited"], unknown).bytes.toString("hex")).toBe(
      "05080320ff010320ff01",
    );
    const { stdout, stderr } = wireform(["decode", ...add, "--in", "delimited"], unknown);
    expect(stdout).toBe('{"a":3}\n{}\n');
    expect(stderr).toMatch(/^wireform: note: 6 bytes of unknown fields [^\n]*\n$/);
  });

  test("one message may become a stream, and a stream is no single message", () => {
    expect(wireform(["encode", ...add, "--out", "delimited"], '{"a":5}').bytes.toString("hex")).toBe("020805");
    expect(wireform(["decode", ...add, "--in", "hex", "--out", "jsonl"], "0805").stdout).toBe('{"a":5}\n');
  });

  test.each([
    [["--in", "delimited", "--out", "json"], "jsonl or delimited"],
    [["--in", "jsonl", "--out", "hex"], "jsonl or delimited"],
    [["--in", "delimited", "--pretty"], "--pretty"],
    [["--in", "delimited", "--ignore-unknown"], "--ignore-unknown"],
    [["--in", "jsonl", "--deterministic", "--out", "jsonl"], "--deterministic"],
  ])("%j is bad usage", (options, names) => {
    const { status, stdout, stderr } = wireform(["decode", ...add, ...options], "");
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(names);
  });
});

describe("an error tells which message it is in, and where that begins; what came before is written", () => {
  test.each([
    ["0208050205", "TRUNCATED", "message 1"],
    ["0208050108", "TRUNCATED", "message 1, which starts at byte 4 of"],
    ["020805020f08", "INVALID_TAG", "message 1, which starts at byte 4 of"],
    ["020805ffffffffffff01", "INVALID_LENGTH", ""],
    ["020805ffffff7f", "LIMIT_EXCEEDED", ""],
  ])("%s", (hex, code, place) => {
    const { status, stdout, stderr } = wireform(["decode", ...add, "--in", "delimited"], Buffer.from(hex, "hex"));
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '{"a":5}\n',
      stderr: expect.stringMatching(oneLine),
    });
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(place);
  });

  test.each([
    ['{"a":5}\n\n{"a":"x"}\n{}', "INVALID_JSON", "message 1, line 3, which starts at byte 9 of"],
    ['{"a":5}\n{"a":', "INVALID_JSON", "message 1, line 2, which starts at byte 8 of"],
    ['{"a":5}\n{"é":1}', "UNKNOWN_FIELD", "message 1, line 2, which starts at byte 8 of"],
  ])("%j", (text, code, place) => {
    const { status, bytes: written, stderr } = wireform(["encode", ...add, "--in", "jsonl"], text);
    expect({ status, hex: written.toString("hex") }).toEqual({ status: 1, hex: "020805" });
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(place);
  });
});

describe("what never ends is answered as it comes, and ends when its reader has seen enough", () => {
  const type = `calculator.AddRequest "${calculator}"`;
  test.each([
    [`yes $'\\x02\\x08' | wireform decode ${type} --in delimited | head -2`, '{"a":10}\n{"a":10}\n'],
    [`yes '{"a":10}' | wireform encode ${type} --in jsonl | head -c 6 | od -An -tx1`, " 02 08 0a 02 08 0a\n"],
    [
      `yes $'\\x08' | wireform inspect ${type} | head -2`,
      "offset  bytes  field  wire    type   value\n     0  08 0a  1 a    varint  int32  10\n",
    ],
    [
      `yes $'\\x02\\x08' | wireform inspect --in delimited | head -3 | tail -2`,
      "message 0, which starts at byte 1 of the input and has 2\n     1  08 0a  1      varint        10\n",
    ],
    [
      `yes $'\\x08\\n\\x0f' | wireform inspect | head -3 | tail -1`,
      "     2  0f 0a 08 0a 0f 0a 08 0a  !! wire type 7 does not exist (byte 2)\n",
    ],
  ])("%s", (line, expected) => {
    const { stdout, stderr } = shell(`${line}; echo "\${PIPESTATUS[1]}"`);
    expect({ stdout, stderr: stderr.replace(/^wireform: the input is no message: [^\n]*\n/, "") }).toEqual({
      stdout: `${expected}${line.includes("x0f") ? 1 : 0}\n`,
      stderr: "",
    });
  });
});

describe("inspect", () => {
  test("of many messages counts from the beginning of the input", () => {
    expect(
      wireform(["inspect", ...add, "--in", "delimited"], Buffer.from("020805" + "041a021b41", "hex")),
    ).toMatchObject({
      status: 0,
      stderr: "",
      stdout: [
        "offset  bytes        field         wire    type    value",
        "message 0, which starts at byte 1 of the input and has 2",
        "     1  08 05        1 a           varint  int32   5",
        "message 1, which starts at byte 4 of the input and has 4",
        '     4  1a 02 1b 41  3 request_id  len     string  "\\u001bA"',
        "",
      ].join("\n"),
    });
  });

  test("of many messages names the one that is none", () => {
    const { status, stdout, stderr } = wireform(
      ["inspect", "--in", "delimited"],
      Buffer.from("020805" + "020807", "hex").subarray(0, 5),
    );
    expect({ status, lines: stdout.split("\n").length }).toEqual({ status: 1, lines: 4 });
    expect(stderr).toMatch(/^wireform: the stream ends at byte 5, within message 1: [^\n]*\[TRUNCATED\]\n$/);
    const broken = wireform(
      ["inspect", "--in", "delimited"],
      Buffer.from("020805" + "02080f".replace("08", "0f"), "hex"),
    );
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(
      /^wireform: message 1, which starts at byte 4 of the input is no message: byte 4: [^\n]*\[INVALID_TAG\]\n$/,
    );
  });

  test("of records of any size, over several windows, loses no byte", () => {
    const record = (size: number): Buffer => {
      const length = [];
      for (let rest = size; ; rest >>>= 7) {
        length.push(rest > 127 ? (rest & 127) | 128 : rest);
        if (rest <= 127) break;
      }
      return Buffer.concat([Buffer.from([0x12, ...length]), Buffer.alloc(size, 0xff)]);
    };
    const records = [3, 70_000, 10, 200_000, 65_000, 64, 1_000_000, 5].map(record);
    const { status, stdout } = wireform(["inspect"], Buffer.concat(records));
    expect(status).toBe(0);
    let offset = 0;
    const starts = records.map((each) => (offset += each.length) - each.length);
    const rows = stdout.split("\n").filter((line) => / 2 +len /.test(line));
    expect(rows.map((line) => Number(line.slice(0, 8).trim().split(" ")[0]))).toEqual(starts);
  });
});

/** Peak of resident memory in kB, of the command line reading a file. */
function peakOf(args: readonly string[], input: string): number {
  const report = join(directory, "peak");
  const hook = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)));`;
  const stdin = openSync(input, "r");
  const out = openSync("/dev/null", "w");
  const { status } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(hook)}`, main, ...args],
    { stdio: [stdin, out, "inherit"] },
  );
  for (const file of [stdin, out]) closeSync(file);
  expect(status).toBe(0);
  return Number(readFileSync(report, "utf8"));
}

test("40 MB take about as much memory as one message: what V8 gives its young objects comes on top", () => {
  const record = Buffer.concat([Buffer.from([0x1a, 0x81, 0x08]), Buffer.alloc(1025, "x")]);
  const delimited = Buffer.concat([Buffer.from([0x84, 0x08]), record]);
  for (const [args, one] of [
    [["decode", ...add, "--in", "delimited", "--out", "jsonl"], delimited],
    [["inspect", "--in", "delimited"], delimited],
    [["check-data", calculator, calculator, "--type", "calculator.AddRequest"], delimited],
    [["inspect"], record],
  ] as const) {
    const [small, large] = [join(directory, "small.bin"), join(directory, "large.bin")];
    writeFileSync(small, one);
    const block = Buffer.concat(Array<Buffer>(1024).fill(one));
    const file = openSync(large, "w");
    for (let count = 0; count < 40; count++) writeSync(file, block);
    closeSync(file);
    const growth = peakOf(args, large) - peakOf(args, small);
    expect(growth, args.join(" ")).toBeLessThan(70_000);
  }
});
