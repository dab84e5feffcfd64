import { loadSync } from "wireform";
import { toJsonString } from "wireform/json";
import { writeDelimited } from "wireform/stream";

const schema = loadSync("shop/order.proto", { includePaths: ["proto"], fieldNames: "proto" });
const Order = schema.message("shop.Order");

const order = Order.decode(Buffer.from("080712034164614204584d4153f80701", "hex"));
console.log(`customer: ${order.customer_name}`);
console.log(`voucher: ${order.voucher_code}`);
order.customer_name = "Ada L.";
console.log(`rewritten: ${Buffer.from(Order.encode(order)).toString("hex")}`);
console.log(`delimited: ${Buffer.from(writeDelimited(Order, { customer_name: "Bob" })).toString("hex")}`);
console.log(`json: ${toJsonString(Order, order, { useProtoNames: true })}`);
