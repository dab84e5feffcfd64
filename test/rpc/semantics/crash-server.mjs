// A server that is killed: by itself at the points that its arguments name, and by the test at any moment.
//   node crash-server.mjs <port> <directory> <semantics>
import { createServer, exactlyOnce } from "wireform/rpc";
import { lmdbStore } from "wireform/rpc/lmdb";
import { loadSync } from "wireform";

const [port, directory, semantics] = process.argv.slice(2);
const service = loadSync("remote.proto", {
  includePaths: [new URL("../../../proto", import.meta.url).pathname],
}).service("remote.Calculator");
const store = lmdbStore(directory);

/** As a crash does it: no `finally` runs, nothing is written any more. */
function perhapsDie(chance) {
  if (Math.random() < chance) process.kill(process.pid, "SIGKILL");
}

/** The effect: one more in the counter, and the id in the set of those that were served. */
function add({ a, b }, tx) {
  tx.put("counter", (tx.get("counter") ?? 0) + 1);
  tx.put(`served/${b}/${tx.get("counter")}`, a);
  perhapsDie(0.02);
  return { result: a + b };
}

const handlers = {
  exactlyOnce: exactlyOnce(store, add),
  // The same effect in the same store, without a look at ids.
  atLeastOnce: (request) => store.transaction((tx) => add(request, tx)),
};

/** Before anything, and between commit and reply. */
const dying = (next) => async (request, context) => {
  perhapsDie(0.01);
  const reply = await next(request, context);
  perhapsDie(0.06);
  return reply;
};

const server = createServer({ insecure: true, interceptors: [dying] }).add(service, { add: handlers[semantics] });
console.log(await server.listen(`127.0.0.1:${port}`));
