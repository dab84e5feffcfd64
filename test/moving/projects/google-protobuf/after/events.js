import { readFileSync } from "node:fs";
import { clone, create, setOneof, which } from "wireform";
import {
  Any,
  anyPack,
  anyTypeName,
  anyUnpack,
  Struct,
  structToPlain,
  Timestamp,
  timestampFromDate,
  timestampToDate,
  Value,
} from "wireform/wkt";

const hex = (bytes) => Buffer.from(bytes).toString("hex");

function toEvent(row) {
  const event = create(Struct);
  event.fields["customer"] = { stringValue: row.customer };
  event.fields["gift"] = { boolValue: row.note !== undefined };
  const items = { values: [] };
  for (const { name } of row.items) items.values.push({ stringValue: name });
  event.fields["items"] = { listValue: items };
  return event;
}

function describe(value) {
  switch (which(Value, value, "kind")) {
    case "stringValue":
      return value.stringValue;
    case "boolValue":
      return String(value.boolValue);
    case "listValue":
      return `[${value.listValue.values.map(describe).join(", ")}]`;
    default:
      return "something else";
  }
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8"))) {
  const event = toEvent(row);
  console.log(`bytes: ${hex(Struct.encode(event))}`);
  for (const [name, value] of Object.entries(event.fields)) console.log(`field ${name}: ${describe(value)}`);
  console.log(`plain: ${JSON.stringify(structToPlain(Struct, event))}`);

  const placed = timestampFromDate(Timestamp, new Date(row.placed));
  console.log(`placed: ${timestampToDate(Timestamp, placed).toISOString()}, ${placed.seconds}, ${placed.nanos}`);

  const any = anyPack(Any, Timestamp, placed);
  console.log(`packed: ${hex(Any.encode(any))}`);
  const read = Any.decode(Any.encode(any));
  console.log(`type: ${anyTypeName(Any, read)}`);
  console.log(`content: ${Buffer.from(read.value).toString("base64")}`);
  console.log(`unpacked: ${timestampToDate(Timestamp, anyUnpack(Any, read, Timestamp)).toISOString()}`);
  console.log(`same: ${clone(Timestamp, placed).seconds === placed.seconds}`);
}

const value = { stringValue: "a" };
setOneof(Value, value, "numberValue", 5);
console.log(`oneof: ${value.stringValue !== undefined}, ${value.numberValue !== undefined}`);
value.numberValue = undefined;
console.log(`cleared: ${which(Value, value, "kind") === undefined}`);
