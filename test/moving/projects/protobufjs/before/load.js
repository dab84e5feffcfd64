import { readFileSync } from "node:fs";
import protobuf from "protobufjs";

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => `proto/${target}`;
await root.load("shop/order.proto");

const Order = root.lookupType("shop.Order");
const Status = root.lookupEnum("shop.Status").values;

function toTimestamp(text) {
  const milliseconds = Date.parse(text);
  return { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1_000_000 };
}

function toOrder(row) {
  return Order.fromObject({
    id: row.id,
    customerName: row.customer,
    lines: row.items.map(({ name, count, cents }) => ({ item: name, count, price: { currencyCode: "EUR", cents } })),
    stockByItem: Object.fromEntries(row.items.map(({ name }) => [name, 10])),
    status: "STATUS_NEW",
    placedAt: toTimestamp(row.placed),
    card: row.card ? { number: row.card } : null,
    voucherCode: row.voucher,
    note: row.note,
    signature: row.signature,
    coupon: row.coupon ? { value: row.coupon } : null,
  });
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8"))) {
  const message = toOrder(row);
  const problem = Order.verify(message);
  if (problem) throw new Error(problem);

  const bytes = Order.encode(message).finish();
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = Order.decode(bytes);
  console.log(`id: ${order.id.toString()}`);
  console.log(`total: ${order.lines.reduce((sum, { count, price }) => sum + count * price.cents.toNumber(), 0)}`);
  console.log(`paid by: ${order.payment}, ${order.card ? order.card.number : order.voucherCode}`);
  console.log(`note: ${order.note === null ? "none" : JSON.stringify(order.note)}`);
  console.log(`status: ${Object.keys(Status).find((name) => Status[name] === order.status)}`);
  console.log(`placed: ${new Date(order.placedAt.seconds * 1000 + order.placedAt.nanos / 1_000_000).toISOString()}`);
  console.log(`json: ${JSON.stringify(Order.toObject(order, { longs: String, enums: String, bytes: String }))}`);
}
