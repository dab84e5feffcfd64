// Makes a call of instances at some addresses, prints what came of it, and does not close its client.
import { loadSync } from "wireform";
import { createClient, staticRegistry } from "wireform/rpc";

const proto = new URL("../../../proto/remote.proto", import.meta.url).pathname;
const Calculator = loadSync(proto).service("remote.Calculator");
const registry = staticRegistry(process.argv.slice(2));
const client = createClient(Calculator, registry, { insecure: true, deadline: 2_000 });
console.log(
  await client.add({ a: 1, b: 2 }).then(
    ({ result }) => result,
    ({ code }) => code,
  ),
);
