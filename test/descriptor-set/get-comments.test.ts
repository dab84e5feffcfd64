import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type AnyDescriptor,
  type Comments,
  type EnumDescriptor,
  type FileDescriptor,
  fromDescriptorSet,
  getComments,
  getPosition,
  type MessageDescriptor,
  parse,
  toDescriptorSet,
} from "../../src/index.ts";
import { protocSet } from "../schema/protoc.ts";

const source = `// Copyright.

// The file.
syntax = "proto3"; // its syntax
package shop;

// Detached.

/* Also detached. */

// An order.
// In two lines.
message Order { // opened
  // What it is.
  string id = 1; // by id
  /**
   * How many.
   *  - indented
   */
  int32 count = 2;
  // After count.

  oneof price { // of the oneof
    int64 cents = 3; /* cents */
  }
  // Named.
  map<string, Order> parts = 4;
  // How it goes.
  enum State {
    // Not known.
    STATE_UNKNOWN = 0; // zero
  }
}
// Sells.
service Shop {
  rpc Buy(Order) returns (Order); // buys
}
message Bare {}
`;

function comments(leading?: string, trailing?: string, ...detached: string[]): Comments {
  return { leading, trailing, detached };
}

test("the comments of every kind of descriptor", () => {
  const schema = parse({ "shop.proto": source });
  const Order = schema.descriptor("shop.Order");
  expect(getComments(Order.file)).toEqual(comments(" The file.\n", " its syntax\n", " Copyright.\n"));
  expect(getComments(Order)).toEqual(
    comments(" An order.\n In two lines.\n", " opened\n", " Detached.\n", " Also detached. "),
  );
  expect(getComments(Order.field("id")!)).toEqual(comments(" What it is.\n", " by id\n"));
  expect(getComments(Order.field("count")!)).toEqual(comments("*\n How many.\n  - indented\n", " After count.\n"));
  expect(getComments(Order.oneofs[0]!)).toEqual(comments(undefined, " of the oneof\n"));
  expect(getComments(Order.field("cents")!)).toEqual(comments(undefined, " cents "));
  expect(getComments(Order.field("parts")!)).toEqual(comments(" Named.\n"));
  expect(getComments(schema.enum("shop.Order.State"))).toEqual(comments(" How it goes.\n"));
  expect(getComments(schema.enum("shop.Order.State").values[0]!)).toEqual(comments(" Not known.\n", " zero\n"));
  expect(getComments(schema.service("shop.Shop"))).toEqual(comments(" Sells.\n"));
  expect(getComments(schema.service("shop.Shop").methods[0]!)).toEqual(comments(undefined, " buys\n"));
  expect(getComments(schema.descriptor("shop.Bare"))).toEqual(comments());
  expect(getComments(Order.nestedMessages.find(({ mapEntry }) => mapEntry)!)).toEqual(comments());
});

/** All descriptors of a file, those of the entries of maps too. */
function descriptorsOf(file: FileDescriptor): AnyDescriptor[] {
  const ofEnum = (descriptor: EnumDescriptor): AnyDescriptor[] => [descriptor, ...descriptor.values];
  const ofMessage = (message: MessageDescriptor): AnyDescriptor[] => [
    message,
    ...message.fields,
    ...message.oneofs,
    ...message.nestedExtensions,
    ...message.nestedEnums.flatMap(ofEnum),
    ...message.nestedMessages.flatMap(ofMessage),
  ];
  const services = file.services.flatMap((service) => [service, ...service.methods]);
  return [file, ...file.messages.flatMap(ofMessage), ...file.enums.flatMap(ofEnum), ...file.extensions, ...services];
}

const ownFiles = new URL("../schema/source-info/", import.meta.url);

describe.each(["comments.proto", "layout.proto", "editions.proto", "proto3.proto"])("%s", (name) => {
  const sources = { [name]: readFileSync(new URL(name, ownFiles), "utf8") };
  const fileNamed = (files: readonly FileDescriptor[]): FileDescriptor => files.find((file) => file.name === name)!;
  const fromText = descriptorsOf(fileNamed(parse(sources).files()));

  test("comments and positions are the same from text and from what protoc makes of it", () => {
    const fromSet = descriptorsOf(fileNamed(fromDescriptorSet(protocSet(sources, ["--include_source_info"])).files()));
    const told = (descriptors: AnyDescriptor[]): object[] =>
      descriptors.map((each) => ({
        kind: each.kind,
        name: each.name,
        ...getComments(each),
        position: getPosition(each),
      }));
    expect(told(fromSet)).toEqual(told(fromText));
    expect(fromSet.every((each) => getPosition(each) !== undefined)).toBe(true);
  });

  test("a descriptor set with source info is protoc's, byte for byte", () => {
    const bytes = toDescriptorSet(parse(sources), { files: [name], imports: false, sourceInfo: true });
    expect(Buffer.from(bytes).equals(protocSet(sources, ["--include_source_info"]))).toBe(true);
    const told = (file: FileDescriptor): object[] =>
      descriptorsOf(file).map((each) => ({ ...getComments(each), position: getPosition(each) }));
    const again = fromDescriptorSet(toDescriptorSet(parse(sources), { sourceInfo: true }));
    expect(told(fileNamed(again.files()))).toEqual(told(fileNamed(parse(sources).files())));
  });

  test("there are none where source info was left out", () => {
    const fromSet = descriptorsOf(fileNamed(fromDescriptorSet(protocSet(sources)).files()));
    expect(fromSet.length).toBe(fromText.length);
    for (const each of fromSet) expect([getComments(each), getPosition(each)]).toEqual([comments(), undefined]);
  });
});

test("Google's own files that are built in have neither comments nor positions; those that are given have", () => {
  const text = readFileSync(new URL("../../proto/google/protobuf/duration.proto", import.meta.url), "utf8");
  const using = 'import "google/protobuf/duration.proto";';
  const Duration = (sources: { [name: string]: string }): MessageDescriptor =>
    parse(sources).descriptor("google.protobuf.Duration");
  const builtIn = Duration({ "a.proto": using });
  expect([getComments(builtIn), getPosition(builtIn), getPosition(builtIn.file)]).toEqual([
    comments(),
    undefined,
    undefined,
  ]);
  const given = Duration({ "a.proto": using, "google/protobuf/duration.proto": text });
  expect(getComments(given).leading).toMatch(/^ A Duration represents a signed, fixed-length span of time/u);
  const line = text.split("\n").findIndex((each) => each.startsWith("message Duration")) + 1;
  expect(getPosition(given)).toEqual({ file: "google/protobuf/duration.proto", line, column: 1 });
});
