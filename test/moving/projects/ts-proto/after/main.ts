import { readFileSync } from "node:fs";
import { create, enumName, enumNumber } from "wireform";
import { fromJson, toJson } from "wireform/json";
import { Timestamp, timestampFromDate, timestampToDate } from "wireform/wkt";
import { Order, Status } from "./gen/shop/order.pb.js";

interface Row {
  id: string;
  customer: string;
  items: { name: string; count: number; cents: string }[];
  placed: string;
  card?: string;
  voucher?: string;
  note?: string;
  coupon?: string;
}

function toOrder(row: Row): Order {
  return create(Order, {
    id: Number(row.id),
    customerName: row.customer,
    lines: row.items.map(({ name, count, cents }) => ({
      item: name,
      count,
      price: { currencyCode: "EUR", cents: Number(cents) },
    })),
    stockByItem: Object.fromEntries(row.items.map(({ name }) => [name, 10])),
    status: enumNumber(Order, "status", "STATUS_NEW"),
    placedAt: timestampFromDate(Timestamp, new Date(row.placed)),
    ...(row.card ? { card: { number: row.card } } : { voucherCode: row.voucher }),
    note: row.note,
    coupon: row.coupon ? { value: row.coupon } : undefined,
  });
}

function describePayment(order: Order): string {
  if (order.card !== undefined) return `card ${order.card.number}`;
  if (order.voucherCode !== undefined) return `voucher ${order.voucherCode}`;
  return "nothing";
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8")) as Row[]) {
  const bytes = Order.encode(toOrder(row));
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = Order.decode(bytes);
  console.log(`id: ${order.id + 0}`);
  console.log(`paid by: ${describePayment(order)}`);
  console.log(`coupon: ${order.coupon?.value}`);
  console.log(`status: ${enumName(Order, "status", order.status)}, ${order.status === Status.STATUS_NEW}`);
  console.log(`placed: ${order.placedAt && timestampToDate(Timestamp, order.placedAt).toISOString()}`);
  console.log(`json: ${JSON.stringify(toJson(Order, order))}`);
  console.log(`back: ${fromJson(Order, toJson(Order, order)).customerName}`);
}
