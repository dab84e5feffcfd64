import { readFileSync } from "node:fs";
import { Order, Status, statusFromJSON, statusToJSON } from "./gen/shop/order.js";

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
  return Order.fromPartial({
    id: Number(row.id),
    customerName: row.customer,
    lines: row.items.map(({ name, count, cents }) => ({
      item: name,
      count,
      price: { currencyCode: "EUR", cents: Number(cents) },
    })),
    stockByItem: Object.fromEntries(row.items.map(({ name }) => [name, 10])),
    status: statusFromJSON("STATUS_NEW"),
    placedAt: new Date(row.placed),
    card: row.card ? { number: row.card } : undefined,
    voucherCode: row.voucher,
    note: row.note,
    coupon: row.coupon,
  });
}

function describePayment(order: Order): string {
  if (order.card !== undefined) return `card ${order.card.number}`;
  if (order.voucherCode !== undefined) return `voucher ${order.voucherCode}`;
  return "nothing";
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8")) as Row[]) {
  const bytes = Order.encode(toOrder(row)).finish();
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = Order.decode(bytes);
  console.log(`id: ${order.id + 0}`);
  console.log(`paid by: ${describePayment(order)}`);
  console.log(`coupon: ${order.coupon}`);
  console.log(`status: ${statusToJSON(order.status)}, ${order.status === Status.STATUS_NEW}`);
  console.log(`placed: ${order.placedAt?.toISOString()}`);
  console.log(`json: ${JSON.stringify(Order.toJSON(order))}`);
  console.log(`back: ${Order.fromJSON(Order.toJSON(order)).customerName}`);
}
