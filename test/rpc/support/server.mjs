// A server of the calculator in a process of its own: prints its address, and ends when its input does. Trailers say which process has added.
import { load } from "../../../dist/index.js";
import { createServer } from "../../../dist/rpc/index.js";

const proto = new URL("../../../proto", import.meta.url).pathname;
const Calculator = (await load("remote.proto", { includePaths: [proto] })).service("remote.Calculator");
const server = createServer({ insecure: true }).add(Calculator, {
  add: ({ a, b }, { trailers }) => {
    trailers.set("server", String(process.pid));
    return { result: a + b };
  },
  async *generateSequence({ start, count }) {
    for (let value = start; value < start + count; value++) {
      yield { value };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  async computeStatistics(numbers) {
    let count = 0;
    for await (const _ of numbers) count++;
    return { count };
  },
});
console.log(await server.listen(process.argv[2] ?? "127.0.0.1:0"));
process.stdin.resume().on("end", () => process.exit());
