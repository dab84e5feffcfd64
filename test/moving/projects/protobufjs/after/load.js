import { readFileSync } from "node:fs";
import { enumName, load, verify, which } from "wireform";
import { toJsonString } from "wireform/json";
import { Timestamp, timestampFromDate, timestampToDate } from "wireform/wkt";

const schema = await load("shop/order.proto", { includePaths: ["proto"] });

const Order = schema.message("shop.Order");
const Status = schema.enum("shop.Status");

function toOrder(row) {
  return {
    id: row.id,
    customerName: row.customer,
    lines: row.items.map(({ name, count, cents }) => ({ item: name, count, price: { currencyCode: "EUR", cents } })),
    stockByItem: Object.fromEntries(row.items.map(({ name }) => [name, 10])),
    status: Status.value("STATUS_NEW").number,
    placedAt: timestampFromDate(Timestamp, new Date(row.placed)),
    card: row.card ? { number: row.card } : undefined,
    voucherCode: row.voucher,
    note: row.note,
    signature: Buffer.from(row.signature ?? "", "base64"),
    coupon: row.coupon ? { value: row.coupon } : undefined,
  };
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8"))) {
  const message = toOrder(row);
  const [problem] = verify(Order, message);
  if (problem) throw new Error(`${problem.path}: ${problem.message}`);

  const bytes = Order.encode(message);
  console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

  const order = Order.decode(bytes);
  console.log(`id: ${order.id}`);
  console.log(`total: ${order.lines.reduce((sum, { count, price }) => sum + count * Number(price.cents), 0)}`);
  console.log(`paid by: ${which(Order, order, "payment")}, ${order.card ? order.card.number : order.voucherCode}`);
  console.log(`note: ${order.note === undefined ? "none" : JSON.stringify(order.note)}`);
  console.log(`status: ${enumName(Order, "status", order.status)}`);
  console.log(`placed: ${timestampToDate(Timestamp, order.placedAt).toISOString()}`);
  console.log(`json: ${toJsonString(Order, order)}`);
}
