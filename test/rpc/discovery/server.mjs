// A server of a process of its own: it registers itself, says `ready <address>` when it has, and stands until its input ends.
// `node server.mjs <registry> <where>`: the name of a function of wireform/rpc, and what it takes, as JSON.
import { fileURLToPath } from "node:url";
import { loadSync } from "wireform";
import * as rpc from "wireform/rpc";
import { addHealth } from "wireform/rpc/health";

const [, , name, where] = process.argv;
const Calculator = loadSync(fileURLToPath(new URL("../../../proto/remote.proto", import.meta.url))).service(
  "remote.Calculator",
);
const server = rpc.createServer({ insecure: true }).add(Calculator, {
  add: ({ a, b }, { trailers }) => {
    trailers.set("server", String(process.pid));
    return { result: a + b };
  },
});
addHealth(server);
const address = await server.listen("127.0.0.1:0");
// biome-ignore lint/performance/noDynamicNamespaceImportAccess: the test names it
await rpc[name](JSON.parse(where)).register({
  service: "remote.Calculator",
  address,
  metadata: { pid: String(process.pid) },
});
console.log(`ready ${address}`);
process.stdin.resume().on("end", () => process.exit());
