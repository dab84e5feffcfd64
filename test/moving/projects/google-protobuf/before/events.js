const { readFileSync } = require("node:fs");
const { Any } = require("google-protobuf/google/protobuf/any_pb.js");
const { ListValue, Struct, Value } = require("google-protobuf/google/protobuf/struct_pb.js");
const { Timestamp } = require("google-protobuf/google/protobuf/timestamp_pb.js");

const hex = (bytes) => Buffer.from(bytes).toString("hex");

function toEvent(row) {
  const event = new Struct();
  event.getFieldsMap().set("customer", new Value().setStringValue(row.customer));
  event.getFieldsMap().set("gift", new Value().setBoolValue(row.note !== undefined));
  const items = new ListValue();
  for (const { name } of row.items) items.addValues(new Value().setStringValue(name));
  event.getFieldsMap().set("items", new Value().setListValue(items));
  return event;
}

function describe(value) {
  switch (value.getKindCase()) {
    case Value.KindCase.STRING_VALUE:
      return value.getStringValue();
    case Value.KindCase.BOOL_VALUE:
      return String(value.getBoolValue());
    case Value.KindCase.LIST_VALUE:
      return `[${value.getListValue().getValuesList().map(describe).join(", ")}]`;
    default:
      return "something else";
  }
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8"))) {
  const event = toEvent(row);
  console.log(`bytes: ${hex(event.serializeBinary())}`);
  event.getFieldsMap().forEach((value, name) => console.log(`field ${name}: ${describe(value)}`));
  console.log(`plain: ${JSON.stringify(event.toJavaScript())}`);

  const placed = new Timestamp();
  placed.fromDate(new Date(row.placed));
  console.log(`placed: ${placed.toDate().toISOString()}, ${placed.getSeconds()}, ${placed.getNanos()}`);

  const any = new Any();
  any.pack(placed.serializeBinary(), "google.protobuf.Timestamp");
  console.log(`packed: ${hex(any.serializeBinary())}`);
  const read = Any.deserializeBinary(any.serializeBinary());
  console.log(`type: ${read.getTypeName()}`);
  console.log(`content: ${read.getValue_asB64()}`);
  console.log(
    `unpacked: ${read.unpack(Timestamp.deserializeBinary, "google.protobuf.Timestamp").toDate().toISOString()}`,
  );
  console.log(`same: ${placed.cloneMessage().toObject().seconds === placed.getSeconds()}`);
}

const value = new Value().setStringValue("a");
value.setNumberValue(5);
console.log(`oneof: ${value.hasStringValue()}, ${value.hasNumberValue()}`);
value.clearNumberValue();
console.log(`cleared: ${value.getKindCase() === Value.KindCase.KIND_NOT_SET}`);
