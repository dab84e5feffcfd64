import { create, enumName, setOneof, which } from "wireform";
import { Order, Status } from "./gen/other/shop/order.pb.js";

function describePayment(order: Order): string {
  switch (which(Order, order, "payment")) {
    case "card":
      return `card ${order.card!.number}`;
    case "voucher_code":
      return `voucher ${order.voucher_code}`;
    default:
      return "nothing";
  }
}

const order = create(Order, {
  id: 18446744073709551615n,
  customer_name: "Ada",
  stock_by_item: new Map([["tea", 10]]),
  status: Status.STATUS_NEW,
  placed_at: { seconds: 1796040000n, nanos: 0 },
  voucher_code: "XMAS",
});
const bytes = Order.encode(order);
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

const read = Order.decode(bytes);
console.log(`id: ${read.id}`);
console.log(`paid by: ${describePayment(read)}`);
console.log(`stock: ${read.stock_by_item.get("tea")}`);
console.log(`status: ${enumName(Order, "status", read.status)}, ${read.status === Status.STATUS_NEW}`);

setOneof(Order, read, "card", { number: "4711" });
console.log(`changed: ${Buffer.from(Order.encode(read)).toString("hex")}`);

const newer = Order.decode(Buffer.from("0807f80701", "hex"));
console.log(`unknown: ${Buffer.from(Order.encode(newer)).toString("hex")}`);
