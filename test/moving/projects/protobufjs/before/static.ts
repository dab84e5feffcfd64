import { readFileSync } from "node:fs";
import { google, shop } from "./gen/order.js";

interface Row {
  id: string;
  customer: string;
  items: { name: string; count: number; cents: string }[];
  placed: string;
  card?: string;
  voucher?: string;
  note?: string;
}

function toOrder(row: Row): shop.Order {
  const order = new shop.Order({ customerName: row.customer, status: shop.Status.STATUS_NEW });
  order.id = Number(row.id);
  for (const { name, count, cents } of row.items)
    order.lines.push({ item: name, count, price: { currencyCode: "EUR", cents: Number(cents) } });
  order.placedAt = google.protobuf.Timestamp.create({ seconds: Math.floor(Date.parse(row.placed) / 1000) });
  if (row.card) order.card = { number: row.card };
  if (row.voucher) order.voucherCode = row.voucher;
  if (row.note !== undefined) order.note = row.note;
  return order;
}

function describe(order: shop.Order): string {
  switch (order.payment) {
    case "card":
      return `card ${order.card!.number}`;
    case "voucherCode":
      return `voucher ${order.voucherCode}`;
    default:
      return "nothing";
  }
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8")) as Row[]) {
  const bytes = shop.Order.encode(toOrder(row)).finish();
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = shop.Order.decode(bytes);
  console.log(`id: ${order.id.toString()}`);
  console.log(`paid by: ${describe(order)}`);
  console.log(`status: ${shop.Status[order.status]}`);
}
