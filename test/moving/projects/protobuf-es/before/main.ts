import { readFileSync } from "node:fs";
import {
  clone,
  create,
  createRegistry,
  equals,
  fromBinary,
  fromJsonString,
  getExtension,
  getOption,
  isFieldSet,
  isMessage,
  type MessageInitShape,
  setExtension,
  toBinary,
  toJsonString,
} from "@bufbuild/protobuf";
import { anyPack, anyUnpack, timestampDate, timestampFromDate } from "@bufbuild/protobuf/wkt";
import { CustomerSchema, door_code, label } from "./gen/forms/form_pb.js";
import { MoneySchema } from "./gen/money/money_pb.js";
import { CardSchema, type LineSchema, type Order, OrderSchema, Status, StatusSchema } from "./gen/shop/order_pb.js";

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

const registry = createRegistry(MoneySchema);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function toLine({ name, count, cents }: Row["items"][number]): MessageInitShape<typeof LineSchema> {
  return { item: name, count, price: { currencyCode: "EUR", cents: BigInt(cents) } };
}

function toOrder(row: Row): Order {
  const order = create(OrderSchema, {
    id: BigInt(row.id),
    customerName: row.customer,
    lines: row.items.map(toLine),
    status: Status.NEW,
    placedAt: timestampFromDate(new Date(row.placed)),
    attachment: anyPack(MoneySchema, create(MoneySchema, { currencyCode: "EUR", cents: 5n })),
  });
  if (row.card) order.payment = { case: "card", value: create(CardSchema, { number: row.card }) };
  if (row.voucher) order.payment = { case: "voucherCode", value: row.voucher };
  if (row.note !== undefined) order.note = row.note;
  if (row.coupon !== undefined) order.coupon = row.coupon;
  return order;
}

function describePayment({ payment }: Order): string {
  switch (payment.case) {
    case "card":
      return `card ${payment.value.number}`;
    case "voucherCode":
      return `voucher ${payment.value}`;
    default:
      return "nothing";
  }
}

for (const row of JSON.parse(readFileSync("rows.json", "utf8")) as Row[]) {
  const bytes = toBinary(OrderSchema, toOrder(row));
  console.log(`bytes: ${hex(bytes)}`);

  const order = fromBinary(OrderSchema, bytes);
  console.log(`paid by: ${describePayment(order)}`);
  console.log(`note: ${isFieldSet(order, OrderSchema.field.note) ? JSON.stringify(order.note) : "none"}`);
  console.log(`coupon: ${order.coupon}`);
  console.log(`status: ${StatusSchema.value[order.status]?.name}`);
  console.log(`placed: ${order.placedAt && timestampDate(order.placedAt).toISOString()}`);
  const money = order.attachment && anyUnpack(order.attachment, MoneySchema);
  console.log(`attached: ${money?.cents} ${money?.currencyCode}`);
  const json = toJsonString(OrderSchema, order, { registry });
  console.log(`json: ${json}`);
  console.log(`same: ${equals(OrderSchema, order, fromJsonString(OrderSchema, json, { registry }))}`);
  console.log(`copy: ${hex(toBinary(OrderSchema, { ...clone(OrderSchema, order), status: Status.PAID }))}`);
  console.log(`is an order: ${isMessage(order, OrderSchema)}`);
}

const customer = create(CustomerSchema, { fullName: "Ada" });
console.log(`floor: ${customer.floor}, ${isFieldSet(customer, CustomerSchema.field.floor)}`);
setExtension(customer, door_code, "4711");
const read = fromBinary(CustomerSchema, toBinary(CustomerSchema, customer));
console.log(`door: ${getExtension(read, door_code)}`);
console.log(`label: ${getOption(CustomerSchema.field.fullName, label)}`);

const newer = fromBinary(OrderSchema, Buffer.from("0807f80701", "hex"));
console.log(`unknown: ${newer.$unknown?.map(({ no }) => no)}, ${hex(toBinary(OrderSchema, newer))}`);
