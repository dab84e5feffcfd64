import protobuf from "protobufjs";

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => `proto/${target}`;
root.loadSync("shop/order.proto", { keepCase: true });
const Order = root.lookupType("shop.Order");

const order = Order.decode(Buffer.from("080712034164614204584d4153f80701", "hex"));
console.log(`customer: ${order.customer_name}`);
console.log(`voucher: ${order.voucher_code}`);
order.customer_name = "Ada L.";
console.log(`rewritten: ${Buffer.from(Order.encode(order).finish()).toString("hex")}`);
console.log(`delimited: ${Buffer.from(Order.encodeDelimited({ customer_name: "Bob" }).finish()).toString("hex")}`);
console.log(`json: ${JSON.stringify(order)}`);
