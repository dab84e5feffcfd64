import { createClient, isRpcError } from "wireform/rpc";
import { Inventory } from "./gen/inventory.pb.js";

const client = createClient(Inventory, process.argv[2] ?? "localhost:50051", { insecure: true });

const { quantity } = await client.getStock({ sku: "tea" }, { deadline: 5000 });
console.log(`tea: ${quantity}`);

try {
  await client.getStock({ sku: "gold" });
} catch (error) {
  if (!isRpcError(error)) throw error;
  console.log(`gold: ${error.message}`);
}

async function* deliveries() {
  yield { sku: "tea", quantity: 10 };
  yield { sku: "tea", quantity: 5 };
}

let isDelivered = false;
for await (const { quantity } of client.watchStock({ sku: "tea" })) {
  console.log(`tea is now ${quantity}`);
  if (quantity === 18) break;
  if (isDelivered) continue;
  isDelivered = true;
  console.log(`delivered: ${(await client.deliver(deliveries())).quantity}`);
}
client.close();
