import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSync, parse } from "../../src/index.ts";
import type { MessageCodec, Schema } from "../../src/index.ts";
import { evaluateModule, moduleOf } from "../support/aot.ts";
import { fixturesDirectory, protoDirectory } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";
import type { VectorFile } from "../support/vector.ts";
import { userPackage, writeTypeScript } from "./package.ts";

/*
 * Generated TypeScript at work. Its types are erased as Node and bundlers do it; that the compiler takes them is in types.test.ts.
 */

const user = userPackage();
afterAll(() => user.remove());

function codecsOf(schema: Schema): Map<string, MessageCodec> {
  const exports = evaluateModule(transformSync(moduleOf(schema).ts, { loader: "ts" }).code);
  const codecs = Object.values(exports).filter(
    (value): value is MessageCodec => typeof value === "object" && value !== null && "decode" in value,
  );
  return new Map(codecs.map((codec) => [codec.typeName, codec]));
}

describe.each(readdirSync(`${fixturesDirectory}vectors`))("%s", (name) => {
  const { schema, vectors } = JSON.parse(readFileSync(`${fixturesDirectory}vectors/${name}`, "utf8")) as VectorFile;
  const codecs = codecsOf(
    typeof schema === "string"
      ? loadSync(schema, { includePaths: [protoDirectory, fixturesDirectory] })
      : parse(schema.source),
  );

  test.each(vectors)("$name", ({ type, hex, options, error, reencoded }) => {
    const codec = codecs.get(type)!;
    const all = { deterministic: true, ...options };
    if (error !== undefined) expect(failure(() => codec.decode(fromHex(hex), all))).toMatchObject({ code: error });
    else expect(toHex(codec.encode(codec.decode(fromHex(hex), all), all))).toBe((reencoded ?? hex).replaceAll(" ", ""));
  });
});

/** What a bundler makes of a user's module, for browsers. */
function bundle(source: string): string {
  user.write("main.ts", source);
  const { outputFiles } = buildSync({
    entryPoints: [join(user.directory, "main.ts")],
    absWorkingDir: user.directory,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  return outputFiles[0]!.text;
}

describe("modules on disk, bundled", () => {
  beforeAll(() => {
    writeTypeScript(
      user,
      "gen",
      loadSync(["calculator.proto", "test/generated.proto"], { includePaths: [protoDirectory] }),
    );
  });

  test("a codec comes without the code of others, and without services and enums", () => {
    const text = bundle(
      'import { AddRequest } from "./gen/calculator.pb.ts"; console.log(JSON.stringify(AddRequest.decode(AddRequest.encode({ a: 5, requestId: "r" }))));',
    );
    expect(text).toMatch(/function decodeAddRequest\(/);
    expect(text).toMatch(/function encodeAddRequest\(/);
    expect(text).not.toMatch(/(?:decode|encode|merge|const )(?:AddResponse|UserContext|BatchRequest|BatchResponse)\b/);
    expect(text).not.toMatch(/declareService|declareMethod|declareExtension|NORMAL: 1/);
    expect(user.run(text)).toEqual({ a: 5, b: 0, requestId: "r" });
  });

  test("a codec comes without descriptors, and without what makes and links them", () => {
    const text = bundle(
      'import { AddRequest } from "./gen/calculator.pb.ts"; console.log(JSON.stringify(AddRequest.decode(AddRequest.encode({ a: 5, requestId: "r" }))));',
    );
    expect(text.replaceAll("getOwnPropertyDescriptor", "")).not.toMatch(
      /descriptor|declareFile|calculatorFile|extendee/i,
    );
    expect(text).not.toMatch(/toBase64|fromBase64/);
  });

  test("an enum comes alone", () => {
    const text = bundle(
      'import { BatchRequest_Priority } from "./gen/calculator.pb.ts"; console.log(JSON.stringify(BatchRequest_Priority));',
    );
    expect(text).not.toMatch(/function/);
    expect(user.run(text)).toEqual({ LOW: 0, NORMAL: 1, HIGH: 2 });
  });

  test("services name the codecs of their methods, extensions are set and got", () => {
    const result = user.run(
      bundle(`
      import { create, getExtension, setExtension } from "wireform";
      import { gift, Order, Order_marks, Shop } from "./gen/test/generated.pb.ts";
      import { Timestamp } from "./gen/google/protobuf/timestamp.pb.ts";
      const order = create(Order, { level: 1 });
      setExtension(Order, order, gift, { price: 2.5 });
      setExtension(Order, order, Order_marks, [7n]);
      const again = Order.decode(Order.encode(order));
      const methods = Object.entries(Shop.methods).map(([key, { name, localName, kind, input, output, clientStreaming, serverStreaming, idempotency }]) =>
        [key, name, localName, kind, input === Order, output === Timestamp, clientStreaming, serverStreaming, idempotency]);
      let code = "";
      try { getExtension(Timestamp as never, create(Timestamp), gift); } catch (error) { code = error.code; }
      console.log(JSON.stringify([getExtension(Order, again, gift)?.price, String(getExtension(Order, again, Order_marks)), gift.fullName, code, Shop.typeName, methods]));
    `),
    );
    expect(result).toEqual([
      2.5,
      "7",
      "test.generated.gift",
      "INVALID_ARGUMENT",
      "test.generated.Shop",
      [
        ["Place", "Place", "place", "unary", true, false, false, false, "idempotent"],
        ["list", "List", "list", "serverStreaming", true, false, false, true, "noSideEffects"],
        ["collect", "Collect", "collect", "clientStreaming", true, false, true, false, "unknown"],
        ["talk", "Talk", "talk", "bidiStreaming", true, true, true, true, "unknown"],
        ["place", "place", "place", "unary", true, false, false, false, "unknown"],
      ],
    ]);
  });
});
