// A server whose handler has its effect, a line in a file, and at the first one dies before its reply.
//   node once-server.mjs <port> <directory> <"memory", or "fail" or "rerun" after a crash with the durable store>
import { appendFileSync, readFileSync } from "node:fs";
import { loadSync } from "wireform";
import { atMostOnce, createServer, memoryStore } from "wireform/rpc";
import { lmdbStore } from "wireform/rpc/lmdb";

const [port, directory, mode] = process.argv.slice(2);
const service = loadSync("remote.proto", {
  includePaths: [new URL("../../../proto", import.meta.url).pathname],
}).service("remote.Calculator");
const effects = `${directory}/effects.txt`;

function add({ a, b }) {
  appendFileSync(effects, `${a}\n`);
  if (readFileSync(effects, "utf8") === `${a}\n`) process.kill(process.pid, "SIGKILL");
  return { result: a + b };
}

const handler =
  mode === "memory"
    ? atMostOnce(memoryStore(), add)
    : atMostOnce(lmdbStore(`${directory}/store`, { lease: 1000 }), add, { afterCrash: mode });
console.log(await createServer({ insecure: true }).add(service, { add: handler }).listen(`127.0.0.1:${port}`));
