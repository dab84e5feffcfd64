import { transformSync } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { generateTypes } from "../../src/codegen/generate.ts";
import { loadSync, parse } from "../../src/index.ts";
import type { SchemaOptions } from "../../src/index.ts";
import { fixturesDirectory, protoDirectory } from "../support/engines.ts";
import {
  documentationOf,
  problemsOf,
  typeDocumentationOf,
  userPackage,
  writeModules,
  writeTypeScript,
} from "./package.ts";

/*
 * Generated modules, and the declarations of those in JavaScript, checked by TypeScript at its strictest in a user's package.
 */

const user = userPackage();
afterAll(() => user.remove());

const problems = (files: readonly string[]): string[] => problemsOf(user, files);

const names = [
  "calculator.proto",
  ...["closed", "editions", "extensions", "maps", "names", "nesting", "scalars", "shapes", "width", "generated"].map(
    (name) => `test/${name}.proto`,
  ),
  "google/protobuf/descriptor.proto",
  "google/protobuf/struct.proto",
  "google/protobuf/api.proto",
  "wire2.proto",
  "wire3.proto",
];
const options: readonly SchemaOptions[] = [{}, { int64: "long", maps: "map", fieldNames: "proto" }];

test("modules and declarations of all schemas have no fault", () => {
  const written = options.flatMap((each, index) => {
    const schema = loadSync(names, { includePaths: [protoDirectory, fixturesDirectory], ...each });
    const declarations = writeModules(user, `gen${index}`, schema, each).map((path) => `${path}.d.ts`);
    return [
      ...declarations,
      ...writeTypeScript(user, `ts${index}`, schema, { ...each, importExtension: index === 0 ? ".js" : ".ts" }),
      ...writeTypeScript(user, `size${index}`, schema, { ...each, optimize: "size" }),
    ];
  });
  for (const int64 of ["string", "number"] as const) {
    const schema = loadSync(["test/scalars.proto", "test/maps.proto", "wire2.proto"], {
      includePaths: [protoDirectory, fixturesDirectory],
      int64,
    });
    written.push(...writeTypeScript(user, `int64-${int64}`, schema, { int64 }));
  }
  const hostile = parse(`syntax = "proto3";
    message Map { map<string, Map> map = 1; } message Error {} message class { int32 let = 1; } message string { string string = 1; } message Uint8Array { bytes bytes = 1; }
    message Foo { message Init {} } message FooInit {} message Oneof { oneof one { Oneof Oneof = 1; ServiceType unknown = 2; } } message ServiceType {} message GeneratedFile {}
    service MethodType { rpc declareMethod(Foo) returns (stream Foo); rpc __proto__(Foo) returns (Foo); rpc constructor(Foo) returns (Foo); } service cursor {} enum Set { __proto__ = 0; constructor = 1; } message M { int32 __proto__ = 1; int32 a = 2; Set set = 3; }`);
  written.push(
    ...writeModules(user, "hostile", hostile).map((path) => `${path}.d.ts`),
    ...writeTypeScript(user, "hostile-ts", hostile),
    ...writeTypeScript(user, "hostile-size", hostile, { optimize: "size" }),
  );
  expect(problems(written)).toEqual([]);
}, 180_000);

test("messages have the types of the contract", () => {
  const schema = parse({
    "types.proto": `
    syntax = "proto2"; package t;
    enum Color { RED = 1; BLUE = 2; }
    message All { required int32 must = 1; optional string may = 2; repeated Color colors = 3; map<int64, All> by_key = 4; optional bytes data = 5; optional fixed64 big = 6; extensions 100; message Inner { optional bool b = 1; } }
    extend All { optional All.Inner inner = 100; }
  `,
  });
  writeModules(user, "src", schema);
  user.write(
    "src/main.ts",
    `
    import { create } from "wireform";
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
      true satisfies Same<All["data"], Uint8Array<ArrayBuffer> | undefined>,
      true satisfies Same<All["big"], bigint | undefined>,
      true satisfies Same<All["[t.inner]"], All_Inner | undefined>,
      true satisfies Same<NonNullable<AllInit["big"]> extends bigint ? 1 : 2, 2>,
    ];
    All.encode(all); create(All); all[unknownFields]?.length; create(All_Inner, { b: true });
    // @ts-expect-error
    All.encode({ must: "1" });
    // @ts-expect-error
    All.encode({ missing: 1 });
    // @ts-expect-error
    all.colors.push(3);
  `,
  );
  expect(problems(["src/main.ts"])).toEqual([]);
});

