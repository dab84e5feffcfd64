import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { loadSync, parse } from "../../src/index.ts";
import type { SchemaOptions } from "../../src/index.ts";
import { fixturesDirectory, protoDirectory } from "../support/engines.ts";
import { userPackage, writeModules } from "./package.ts";

/*
 * The declarations of generated modules, checked by TypeScript at its strictest in a user's package.
 */

const user = userPackage();
afterAll(() => user.remove());

function problems(files: readonly string[]): string[] {
  const program = ts.createProgram(files.map((file) => join(user.directory, file)), {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, lib: ["lib.es2023.d.ts"], types: [],
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `${file?.fileName ?? ""}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

const names = ["calculator.proto", ...["closed", "editions", "extensions", "maps", "names", "nesting", "scalars", "shapes", "width"].map((name) => `test/${name}.proto`), "google/protobuf/descriptor.proto"];
const options: readonly SchemaOptions[] = [{}, { int64: "long", maps: "map", fieldNames: "proto" }];

test("declarations of all schemas have no fault", () => {
  const written = options.flatMap((each, index) => {
    const schema = loadSync(names, { includePaths: [protoDirectory, fixturesDirectory], ...each });
    return writeModules(user, `gen${index}`, schema, each);
  });
  const hostile = parse(`syntax = "proto3";
    message Map { map<string, Map> map = 1; } message Error {} message class { int32 let = 1; } message string { string string = 1; } message Uint8Array { bytes bytes = 1; }
    message Foo { message Init {} } message FooInit {} enum Set { __proto__ = 0; constructor = 1; } message M { int32 __proto__ = 1; int32 a = 2; Set set = 3; }`);
  written.push(...writeModules(user, "hostile", hostile));
  expect(problems(written.map((path) => `${path}.d.ts`))).toEqual([]);
});

test("messages have the types of the contract", () => {
  const schema = parse({ "types.proto": `
    syntax = "proto2"; package t;
    enum Color { RED = 1; BLUE = 2; }
    message All { required int32 must = 1; optional string may = 2; repeated Color colors = 3; map<int64, All> by_key = 4; optional bytes data = 5; optional fixed64 big = 6; extensions 100; message Inner { optional bool b = 1; } }
    extend All { optional All.Inner inner = 100; }
  ` });
  writeModules(user, "src", schema);
  user.write("src/main.ts", `
    import { unknownFields } from "wireform/runtime";
    import { All, All_Inner, Color, type AllInit } from "./types.pb.js";
    type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
    const all: All = All.decode(All.encode({ must: 1, big: "5", colors: [Color.RED], byKey: { 1: { must: 2 } }, "[t.inner]": { b: true } }));
    export const types: readonly true[] = [
      true satisfies Same<All["must"], number>,
      true satisfies Same<Pick<All, "may">, { may?: string | undefined }>,
      true satisfies Same<All["colors"], Color[]>,
      true satisfies Same<Color, 1 | 2>,
      true satisfies Same<All["byKey"], { [key: string]: All }>,
      true satisfies Same<All["data"], Uint8Array | undefined>,
      true satisfies Same<All["big"], bigint | undefined>,
      true satisfies Same<All["[t.inner]"], All_Inner | undefined>,
      true satisfies Same<NonNullable<AllInit["big"]> extends bigint ? 1 : 2, 2>,
    ];
    All.encode(all); All.create(); all[unknownFields]?.length; All_Inner.create({ b: true });
    // @ts-expect-error
    All.encode({ must: "1" });
    // @ts-expect-error
    All.encode({ missing: 1 });
    // @ts-expect-error
    all.colors.push(3);
  `);
  expect(problems(["src/main.ts"])).toEqual([]);
});
