import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { optionTypes } from "../../src/schema/option-types.ts";
import { sourceInfoOf } from "../../src/schema/source-info.ts";
import * as parts from "../../src/schema/source-info/parts.ts";
import { protocDescriptors, type Sources } from "./protoc.ts";

/** All `.proto` files of a directory, by the name they are imported by. */
function read(directory: string): Sources {
  const root = new URL(`../../${directory}/`, import.meta.url);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".proto"));
  return Object.fromEntries(
    names.map((name) => [name.replaceAll("\\", "/"), readFileSync(new URL(name, root), "utf8")]),
  );
}

/** Every location of a file on a line of its own. */
function lines(locations: readonly object[] = []): string[] {
  const list = locations as {
    path?: number[];
    span: number[];
    leadingComments?: string;
    trailingComments?: string;
    leadingDetachedComments?: string[];
  }[];
  return list.map(({ path = [], span, leadingComments, trailingComments, leadingDetachedComments = [] }) => {
    const detached = leadingDetachedComments.map((text) => ` ~${JSON.stringify(text)}`).join("");
    return `${path.join(".")} @${span.join(":")} ${JSON.stringify(leadingComments)} ${JSON.stringify(trailingComments)}${detached}`;
  });
}

function expectAsProtoc(sources: Sources): void {
  const ours = new Map(
    parse(sources)
      .files()
      .map((file) => [file.name, file.proto]),
  );
  const theirs = protocDescriptors(sources, "--include_source_info").filter(({ name }) =>
    Object.hasOwn(sources, name!),
  );
  expect(theirs.length).toBe(Object.keys(sources).length);
  for (const { name, sourceCodeInfo } of theirs) {
    expect([name, ...lines(sourceInfoOf(ours.get(name!)!)?.location)]).toEqual([
      name,
      ...lines(sourceCodeInfo?.location),
    ]);
  }
}

const ownFiles = read("test/schema/source-info");

describe("locations are protoc's", () => {
  test("of the files in proto/, Google's own among them", () => expectAsProtoc(read("proto")));

  test.each(Object.entries(read("test/schema/protos")))("of test/schema/protos/%s", (name, text) =>
    expectAsProtoc({ [name]: text }),
  );

  test.each(Object.entries(ownFiles))("of test/schema/source-info/%s", (name, text) =>
    expectAsProtoc({ [name]: text }),
  );

  test.each(Object.entries(ownFiles))("of %s in other encodings and with other ends", (name, text) => {
    const changes = [
      text.replaceAll("\n", "\r\n"),
      `\ufeff${text.trimEnd()}`,
      `\ufeff \n${text}// the end`,
      `${text}\n\n// detached\n\n/* last */`,
    ];
    for (const changed of changes) expectAsProtoc({ [name]: changed });
  });

  test.each([
    "",
    "\n",
    "  ",
    "\ufeff",
    "// a comment",
    "\n\n/* a\n * comment */\n\t\n",
    ";",
    "\n;;// a\n;\n\n",
    "package a;",
    'syntax = "proto3";',
    "// a\n\n// b\nmessage A {}",
  ])("of a file that is %j", (text) => {
    expectAsProtoc({ "a.proto": text });
  });
});

/** Numbers that follow from `seed`. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const tokens =
  `syntax = "proto2" ; package a . PACKAGE ; option java_package = "x" ; ; message M { optional int32 a = 1 ; ; optional M b = 2 [ deprecated = true , json_name = "x" ] ; ` +
  `message N { } enum E { A = 0 ; ; option deprecated = true ; B = - 1 [ deprecated = true ] ; reserved 4 , - 7 ; } oneof o { int32 c = 3 ; group G = 4 { } } ` +
  `extensions 10 , 20 to max ; reserved 5 to 6 , 7 ; reserved "r" , "s" ; map < int32 , M > m = 8 ; option deprecated = true ; } extend M { optional int32 x = 10 ; } ` +
  "service S { rpc A ( M ) returns ( stream M ) ; ; rpc B ( M ) returns ( M ) { ; option deprecated = true ; } option deprecated = true ; } ;";

test("comments of every style between any two tokens are told apart as protoc does", () => {
  const next = random(5);
  const styles = [
    "// l\n",
    "//\n",
    "///// l /* no */\n",
    "/* b */",
    "/**/",
    "/***/",
    "/*\n * b\n\t* c\n **/",
    "/* b\n\n  c */",
    "\n",
    "\n\n",
    "\n \t\n",
    " ",
    "\t",
    "  ",
    "\r\n",
    "/* 漢 */",
    "// 漢\n",
  ];
  const gap = (): string => {
    // Most gaps are plain: comments count where declarations end.
    if (next(3) > 0) return " ";
    return ` ${Array.from({ length: next(7) }, () => styles[next(styles.length)]).join("")} `;
  };
  const words = tokens.split(" ");
  const texts = Array.from({ length: 200 }, () => gap() + words.map((word) => word + gap()).join(""));
  // Packages of their own, for the files are read together.
  expectAsProtoc(
    Object.fromEntries(texts.map((text, index) => [`${index}.proto`, text.replace("PACKAGE", `p${index}`)])),
  );
});

test("the numbers of paths are those of descriptor.proto", () => {
  const file = parse('import "google/protobuf/descriptor.proto";').files()[0]!;
  const numbers = (name: string, part: object): object =>
    Object.fromEntries(
      Object.keys(part).map((field) => [
        field,
        file.messages.find((message) => message.name === name)!.field(field)!.number,
      ]),
    );
  for (const [name, part] of [
    ["FileDescriptorProto", parts.filePart],
    ["DescriptorProto", parts.messagePart],
    ["FieldDescriptorProto", parts.fieldPart],
    ["OneofDescriptorProto", parts.oneofPart],
    ["EnumDescriptorProto", parts.enumPart],
    ["EnumValueDescriptorProto", parts.enumValuePart],
    ["ServiceDescriptorProto", parts.servicePart],
    ["MethodDescriptorProto", parts.methodPart],
  ] as const) {
    expect(part).toEqual(numbers(name, part));
  }
  const [range] = file.messages.find(({ name }) => name === "DescriptorProto")!.nestedMessages;
  expect(range!.name).toBe("ExtensionRange");
  expect(parts.rangePart).toEqual(Object.fromEntries(range!.fields.map(({ name, number }) => [name, number])));
  for (const name of optionTypes.names()) {
    if (!name.endsWith("Options")) continue;
    expect(numbers(name, { uninterpreted_option: 0 })).toEqual({ uninterpreted_option: parts.uninterpretedOption });
  }
});
