// What one form of the package makes, given to the other: run in a project that has installed it. Programs meet both where a tool resolves imports otherwise than requires.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";

const dist = join(import.meta.dirname, "node_modules/wireform/dist");
const require = createRequire(import.meta.url);
const names = [".", "compat", "json", "rpc", "rpc/reflection", "stream", "text", "wkt"];
const fileOf = (name) => (name === "." ? "index" : `${name}/index`);
const commonjs = Object.fromEntries(names.map((name) => [name, require(join(dist, `${fileOf(name)}.cjs`))]));
const modules = {};
for (const name of names) modules[name] = await import(join(dist, `${fileOf(name)}.js`));

const source = `
  syntax = "proto2";
  package p;
  import "google/protobuf/any.proto";
  import "google/protobuf/descriptor.proto";
  extend google.protobuf.MessageOptions { optional Note note = 50000; }
  message Note { optional string a = 1; repeated int32 n = 2; map<string, int32> m = 3; optional google.protobuf.Any any = 4; }
  // The comment.
  message M {
    option (note) = { a: "x" n: [1, 2] m: [{ key: "k" value: 1 }] any { [type.googleapis.com/p.Note] { a: "y" } } };
    optional int32 a = 1;
    required string s = 2;
    optional google.protobuf.Any any = 3;
    extensions 100 to 200;
  }
  extend M { optional int32 x = 100; }
  service S { rpc Get(M) returns (M); }`;
const value = { a: 1, s: "s", "[p.x]": 7 };

for (const [one, two] of [
  [commonjs, modules],
  [modules, commonjs],
]) {
  assert.notEqual(one["."].parse, two["."].parse);
  const schema = one["."].parse(source);
  checkErrors(schema.message("p.M"), one, two);
  checkMessages(schema, two, one);
  checkDescriptors(source, one, two);
  await checkCalls(schema.service("p.S"), one, two);
}
console.log("as one");

function failureOf(body) {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error("it does not throw");
}

function checkErrors(M, one, two) {
  const { isProtobufError } = two["."];
  assert(
    isProtobufError(
      failureOf(() => M.decode(Uint8Array.of(8))),
      "TRUNCATED",
    ),
  );
  for (const body of [
    (copy) => copy["."].create(M, { s: "s", a: 1.5 }),
    (copy) => copy.json.toJson(M, { s: 5 }),
    (copy) => copy.text.toText(M, { s: 5 }),
    (copy) => copy.json.fromJson(M, { s: 5 }),
  ]) {
    const [{ code, path, typeName }, expected] = [two, one].map((copy) => failureOf(() => body(copy)));
    assert.deepEqual([code, path, typeName], [expected.code, expected.path, expected.typeName]);
  }
  const cut = [two, one].map((copy) => failureOf(() => copy.stream.readDelimited(M, Uint8Array.of(2, 18, 9))));
  assert.deepEqual([cut[0].code, cut[0].path, cut[0].offset], [cut[1].code, cut[1].path, cut[1].offset]);
  assert(two.rpc.isRpcError(new one.rpc.RpcError("ABORTED")));
}

function checkMessages(schema, two, one) {
  const M = schema.message("p.M");
  const bytes = M.encode(value);
  const { clone, createRegistry, equals, getExtension, merge, parse, unknownFields, verify } = two["."];
  assert.equal(unknownFields, one["."].unknownFields);
  assert.deepEqual(M.encode(clone(M, M.decode(bytes))), bytes);
  assert(equals(M, M.decode(bytes), value));
  assert.deepEqual(
    verify(M, { a: "x" })
      .map(({ path }) => path)
      .sort(),
    ["a", "s"],
  );
  assert.equal(getExtension(M, M.decode(bytes), schema.extension("p.x")), 7);
  assert.deepEqual(M.encode(two.json.fromJsonString(M, two.json.toJsonString(M, value))), bytes);
  assert.deepEqual(M.encode(two.text.fromText(M, two.text.toText(M, value))), bytes);
  const any = two.wkt.anyPack(schema.message("google.protobuf.Any"), M, value);
  assert.equal(two.json.toJson(M, { s: "a", any }, { registry: createRegistry(schema) }).any.a, 1);
  const old = parse('syntax = "proto2"; package p; message M { optional int32 b = 9; }').message("p.M");
  const twice = one["."].merge(old, merge(old, old.decode(bytes), old.decode(bytes)), old.decode(bytes));
  assert.deepEqual([...twice[unknownFields]], [...bytes, ...bytes, ...bytes]);
}

function checkDescriptors(source, one, two) {
  const [schema, same] = [one["."].parse(source), one["."].parse(source)];
  const M = schema.descriptor("p.M");
  const options = { sourceInfo: true };
  assert.deepEqual(two["."].getOptions(M), one["."].getOptions(same.descriptor("p.M")));
  assert.deepEqual(two["."].getComments(M), one["."].getComments(M));
  assert.deepEqual(two["."].toDescriptorSet(schema, options), one["."].toDescriptorSet(same, options));
  assert.deepEqual(one["."].toDescriptorSet(schema, options), one["."].toDescriptorSet(same, options));
  assert.deepEqual(two.compat.check(schema, two["."].parse(source)), []);
}

async function checkCalls(S, one, two) {
  const server = two.rpc
    .createServer({ insecure: true })
    .add(S, { get: (request) => ({ ...request, a: request.a + 1 }) });
  two["rpc/reflection"].addReflection(server);
  const address = await server.listen("127.0.0.1:0");
  for (const { createClient } of [one.rpc, two.rpc]) {
    const client = createClient(S, address, { insecure: true });
    assert.equal((await client.get({ a: 1, s: "s" })).a, 2);
    client.close();
  }
  await server.shutdown();
}
