import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotate, type Note } from "../../src/inspect/annotate.ts";
import { Listing } from "../../src/cli/listing.ts";
import { isProtobufError, type ProtobufError, parse } from "../../src/index.ts";
import { calculator, oneLine, shell, wireform } from "./wireform.ts";

const schema = parse(`
  edition = "2023";
  package t;
  message M {
    sint32 s = 1;
    repeated int32 packed = 2;
    M group = 3 [features.message_encoding = DELIMITED];
    map<string, double> map = 4;
    E e = 5;
    string text = 6;
    bytes blob = 7;
    float f = 8;
    M child = 9;
    repeated sfixed64 fixed = 10;
    extensions 100 to 200;
  }
  enum E { ZERO = 0; ONE = 1; }
  extend M { bool flag = 100; }
  message Empty {}
`);
const M = schema.message("t.M");
const Empty = schema.message("t.Empty");

function notesOf(bytes: Uint8Array, typed = true): { notes: Note[]; problem: ProtobufError | undefined } {
  const walk = annotate(bytes, typed ? schema.descriptor("t.M") : undefined);
  const notes: Note[] = [];
  for (;;) {
    const step = walk.next();
    if (step.done === true) return { notes, problem: step.value };
    notes.push(step.value);
  }
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
/** Depth, field, wire type, type and value of each note. */
const shown = (hex: string, typed = true): string[] =>
  notesOf(bytesOf(hex), typed).notes.map((note) =>
    [note.depth, note.field, note.wireType, note.type, note.value].join("|"),
  );

describe("annotate, with a schema", () => {
  test.each([
    ["08 05", ["0|1 s|varint|sint32|-3"]],
    ["12 03 01 96 01", ["0|2 packed|len|packed int32|[1, 150]"]],
    ["10 07", ["0|2 packed|varint|int32|7"]],
    ["1b 08 02 1c", ["0|3 group|group|M|", "1|1 s|varint|sint32|1", "0|3 group|end||"]],
    [
      "22 0c 0a 01 6b 11 00 00 00 00 00 00 f0 3f",
      ["0|4 map|len|map entry|12 bytes", '1|1 key|len|string|"k"', "1|2 value|i64|double|1"],
    ],
    ["28 01 28 07", ["0|5 e|varint|E|ONE (1)", "0|5 e|varint|E|7 (no name)"]],
    ["32 02 68 69", ['0|6 text|len|string|"hi"']],
    ["32 01 ff", ["0|6 text|len|string|1 byte, not UTF-8"]],
    ["3a 02 00 ff", ["0|7 blob|len|bytes|2 bytes"]],
    ["45 00 00 00 80", ["0|8 f|i32|float|-0"]],
    ["4a 02 08 01", ["0|9 child|len|M|2 bytes", "1|1 s|varint|sint32|-1"]],
    ["a0 06 01", ["0|100 [t.flag]|varint|bool|true"]],
    ["0a 02 68 69", ['0|1 s|len|string?, not sint32|"hi"']],
    ["30 05", ["0|6 text|varint|not string|5"]],
    ["1a 00", ["0|3 group|len|bytes, not M|0 bytes"]],
    ["4b 4c", ["0|9 child|group|not M|", "0|9 child|end||"]],
  ])("%s", (hex, expected) => {
    expect(shown(hex)).toEqual(expected);
    expect(notesOf(bytesOf(hex)).problem).toBeUndefined();
  });
});

describe("annotate, without", () => {
  test.each([
    ["08 96 01", ["0|1|varint||150"]],
    ["08 ff ff ff ff ff ff ff ff ff 01", ["0|1|varint||18446744073709551615 (or -1)"]],
    ["0d 00 00 80 3f", ["0|1|i32||1065353216 (or float 1)"]],
    ["09 18 2d 44 54 fb 21 09 40", ["0|1|i64||4614256656552045848 (or double 3.141592653589793)"]],
    ["0a 05 68 65 6c 6c 6f", ['0|1|len|string?|"hello"']],
    ["0a 02 08 01", ["0|1|len|message?|2 bytes", "1|1|varint||1"]],
    ["0a 03 00 ff 00", ["0|1|len|bytes|3 bytes"]],
    ["0b 0c", ["0|1|group||", "0|1|end||"]],
  ])("%s", (hex, expected) => expect(shown(hex, false)).toEqual(expected));
});

describe("annotate, of bytes that are no message", () => {
  test.each([
    ["08 05 10", "TRUNCATED", 3, 2],
    ["08 05 00", "INVALID_TAG", 2, 2],
    ["08 05 0c", "INVALID_GROUP", 2, 2],
    ["4a 03 08 01 08", "TRUNCATED", 5, 4],
    ["08 ff ff ff ff ff ff ff ff ff ff 01", "VARINT_OVERFLOW", 1, 0],
    ["1b 08 02", "TRUNCATED", 3, 3],
    ["12 02 01 80", "TRUNCATED", 4, 0],
  ])("%s is %s at byte %i, and what is before has its notes", (hex, code, offset, covered) => {
    const { notes, problem } = notesOf(bytesOf(hex));
    expect(problem).toMatchObject({ code, offset });
    expect(notes.at(-1)).toMatchObject({ bad: true, start: covered });
  });

  test("depth 100 is listed and 101 refused, as by decode", () => {
    const nested = (levels: number): Uint8Array =>
      Uint8Array.from([...Array<number>(levels).fill(0x1b), ...Array<number>(levels).fill(0x1c)]);
    expect(notesOf(nested(100)).problem).toBeUndefined();
    expect(notesOf(nested(101)).problem).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(notesOf(nested(1_000_000), false).problem).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});

/** Bytes that are likely to be records. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(0x08, 0x0a, 0x0b, 0x0c, 0x12, 0x1a, 0x1b, 0x1c, 0x22, 0x32, 0x4a, 0x52),
      fc.nat(8),
      fc.nat(255),
    ),
    { maxLength: 40 },
  )
  .map((list) => Uint8Array.from(list));

describe("annotate, of any bytes", () => {
  test("accounts for every byte once, in order", () => {
    fc.assert(
      fc.property(awkward, fc.boolean(), (bytes, typed) => {
        let position = 0;
        for (const { start, content, end } of notesOf(bytes, typed).notes) {
          expect(start).toBe(position);
          expect(content >= start && content <= end).toBe(true);
          position = end;
        }
        expect(position).toBe(bytes.length);
      }),
      { numRuns: 3000 },
    );
  });

  test("refuses what decode refuses, except for strings that are not UTF-8", () => {
    const outcome = (run: () => unknown): string => {
      try {
        run();
        return "ok";
      } catch (error) {
        if (!isProtobufError(error)) throw error;
        return error.code;
      }
    };
    let refused = 0;
    fc.assert(
      fc.property(awkward, (bytes) => {
        const untyped = notesOf(bytes, false).problem;
        expect(untyped === undefined).toBe(outcome(() => Empty.decode(bytes)) === "ok");
        if (untyped !== undefined) refused++;
        const typed = outcome(() => M.decode(bytes));
        if (typed !== "INVALID_UTF8") expect(notesOf(bytes).problem === undefined).toBe(typed === "ok");
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});

describe("the listing", () => {
  const lines = (hex: string, colour = false): string[] => {
    const bytes = bytesOf(hex);
    return new Listing({ colour }).lines([...annotate(bytes, schema.descriptor("t.M"))]);
  };

  test("has its columns under their names", () => {
    expect(lines("08 05 4a 04 4a 02 08 01 3a 20" + " 61".repeat(32))).toEqual([
      "offset  bytes                    field      wire    type    value",
      "     0  08 05                    1 s        varint  sint32  -3",
      "     2  4a 04                    9 child    len     M       4 bytes",
      "     4  4a 02                      9 child  len     M       2 bytes",
      "     6  08 01                        1 s    varint  sint32  -1",
      "     8  3a 20 61 61 61 61 61 61  7 blob     len     bytes   32 bytes",
      "        61 61 61 61 61 61 61 61",
      "        61 61 61 61 61 61 61 61",
      "        .. 10 more",
    ]);
  });

  test("has colours only when asked, and no control characters of the input", () => {
    expect(lines("08 05", true).join("")).toContain("\u001b[36m08\u001b[0m");
    expect(lines("32 05 1b 5b 33 31 6d e2 80 ae".replace("05", "08")).join("")).not.toMatch(/[\u001b\u202e]/u);
  });
});

describe("wireform inspect", () => {
  test("with a schema", () => {
    expect(wireform(["inspect", "calculator.AddRequest", calculator, "--in", "hex"], "08051003")).toEqual(
      expect.objectContaining({
        status: 0,
        stderr: "",
        stdout:
          "offset  bytes  field  wire    type   value\n     0  08 05  1 a    varint  int32  5\n     2  10 03  2 b    varint  int32  3\n",
      }),
    );
  });

  test("without", () => {
    expect(wireform(["inspect"], Buffer.from([8, 5]))).toMatchObject({
      status: 0,
      stderr: "",
      stdout: "offset  bytes  field  wire    type  value\n     0  08 05  1      varint        5\n",
    });
  });

  test("of nothing", () => expect(wireform(["inspect"], "")).toMatchObject({ status: 0, stdout: "", stderr: "" }));

  test("of the misprint of the book: all that can be read, then the error", () => {
    const { status, stdout, stderr } = wireform(
      ["inspect", "calculator.AddRequest", calculator, "--in", "hex"],
      "0805100318097265712d3132333435",
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/18 09 +3 request_id +varint +not string +9\n +6 +72 65 71 2d 31 32 33 34 +!! /);
    expect(stderr).toMatch(oneLine);
    expect(stderr).toContain("[TRUNCATED]");
  });

  test("of half a million records, into head", () => {
    const { stdout, stderr } = shell(
      `printf '0805%.0s' {1..200000} | wireform inspect --in hex | head -2; echo "\${PIPESTATUS[1]}"`,
    );
    expect({ stdout, stderr }).toEqual({
      stdout: "offset  bytes  field  wire    type  value\n     0  08 05  1      varint        5\n0\n",
      stderr: "",
    });
  });
});
