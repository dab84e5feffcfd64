import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, type CompatIssue, isAtLeast } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";
import { tableOf } from "../readme/blocks.ts";
import { bufBreaking, bufRules, type FilePair } from "./buf.ts";
import { changes, textOf } from "./cases.ts";

/** The rows of the table of differences in docs/evolution.md, and the words that each begins with. */
const rows = {
  integers: "integers within one encoding",
  bytes: "string to bytes",
  structure: "a type of the same structure",
  names: "an enum with more values",
  map: "map to list of entries",
  categories: "bytes and JSON",
  required: "becomes or is no longer required",
  alias: "aliases of enum values",
  renumbered: "a value renumbered",
} as const;

const checkPair = (pair: FilePair): CompatIssue[] =>
  check(parse({ [pair.name]: pair.old }), parse({ [pair.name]: pair.new }));
const isBufRule = (rule: string): boolean => (bufRules as readonly string[]).includes(rule);
const unique = (rules: Iterable<string>): string[] => [...new Set(rules)].sort();

const pairs = changes.map((change, index) => ({
  name: `case${index}.proto`,
  old: textOf(change, "old", index),
  new: textOf(change, "new", index),
}));
const verdicts = bufBreaking(pairs);
const bufOf = (index: number): string[] =>
  unique(verdicts.filter(({ path }) => path === pairs[index]!.name).map(({ type }) => type));

describe("the rules of buf's categories WIRE and WIRE_JSON", () => {
  test("are 24, and ours", () => {
    expect(new Set(bufRules).size).toBe(24);
  });

  test.each(bufRules)("%s: buf raises it for some changes and not for others, and so do we", (rule) => {
    const raised = pairs.map(
      (pair, index) => [bufOf(index).includes(rule), checkPair(pair).some((issue) => issue.rule === rule)] as const,
    );
    expect(raised).toContainEqual([true, true]);
    expect(raised).toContainEqual([false, false]);
  });

  test.each(changes.map((change, index) => ({ ...change, index })))("$title", ({ differs, index }) => {
    const ours = unique(
      checkPair(pairs[index]!)
        .map(({ rule }) => rule)
        .filter(isBufRule),
    );
    const bufs = bufOf(index);
    expect({
      bufOnly: bufs.filter((rule) => !ours.includes(rule)),
      oursOnly: ours.filter((rule) => !bufs.includes(rule)),
    }).toEqual({
      bufOnly: [...(differs?.bufOnly ?? [])].sort(),
      oursOnly: [...(differs?.oursOnly ?? [])].sort(),
    });
  });

  test("every difference is in docs/evolution.md", () => {
    const documented = tableOf(readFileSync(new URL("../../docs/evolution.md", import.meta.url), "utf8"), "change").map(
      ([first]) => first!,
    );
    expect(documented.map((text) => Object.values(rows).filter((begin) => text.startsWith(begin)).length)).toEqual(
      documented.map(() => 1),
    );
    expect(unique(changes.flatMap(({ differs }) => (differs === undefined ? [] : [differs.row])))).toEqual(
      Object.keys(rows).sort(),
    );
    expect(documented.length).toBe(Object.keys(rows).length);
  });
});

const types = [
  ...[
    "double",
    "float",
    "int32",
    "int64",
    "uint32",
    "uint64",
    "sint32",
    "sint64",
    "fixed32",
    "fixed64",
    "sfixed32",
    "sfixed64",
    "bool",
    "string",
    "bytes",
  ],
  ...["Open", "Closed", "Sub", "Group"],
] as const;
const packable = types.filter((type) => !["string", "bytes", "Sub", "Group"].includes(type));

/** A file with a message for each pair, whose field `x` changes from the one declaration to the other. */
function fileOf(declarations: readonly (readonly [string, string])[]): FilePair {
  const shared =
    "enum Open { ZERO = 0; ONE = 1; } enum Closed { option features.enum_type = CLOSED; NONE = 0; SOME = 1; MANY = 5; } message Sub { int32 a = 1; }";
  const side = (index: 0 | 1) =>
    `edition = "2023";\npackage pairs;\n${shared}\n${declarations.map((pair, number) => `message M${number} { ${pair[index]} }`).join("\n")}\n`;
  return { name: "pairs.proto", old: side(0), new: side(1) };
}

