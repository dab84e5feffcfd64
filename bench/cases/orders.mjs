import { text, words } from "./words.mjs";

/** A page of 50 orders, as a shop's API answers: names and texts, money, times, a few labels. */
export default {
  name: "orders",
  about: "a page of 50 orders of a shop's API: names and texts, money, times, labels",
  files: ["bench/orders.proto"],
  typeName: "bench.orders.Page",
  messages: (random) => [
    { orders: random.list(50, (index) => order(random, index)), nextPageToken: random.text(24), total: 1873 },
  ],
};

function order(random, index) {
  const items = random.list(random.integer(1, 5), () => item(random));
  const payment = random.pick([
    { card: { lastDigits: String(random.integer(1000, 9999)), expires: random.integer(202_701, 203_212) } },
    { transfer: { iban: `DE${random.integer(1e15, 9e15)}`, reference: random.text(12) } },
    { voucher: random.text(10) },
  ]);
  return {
    id: `ord_${random.text(16)}`,
    number: BigInt(100_000_000 + index),
    state: random.integer(0, 3),
    customer: customer(random),
    items,
    createdAt: { seconds: BigInt(random.integer(1_760_000_000, 1_780_000_000)), nanos: random.integer(0, 999) * 1e6 },
    labels: { channel: random.pick(["web", "app", "shop"]), region: random.pick(words) },
    total: Math.round(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100,
    gift: random.chance(0.1),
    ...(random.chance(0.2) && { note: text(random, 60, random.chance(0.5)) }),
    ...payment,
  };
}

function customer(random) {
  const [first, last] = [random.pick(words), random.pick(words)];
  return {
    id: random.sized(48),
    name: random.chance(0.2) ? text(random, 14, false) : `${first} ${last}`,
    email: `${first}.${last}@example.com`,
    address: {
      street: `${random.pick(words)} street ${random.integer(1, 200)}`,
      city: random.pick(words),
      zip: String(random.integer(10_000, 99_999)),
      country: random.pick(["DE", "FR", "JP", "US"]),
    },
  };
}

function item(random) {
  return {
    sku: random.text(10),
    title: `${random.pick(words)} ${random.pick(words)}`,
    quantity: random.integer(1, 4),
    price: random.integer(100, 50_000) / 100,
    tags: random.list(random.integer(0, 3), () => random.pick(words)),
  };
}
