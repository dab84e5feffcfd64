import { readFileSync } from "node:fs";
import {
  clone,
  create,
  createRegistry,
  enumName,
  equals,
  getExtension,
  getOptions,
  getOrDefault,
  readUnknown,
  reflect,
  setExtension,
  verify,
  which,
} from "wireform";
import { fromJsonString, toJsonString } from "wireform/json";
import { Any, anyPack, anyUnpack, Timestamp, timestampFromDate, timestampToDate } from "wireform/wkt";
import { Customer, door_code, formFile } from "./gen/forms/form.pb.js";
import { Money } from "./gen/money/money.pb.js";
import { Card, type LineInit, Order, Status } from "./gen/shop/order.pb.js";

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

const registry = createRegistry(Money);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function toLine({ name, count, cents }: Row["items"][number]): LineInit {
  return { item: name, count, price: { currencyCode: "EUR", cents: BigInt(cents) } };
}

function toOrder(row: Row): Order {
  const order = create(Order, {
    id: BigInt(row.id),
    customerName: row.customer,
    lines: row.items.map(toLine),
    status: Status.STATUS_NEW,
    placedAt: timestampFromDate(Timestamp, new Date(row.placed)),
    attachment: anyPack(Any, Money, { currencyCode: "EUR", cents: 5n }),
  });
  if (row.card) order.card = create(Card, { number: row.card });
  if (row.voucher) order.voucherCode = row.voucher;
  if (row.note !== undefined) order.note = row.note;
  if (row.coupon !== undefined) order.coupon = { value: row.coupon };
  return order;
}

function describePayment(order: Order): string {
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
  console.log(`bytes: ${hex(bytes)}`);

  const order = Order.decode(bytes);
  console.log(`paid by: ${describePayment(order)}`);
  console.log(`note: ${order.note !== undefined ? JSON.stringify(order.note) : "none"}`);
  console.log(`coupon: ${order.coupon?.value}`);
  console.log(`status: ${enumName(Order, "status", order.status)}`);
  console.log(`placed: ${order.placedAt && timestampToDate(Timestamp, order.placedAt).toISOString()}`);
  const money = order.attachment && anyUnpack(Any, order.attachment, Money);
  console.log(`attached: ${money?.cents} ${money?.currencyCode}`);
  const json = toJsonString(Order, order, { registry });
  console.log(`json: ${json}`);
  console.log(`same: ${equals(Order, order, fromJsonString(Order, json, { registry }))}`);
  console.log(`copy: ${hex(Order.encode({ ...clone(Order, order), status: Status.STATUS_PAID }))}`);
  console.log(`is an order: ${verify(Order, order).length === 0}`);
}

const customer = create(Customer, { fullName: "Ada" });
console.log(`floor: ${getOrDefault(Customer, customer, "floor")}, ${customer.floor !== undefined}`);
setExtension(Customer, customer, door_code, "4711");
const read = Customer.decode(Customer.encode(customer));
console.log(`door: ${getExtension(Customer, read, door_code)}`);
const fullName = reflect(formFile).descriptor("forms.Customer").field("full_name")!;
console.log(`label: ${getOptions(fullName)["[forms.label]"]}`);

const newer = Order.decode(Buffer.from("0807f80701", "hex"));
console.log(`unknown: ${readUnknown(newer).map(({ number }) => number)}, ${hex(Order.encode(newer))}`);
