import { expect, test } from "vitest";
import { getPosition, parse } from "../../src/index.ts";

const source = `syntax = "proto3";
package a;
message M {
  int32 a = 1;
\trepeated string b = 2;
  oneof o { bool c = 3; }
  map<string, M> d = 4;
  enum E {
    ZERO = 0;
  }
}
service S { rpc R(M) returns (M); }
`;

test("every descriptor tells where it is declared", () => {
  const schema = parse({ "a.proto": source });
  const M = schema.descriptor("a.M");
  const at = (line: number, column: number): object => ({ file: "a.proto", line, column });
  expect(getPosition(M)).toEqual(at(3, 1));
  expect(M.fields.map(getPosition)).toEqual([at(4, 3), at(5, 9), at(6, 13), at(7, 3)]);
  expect(getPosition(M.oneofs[0]!)).toEqual(at(6, 3));
  expect(getPosition(schema.enum("a.M.E"))).toEqual(at(8, 3));
  expect(getPosition(schema.enum("a.M.E").values[0]!)).toEqual(at(9, 5));
  expect(getPosition(schema.service("a.S"))).toEqual(at(12, 1));
  expect(getPosition(schema.service("a.S").methods[0]!)).toEqual(at(12, 13));
  expect(getPosition(M.file)).toEqual(at(1, 1));
});
