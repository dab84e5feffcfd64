// What a user's test is like: run by Jest in its environments, and by Mocha, from a project that has installed the package.
const assert = require("node:assert");
const { isProtobufError, load, loadSync, parse, ProtobufError, toDescriptorSet, unknownFields } = require("wireform");
const { toJsonString, fromJsonString } = require("wireform/json");
const { toText, fromText } = require("wireform/text");

const source =
  'syntax = "proto3"; message M { string text = 1; bytes data = 2; map<string, M> children = 3; repeated string list = 4; }';

function failureOf(body) {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error("it does not throw");
}

describe("wireform", () => {
  it("loads files", async () => {
    for (const schema of [
      await load("calculator.proto", { includePaths: ["proto"] }),
      loadSync("calculator.proto", { includePaths: ["proto"] }),
    ]) {
      const AddRequest = schema.message("calculator.AddRequest");
      const bytes = AddRequest.encode({ a: 5, b: 3 });
      assert.deepStrictEqual([...bytes], [8, 5, 16, 3]);
      assert.strictEqual(JSON.stringify(AddRequest.decode(bytes)), '{"a":5,"b":3,"requestId":""}');
      assert.strictEqual(AddRequest.decode(Buffer.from(bytes)).a, 5);
      assert(toDescriptorSet(schema).length > 100);
    }
  });

  for (const engine of ["jit", "interpreter"]) {
    it(`reads and writes text and bytes: ${engine}`, () => {
      const M = parse(source, { engine }).message("M");
      for (const unit of ["a", "é", "漢", "😀"]) {
        for (const length of [1, 10, 100, 5000]) {
          const text = unit.repeat(length);
          const value = { text, data: Buffer.from(text), children: { [text]: { text: "x" } }, list: [text, "", text] };
          const bytes = M.encode(value);
          const message = M.decode(Buffer.from(bytes));
          assert.strictEqual(message.text, text);
          assert.strictEqual(Buffer.from(message.data).toString(), text);
          assert.strictEqual(message.children[text].text, "x");
          assert.strictEqual(message.list.join("-"), `${text}--${text}`);
          const again = [fromJsonString(M, toJsonString(M, message)), fromText(M, toText(M, message))];
          for (const each of again) assert.strictEqual(Buffer.compare(M.encode(each), bytes), 0);
        }
      }
    });
  }

  it("keeps what it does not know, and refuses what is wrong", () => {
    const M = parse(source).message("M");
    assert.deepStrictEqual([...M.decode(Uint8Array.of(0x40, 1))[unknownFields]], [0x40, 1]);
    const error = failureOf(() => M.decode(Uint8Array.of(10, 1, 0xff)));
    assert(error instanceof ProtobufError);
    assert(isProtobufError(error, "INVALID_UTF8"));
    assert.strictEqual(error.path, "text");
    assert(
      isProtobufError(
        failureOf(() => M.encode({ text: "\ud800" })),
        "INVALID_UTF8",
      ),
    );
  });

  for (const name of [
    "compat",
    "jit",
    "rpc",
    "rpc/health",
    "rpc/node",
    "rpc/reflection",
    "runtime",
    "stream",
    "wire",
    "wkt",
  ]) {
    it(`has wireform/${name}`, () => {
      assert(Object.keys(require(`wireform/${name}`)).length > 0);
    });
  }
});
