import { readFileSync } from "node:fs";
import { create, enumName, which } from "wireform";
import { Order, Status } from "./gen/shop/order.pb.js";

interface Row {
  id: string;
  customer: string;
  items: { name: string; count: number; cents: string }[];
  placed: string;
  card?: string;
  voucher?: string;
  note?: string;
}

function toOrder(row: Row): Order {
  const order = create(Order, { customerName: row.customer, status: Status.STATUS_NEW });
  order.id = BigInt(row.id);
  for (const { name, count, cents } of row.items)
    order.lines.push({ item: name, count, price: { currencyCode: "EUR", cents: BigInt(cents) } });
  order.placedAt = { seconds: BigInt(Math.floor(Date.parse(row.placed) / 1000)), nanos: 0 };
  if (row.card) order.card = { number: row.card };
  if (row.voucher) order.voucherCode = row.voucher;
  if (row.note !== undefined) order.note = row.note;
  return order;
}

function describe(order: Order): string {
  switch (which(Order, order, "payment")) {
    case "card":
      return `card ${order.card!.number}`;
    case "voucherCode":
      return `voucher ${order.voucherCode}`;
    default:
      return "nothing";
  }
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8")) as Row[]) {
  const bytes = Order.encode(toOrder(row));
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = Order.decode(bytes);
  console.log(`id: ${order.id}`);
  console.log(`paid by: ${describe(order)}`);
  console.log(`status: ${enumName(Order, "status", order.status)}`);
}
