import { EventEmitter, on } from "node:events";
import { createServer, RpcError } from "wireform/rpc";
import { Inventory } from "./gen/inventory.pb.js";

const stock = new Map([["tea", 3]]);
const changes = new EventEmitter();

function quantityOf(sku: string): number {
  const quantity = stock.get(sku);
  if (quantity === undefined) throw new RpcError("NOT_FOUND", `there is no item ${sku}`);
  return quantity;
}

const server = createServer({ insecure: true }).add(Inventory, {
  getStock: ({ sku }) => ({ sku, quantity: quantityOf(sku) }),

  async *watchStock({ sku }, { signal }) {
    const changed = on(changes, sku, { signal });
    yield { sku, quantity: quantityOf(sku) };
    for await (const [quantity] of changed) yield { sku, quantity };
  },

  async deliver(deliveries) {
    let total = 0;
    for await (const { sku, quantity } of deliveries) {
      const sum = (stock.get(sku) ?? 0) + quantity;
      stock.set(sku, sum);
      changes.emit(sku, sum);
      total += quantity;
    }
    return { quantity: total };
  },
});

const address = await server.listen(`localhost:${process.env["PORT"] ?? 50051}`);
console.log(`listening on ${address}`);
process.once("SIGTERM", () => server.shutdown({ grace: 1000 }));
