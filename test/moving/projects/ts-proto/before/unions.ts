import { Order, Status } from "./gen/other/shop/order.js";

function describePayment({ payment }: Order): string {
  switch (payment?.$case) {
    case "card":
      return `card ${payment.card.number}`;
    case "voucher_code":
      return `voucher ${payment.voucher_code}`;
    default:
      return "nothing";
  }
}

const order = Order.create({
  id: 18446744073709551615n,
  customer_name: "Ada",
  stock_by_item: new Map([["tea", 10]]),
  status: Status.STATUS_NEW,
  placed_at: { seconds: 1796040000n, nanos: 0 },
  payment: { $case: "voucher_code", voucher_code: "XMAS" },
});
const bytes = Order.encode(order).finish();
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

const read = Order.decode(bytes);
console.log(`id: ${read.id}`);
console.log(`paid by: ${describePayment(read)}`);
console.log(`stock: ${read.stock_by_item.get("tea")}`);
console.log(`status: ${read.status}, ${read.status === Status.STATUS_NEW}`);

read.payment = { $case: "card", card: { number: "4711" } };
console.log(`changed: ${Buffer.from(Order.encode(read).finish()).toString("hex")}`);

const newer = Order.decode(Buffer.from("0807f80701", "hex"));
console.log(`unknown: ${Buffer.from(Order.encode(newer).finish()).toString("hex")}`);