describe("what TypeScript says of a generated module", () => {
  const schema = loadSync("test/generated.proto", { includePaths: [protoDirectory] });
  const main = (folder: string): string => `
    import { create, getExtension, setExtension, setOneof, which } from "wireform";
    import { gift, Level, Order, Order_Line, Order_marks, type OrderInit, Shop, Status } from "./${folder}/test/generated.pb.js";
    import type { Timestamp } from "./${folder}/google/protobuf/timestamp.pb.js";
    type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
    declare const order: Order;
    export const fields: readonly true[] = [
      true satisfies Same<Order["id"], bigint>,
      true satisfies Same<Order["at"], Timestamp | undefined>,
      true satisfies Same<Order["status"], Status | (number & {})>,
      true satisfies Same<Order["levels"], Level[]>,
      true satisfies Same<Level, 1 | -1>,
      true satisfies Same<Order["lines"], { [key: string]: Order_Line }>,
      true satisfies Same<Order["text"], string | undefined>,
    ];
    export function narrow(): string | number | undefined {
      if (order.card !== undefined) {
        const others: undefined = order.cents ?? order.earlier;
        return others ?? order.card;
      }
      return order.cents ?? order.earlier?.name;
    }
    const open: Status = Status.STATUS_OPEN;
    const init: OrderInit = { id: 1, level: Level.LOW, status: 77, card: "4711", key: new Uint8Array(1), lines: new Map([[1n, { price: 1 }]]) };
    Order.encode(init); Order.encode(Order.decode(new Uint8Array())); create(Order, { ...init, status: open }); Order.encode({ level: 1, card: undefined, cents: Math.random() > 0.5 ? 1 : undefined });
    const draft: OrderInit = {};
    draft.id = 5; draft.levels = []; draft.levels.push(Level.LOW); draft.lines = {}; draft.lines["1"] = { price: 1 };
    const levels: readonly Level[] = [Level.LOW];
    const lines: ReadonlyMap<bigint, Order_Line> = new Map();
    Order.encode(draft); Order.encode({ levels, lines });
    // @ts-expect-error: another number of a closed enum, in a list that grows
    draft.levels.push(2);
    // @ts-expect-error: both members of a oneof
    Order.encode({ level: 1, card: "4711", cents: 3 });
    // @ts-expect-error: another number of a closed enum
    Order.encode({ level: 2 });
    // @ts-expect-error: null
    Order.encode({ level: 1, text: null });
    // @ts-expect-error: no such field
    Order.encode({ level: 1, txt: "" });
    which(Order, order, "payment"); setOneof(Order, order, "cents", 5); setOneof(Order, order, "earlier", undefined);
    // @ts-expect-error: a field of no oneof
    setOneof(Order, order, "status", 1);
    // @ts-expect-error: the value of another member
    setOneof(Order, order, "cents", "4711");

    const price: number | undefined = getExtension(Order, order, gift)?.price;
    const marks: bigint[] | undefined = getExtension(Order, order, Order_marks);
    setExtension(Order, order, gift, { price: 1 }); setExtension(Order, order, Order_marks, [1, "2", ...(marks ?? [])]); setExtension(Order, order, gift, undefined);
    // @ts-expect-error: a value of another type
    setExtension(Order, order, gift, { price: "1" });
    // @ts-expect-error: an extension of another message
    getExtension(Order_Line, create(Order_Line, { price }), gift);

    export const methods: readonly true[] = [
      true satisfies Same<typeof Shop.methods.Place.input, typeof Order>,
      true satisfies Same<ReturnType<typeof Shop.methods.talk.output.decode>, Timestamp>,
      true satisfies Same<typeof Shop.methods.list.kind, "serverStreaming">,
      true satisfies Same<keyof typeof Shop.methods, "Place" | "list" | "collect" | "talk" | "place">,
    ];
    // @ts-expect-error: no such method
    Shop.methods.add;
  `;

  test.each(["ts", "js"])(
    "%s: narrowing of oneofs, extensions, services",
    (target) => {
      if (target === "ts") writeTypeScript(user, "typed-ts", schema);
      else writeModules(user, "typed-js", schema);
      user.write(`main-${target}.ts`, main(`typed-${target}`));
      expect(problems([`main-${target}.ts`])).toEqual([]);
    },
    30_000,
  );

  test("types without code", () => {
    const files = options.map((each, index) => {
      const text = generateTypes(
        loadSync(names, { includePaths: [protoDirectory, fixturesDirectory], ...each }).files(),
        "Everything",
        each,
      );
      user.write(`types${index}.ts`, text);
      return `types${index}.ts`;
    });
    user.write("shop.ts", generateTypes(schema.files(), "Order"));
    user.write(
      "contract.ts",
      `
      import type { MessageCodec } from "wireform/runtime";
      import type { Order, OrderInit, OrderSchema } from "./shop.ts";
      type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
      interface Contract { messages: { [name: string]: { type: any; init: any } }; enums: { [name: string]: number }; services: { [name: string]: {} } }
      declare function message<C extends Contract, Name extends keyof C["messages"]>(name: Name): MessageCodec<C["messages"][Name]["type"], C["messages"][Name]["init"]>;
      export const types: readonly true[] = [
        true satisfies Same<Pick<OrderSchema["messages"]["test.generated.Order"], "type" | "init">, { type: Order; init: OrderInit }>,
        true satisfies Same<OrderSchema["enums"]["test.generated.Level"], 1 | -1>,
        true satisfies Same<ReturnType<OrderSchema["services"]["test.generated.Shop"]["list"]["output"]["decode"]>, Order>,
        true satisfies Same<OrderSchema["messages"]["test.generated.Order.Line"]["type"], NonNullable<Order["[test.generated.gift]"]>>,
      ];
      const codec = message<OrderSchema, "test.generated.Order">("test.generated.Order");
      codec.encode({ level: 1, card: "4711" });
      // @ts-expect-error
      codec.encode({ level: 1, card: "4711", cents: 1 });
    `,
    );
    expect(problems([...files, "contract.ts"])).toEqual([]);
    expect(transformSync(generateTypes(schema.files(), "Order"), { loader: "ts" }).code).toBe("");
  }, 30_000);

  test("oneofs of many combinations are plain optional members, of up to 1000 they exclude each other, also of messages within each other", () => {
    const oneof = (name: string, from: number, size: number): string =>
      `oneof ${name} { ${Array.from({ length: size }, (_, index) => `M ${name}${index} = ${from + index};`).join(" ")} }`;
    const source = (sizes: readonly number[]): string =>
      `syntax = "proto3"; message M { ${sizes.map((size, index) => oneof(`o${String.fromCharCode(97 + index)}`, 1 + index * 1000, size)).join(" ")} }`;
    writeTypeScript(
      user,
      "many",
      parse({
        "ten.proto": source([10, 10, 10]).replaceAll(/\bM\b/g, "Ten"),
        "twelve.proto": source([12, 12, 12]).replaceAll(/\bM\b/g, "Twelve"),
        "long.proto": source([120]).replaceAll(/\bM\b/g, "Long"),
      }),
    );
    user.write(
      "many.ts",
      `
      import { create } from "wireform";
      import { Long } from "./many/long.pb.js";
      import { Ten } from "./many/ten.pb.js";
      import { Twelve } from "./many/twelve.pb.js";
      Ten.encode({ oa1: { ob3: {} }, oc9: {} }); Twelve.encode({ oa1: {}, oa2: {} }); Long.encode({ oa119: { oa0: {} } });
      Ten.encode(create(Ten)); Twelve.encode(create(Twelve)); Long.encode(create(Long));
      // @ts-expect-error
      Ten.encode({ oa1: {}, oa2: {} });
      // @ts-expect-error
      Ten.encode({ oa1: { ob3: {}, ob4: {} } });
      // @ts-expect-error
      Long.encode({ oa1: {}, oa2: {} });
    `,
    );
    expect(problems(["many.ts"])).toEqual([]);
  }, 60_000);

  test.each(["ts", "js"])("%s: what encode takes keeps the documentation of the fields", (target) => {
    const folder = `documented-${target}`;
    const documented = parse(`syntax = "proto3"; message M {
      // How many.
      int64 count = 1;
      oneof one {
        // Within.
        M inner = 2;
        // In words.
        string text = 3;
      }
    }`);
    if (target === "ts") writeTypeScript(user, folder, documented);
    else writeModules(user, folder, documented);
    user.write(
      `${folder}.ts`,
      `import { M } from "./${folder}/schema.pb.js"; M.encode({ count: 1, inner: { text: "" } });`,
    );
    expect(documentationOf(user, `${folder}.ts`)).toEqual({ count: "How many.", inner: "Within.", text: "In words." });
  });

  test.each(["ts", "js"])("%s: the type of an enum has the documentation of its object", (target) => {
    const folder = `enum-${target}`;
    const documented = parse(`syntax = "proto3";
      // Warm or cold.
      enum Color { RED = 0; BLUE = 1; }
      message M { Color color = 1; }`);
    if (target === "ts") writeTypeScript(user, folder, documented);
    else writeModules(user, folder, documented);
    user.write(`${folder}.ts`, `import { Color } from "./${folder}/schema.pb.js"; export const it: Color = Color.RED;`);
    expect(typeDocumentationOf(user, `${folder}.ts`)).toEqual({ Color: "Warm or cold." });
  });

  // TypeScript refuses (TS2590) to make a union of more than some 1000 types, as of the elements of an array.
  test("a module of a file with 1100 messages has no fault", () => {
    const many = parse(
      `syntax = "proto3"; ${Array.from({ length: 1100 }, (_, index) => `message M${index} { bool f${index} = 1; }`).join(" ")}`,
    );
    const files = writeTypeScript(user, "thousand", many);
    expect(problems(files)).toEqual([]);
  }, 60_000);

  test("a module of a message with many fields has no fault", () => {
    const files = writeTypeScript(
      user,
      "wide",
      parse(
        `syntax = "proto3"; message M { ${Array.from({ length: 300 }, (_, index) => `M f${index} = ${index + 1};`).join(" ")} }`,
      ),
    );
    expect(problems(files)).toEqual([]);
  }, 60_000);
});
