import { load } from "wireform";
import { toJsonString } from "wireform/json";
import { encodeFrame, readFrame, typeAt } from "./confluent.js";

const schema = await load("orders.proto", { includePaths: [new URL(".", import.meta.url).pathname] });
const Refund = schema.message("shop.Refund");

// The producer: the id is what the registry has answered when the schema was registered there.
const value = encodeFrame(Refund, schema.descriptor("shop.Refund"), 302, { orderId: 4711n, cents: -250n });
console.log(Buffer.from(value).toString("hex"));

// The consumer, which does not know the type beforehand.
const { schemaId, indexes, payload } = readFrame(value);
const [file] = schema.files();
const { typeName } = typeAt(file, indexes);
const codec = schema.message(typeName);
console.log(`schema ${schemaId}, ${typeName}: ${toJsonString(codec, codec.decode(payload))}`);
