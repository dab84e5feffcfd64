// A guided tour of wireform, with the calculator of proto/calculator.proto: `npm run demo`.
import { fileURLToPath } from "node:url";
import { encode as encodeMsgpack } from "@msgpack/msgpack";
import { loadSync, parse, readUnknown, unknownFields } from "wireform";
import { toJson } from "wireform/json";
// Not a part of the public interface: what `wireform inspect` prints.
import { annotate } from "../../dist/inspect/annotate.js";
import { Listing } from "../../dist/cli/listing.js";

const colour = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const say = (text = "") => console.log(text);
const title = (text) => say(`\n${paint("1", text)}`);
const code = (text) => say(`  ${paint("36", text)}`);
const result = (text) => say(`  ${paint("2", "=>")} ${text}`);

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
const fromHex = (text) => Uint8Array.from(text.match(/[0-9a-f]{2}/g), (pair) => parseInt(pair, 16));

function show(codec, bytes) {
  const notes = [...annotate(bytes, schema.descriptor(codec.typeName))];
  for (const line of new Listing({ colour, bare: true }).lines(notes)) say(`  ${line}`);
}

const schema = loadSync("calculator.proto", { includePaths: [fileURLToPath(new URL("../../proto", import.meta.url))] });
const AddRequest = schema.message("calculator.AddRequest");
const BatchRequest = schema.message("calculator.BatchRequest");

say(paint("1", "wireform: a calculator, from its .proto file to bytes and back"));

title("1  Encode: the schema is read at run time, nothing is generated");
code(`const AddRequest = (await load("calculator.proto")).message("calculator.AddRequest")`);
code("AddRequest.encode({ a: 5, b: 3 })");
const sum = AddRequest.encode({ a: 5, b: 3 });
result(`${hex(sum)}   (${sum.length} bytes; as JSON ${JSON.stringify({ a: 5, b: 3 }).length})`);
show(AddRequest, sum);

title("2  Decode: what is absent has its default");
code(`AddRequest.decode(bytes)`);
result(JSON.stringify(AddRequest.decode(sum)));

title("3  A text field");
code(`AddRequest.encode({ a: 5, b: 3, requestId: "req-12345" })`);
const request = AddRequest.encode({ a: 5, b: 3, requestId: "req-12345" });
result(`${request.length} bytes`);
show(AddRequest, request);

title("4  One wrong byte, a misprint in a book: 18 where the tag 1a belongs");
const misprint = fromHex("0805100318097265712d3132333435");
code(`AddRequest.decode(fromHex("0805100318097265712d3132333435"))`);
try {
  AddRequest.decode(misprint);
  throw new Error("the misprint was accepted");
} catch (error) {
  if (error.name !== "ProtobufError") throw error;
  result(paint("31", `ProtobufError ${error.code}:`));
  say(`     ${error.message}`);
}
show(AddRequest, misprint);

title("5  An old reader, whose schema has no request_id, keeps what it does not understand");
const Old = parse(`syntax = "proto3"; message AddRequest { int32 a = 1; int32 b = 2; }`).message("AddRequest");
code("const message = Old.decode(bytes)");
const message = Old.decode(request);
const [record] = readUnknown(message);
result(
  `a ${message.a}, b ${message.b}, and field ${record.number} as ${message[unknownFields].length} bytes: ${hex(record.bytes)}`,
);
code("AddRequest.decode(Old.encode({ ...message, a: 6 }))");
result(JSON.stringify(AddRequest.decode(Old.encode({ ...message, a: 6 }))));

title("6  Messages in messages, lists, a map and an enum");
const batch = {
  context: { userId: "ana", roles: ["admin"], metadata: { region: "eu" } },
  requests: [
    { a: 5, b: 3 },
    { a: 7, b: -2, requestId: "req-12345" },
  ],
  priority: schema.enum("calculator.BatchRequest.Priority").value("HIGH").number,
};
const batchBytes = BatchRequest.encode(batch);
code(`BatchRequest.encode(batch)`);
result(`${batchBytes.length} bytes, and as ProtoJSON:`);
const json = toJson(BatchRequest, BatchRequest.decode(batchBytes));
for (const [name, value] of Object.entries(json)) say(`     ${JSON.stringify(name)}: ${JSON.stringify(value)}`);

title("7  Sizes in bytes");
const row = (name, ...cells) => say(`  ${name.padEnd(30)}${cells.map((cell) => String(cell).padStart(13)).join("")}`);
const jsonSize = (value) => new TextEncoder().encode(JSON.stringify(value)).length;
row("", "wireform", "MessagePack", "JSON");
for (const [name, codec, value] of [
  ["AddRequest { a, b }", AddRequest, { a: 5, b: 3 }],
  ["AddRequest with request_id", AddRequest, { a: 5, b: 3, requestId: "req-12345" }],
  ["BatchRequest", BatchRequest, batch],
]) {
  row(name, codec.encode(value).length, encodeMsgpack(value).length, jsonSize(value));
}
say();