function declare(type: string, label = "", options: readonly string[] = []): string {
  const all = type === "Group" ? ["features.message_encoding = DELIMITED", ...options] : options;
  return `${label} ${type === "Group" ? "Sub" : type} x = 1${all.length > 0 ? ` [${all.join(", ")}]` : ""};`;
}

/** For each pair, whether buf's rule and one of ours is broken. */
function verdictsOn(
  declarations: readonly (readonly [string, string])[],
  bufRule: string,
  ours: (issue: CompatIssue) => boolean,
): (readonly [buf: boolean, ours: boolean])[] {
  const file = fileOf(declarations);
  // By line: buf tells the name of the message in its text alone.
  const lines = new Set(
    bufBreaking([file])
      .filter(({ type }) => type === bufRule)
      .map(({ start_line }) => start_line),
  );
  const broken = new Set(
    checkPair(file)
      .filter(ours)
      .map((issue) => issue.new!.line),
  );
  return declarations.map((_pair, index) => [lines.has(index + 4), broken.has(index + 4)]);
}

describe("all pairs of types", () => {
  const typePairs = types.flatMap((old) => types.map((next) => [old, next] as const));
  const declarations = typePairs.map(([old, next]) => [declare(old), declare(next)] as const);
  const isWorse = (issue: CompatIssue): boolean =>
    isAtLeast(issue.newReadsOld, "breaks-json") || isAtLeast(issue.oldReadsNew, "breaks-json");
  /** What buf takes for one another although a value can get lost, by our rows. */
  const integers = [
    ["int32", "int64", "uint32", "uint64", "bool"],
    ["sint32", "sint64"],
    ["fixed32", "sfixed32"],
    ["fixed64", "sfixed64"],
  ];

  test("bytes: buf is content where integers are truncated or change their sign, and where string becomes bytes", () => {
    const differences = verdictsOn(
      declarations,
      "FIELD_WIRE_COMPATIBLE_TYPE",
      (issue) => issue.rule === "FIELD_WIRE_COMPATIBLE_TYPE" && isWorse(issue),
    );
    for (const [index, [buf, ours]] of differences.entries()) {
      const [old, next] = typePairs[index]!;
      const known =
        (old === "string" && next === "bytes") ||
        (old !== next && integers.some((group) => group.includes(old) && group.includes(next)));
      expect({ old, next, buf, ours }).toEqual({ old, next, buf: old !== next && !known, ours: old !== next });
    }
  });

  test("JSON: what buf refuses has one of our two rules; what we refuse alone is a change of sign", () => {
    const differences = verdictsOn(declarations, "FIELD_WIRE_JSON_COMPATIBLE_TYPE", (issue) =>
      /^FIELD_WIRE_(JSON_)?COMPATIBLE_TYPE$/.test(issue.rule),
    );
    const alone = differences.flatMap(([buf, ours], index) =>
      buf === ours ? [] : [[buf, ...typePairs[index]!].join(" ")],
    );
    const signs = [
      ["int32", "uint32"],
      ["int64", "uint64"],
      ["fixed32", "sfixed32"],
      ["fixed64", "sfixed64"],
    ];
    expect(alone.sort()).toEqual(
      signs.flatMap(([left, right]) => [`false ${left} ${right}`, `false ${right} ${left}`]).sort(),
    );
  });

  test("cardinality: no difference; packed and expanded lists are the same to both", () => {
    const cardinalities = [
      ...types.flatMap(
        (type) =>
          [
            [declare(type), declare(type, "repeated")],
            [declare(type, "repeated"), declare(type)],
          ] as const,
      ),
      ...packable.map(
        (type) =>
          [
            declare(type, "repeated"),
            declare(type, "repeated", ["features.repeated_field_encoding = EXPANDED"]),
          ] as const,
      ),
    ];
    const differences = verdictsOn(
      cardinalities,
      "FIELD_WIRE_COMPATIBLE_CARDINALITY",
      (issue) => issue.rule === "FIELD_WIRE_COMPATIBLE_CARDINALITY",
    );
    expect(differences.filter(([buf, ours]) => buf !== ours)).toEqual([]);
    expect(differences.filter(([buf]) => buf).length).toBe(2 * types.length);
  });
});
