// A process that has a store open, and does with it what it is told: [method, ...arguments], answered by { result } or { error }.
//   fork("store-process.mjs", [<directory>, <options as JSON>])
import { lmdbStore } from "wireform/rpc/lmdb";

const [path, options] = process.argv.slice(2);
const store = lmdbStore(path, JSON.parse(options));
process.on("message", ([method, ...values]) => {
  store[method](...values).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: error.message }),
  );
});
