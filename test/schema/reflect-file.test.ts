import { readFileSync, readdirSync } from "node:fs";
import protobuf from "protobufjs";
import { describe, expect, test } from "vitest";
import { describeRoot } from "../../src/schema/describe.ts";
import { reflectFile } from "../../src/schema/reflect-file.ts";
import { parseSource } from "../../src/schema/source/file.ts";
import { comparable } from "./protoc.ts";

const protos = new URL("protos/", import.meta.url);

function reflect(text: string): protobuf.Root {
  return reflectFile(parseSource("a.proto", text)) as protobuf.Root;
}

/** What is in a Root of protobufjs, as far as our reading and its parser should agree. */
function contents(namespace: protobuf.NamespaceBase): object {
  const field = ({ name, id, type, rule, extend, partOf, ...rest }: protobuf.Field): object => ({
    name,
    id,
    type,
    rule,
    extend,
    partOf: partOf?.name,
    keyType: (rest as { keyType?: string }).keyType,
  });
  return Object.fromEntries(
    namespace.nestedArray.map((object): [string, unknown] => {
      if (object instanceof protobuf.Type) {
        const oneofs = object.oneofsArray.map(({ name, oneof }) => [name, oneof]).sort();
        return [
          object.name,
          {
            fields: object.fieldsArray.filter(({ declaringField }) => declaringField === null).map(field),
            oneofs,
            group: (object as { group?: boolean }).group,
            ...contents(object),
          },
        ];
      }
      if (object instanceof protobuf.Enum) return [object.name, { ...object.values }];
      if (object instanceof protobuf.Service)
        return [
          object.name,
          object.methodsArray.map(({ name, requestType, responseType, requestStream, responseStream }) => [
            name,
            requestType,
            responseType,
            requestStream,
            responseStream,
          ]),
        ];
      if (object instanceof protobuf.Field) return [object.name, field(object)];
      return [object.name, contents(object as protobuf.Namespace)];
    }),
  );
}

describe("a Root is filled as protobufjs's own parser fills it", () => {
  test.each([...readdirSync(protos), "../../../proto/calculator.proto"])("%s", (name) => {
    const text = readFileSync(new URL(name, protos), "utf8")
      // Refused by protobufjs: a field with the name of a synthetic oneof, a group in a oneof; two names that are one in camel case.
      .replace("int32 _a = 3;", "")
      // The names of synthetic oneofs are not protoc's.
      .replace("optional string _b = 2;", "")
      .replace(/group Wgroup = 15 \{ optional int32 x = 1; \}/, "int32 wgroup = 15;")
      .replace(/optional int32 fooBar = 2;/, "");
    let theirs: protobuf.Root;
    try {
      theirs = protobuf.parse(text, { keepCase: true }).root;
    } catch {
      return expect(["proto2.proto", "edition2024.proto", "options.proto"]).toContain(name);
    }
    expect(contents(reflect(text))).toEqual(contents(theirs));
  });
});

test("what it says is described, and what it has no place for is completed", () => {
  const file = parseSource(
    "a.proto",
    `syntax = "proto2"; package a.b; import "c.proto"; option deprecated = true;
    message M { message N {} map<string, N> n = 1; optional group G = 2 { reserved 4 to 6; } oneof o { int32 __proto__ = 3; int32 x = 4 [default = 5]; } enum E { A = 0; A = 1; __proto__ = 2; } optional int32 x = 7; }`,
  );
  const root = reflectFile(file);
  const type = root.lookupType("a.b.M");
  expect(Object.keys(type.fields)).toEqual(["n", "g", "x"]);
  type.name = "Renamed";
  type.fields["g"]!.id = 20;
  type.lookupEnum("E").values["A"] = 10;
  const [described] = describeRoot(root);
  expect(comparable(described)).toMatchObject({
    ...{ name: "a.proto", package: "a.b", dependency: ["c.proto"] },
    messageType: [
      {
        name: "Renamed",
        field: [
          { name: "n", typeName: "NEntry" },
          { name: "g", number: 20, type: 10, typeName: "G" },
          { name: "__proto__", number: 3, oneofIndex: 0 },
          { name: "x", number: 4, defaultValue: "5", oneofIndex: 0 },
          { name: "x", number: 7 },
        ],
        nestedType: [{ name: "N" }, { name: "NEntry" }, { name: "G", reservedRange: [{ start: 4, end: 7 }] }],
        enumType: [
          {
            value: [
              { name: "A", number: 10 },
              { name: "A", number: 1 },
              { name: "__proto__", number: 2 },
            ],
          },
        ],
        oneofDecl: [{ name: "o" }],
      },
    ],
  });
});

test("names that protobufjs cannot hold", () => {
  const root = reflect(
    "package __proto__.constructor; message __proto__ { message __proto__ { optional __proto__ __proto__ = 1; } } service __proto__ { rpc __proto__(a) returns (b); } extend x { optional int32 __proto__ = 1; } enum toString { __proto__ = 0; }",
  );
  expect(comparable(describeRoot(root))).toMatchObject([
    {
      messageType: [
        {
          name: "__proto__",
          nestedType: [{ name: "__proto__", field: [{ name: "__proto__", typeName: "__proto__" }] }],
        },
      ],
      service: [{ name: "__proto__", method: [{ name: "__proto__", inputType: "a", outputType: "b" }] }],
      extension: [{ name: "__proto__", extendee: "x" }],
      enumType: [{ name: "toString", value: [{ name: "__proto__" }] }],
    },
  ]);
  expect(Object.getPrototypeOf(root.nested ?? {})).toBe(Object.prototype);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("time goes with the size: fields of one message", () => {
  const text = `syntax = "proto3"; message M { ${Array.from({ length: 20_000 }, (_, index) => `int32 f${index} = ${index < 18_000 ? index + 1 : index + 10_000};`).join("")} }`;
  const start = performance.now();
  expect(describeRoot(reflect(text))[0]!.messageType![0]!.field).toHaveLength(20_000);
  expect(performance.now() - start).toBeLessThan(4000);
});
