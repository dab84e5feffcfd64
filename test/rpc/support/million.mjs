// Streams of a million messages down and a million up: prints how many came and by how many bytes the memory in use grew while they did.
import { load } from "../../../dist/index.js";
import { createClient, createServer } from "../../../dist/rpc/index.js";

const proto = new URL("../../../proto", import.meta.url).pathname;
const Calculator = (await load("remote.proto", { includePaths: [proto] })).service("remote.Calculator");
const server = createServer({ insecure: true }).add(Calculator, {
  async *generateSequence({ count }) {
    for (let value = 0; value < count; value++) yield { value };
  },
  async computeStatistics(numbers) {
    let count = 0;
    for await (const _ of numbers) count++;
    return { count };
  },
});
const client = createClient(Calculator, await server.listen("127.0.0.1:0"), { insecure: true, deadline: Infinity });

const used = () => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};

async function* numbers(count) {
  for (let value = 0; value < count; value++) yield { value };
}

/** The most that is in use at ten points of a run, beyond what was before it. */
async function measure(run, count) {
  await run(10_000, () => {});
  globalThis.gc();
  const before = used();
  let most = 0;
  const counted = await run(count, (index) => {
    if (index % (count / 10) !== 0) return;
    globalThis.gc();
    most = Math.max(most, used() - before);
  });
  return { count: counted, growth: most };
}

async function down(count, look) {
  let index = 0;
  for await (const _ of client.generateSequence({ count })) look(++index);
  return index;
}

async function up(count, look) {
  async function* looked() {
    let index = 0;
    for await (const each of numbers(count)) {
      look(++index);
      yield each;
    }
  }
  return (await client.computeStatistics(looked())).count;
}

console.log(JSON.stringify({ down: await measure(down, 1_000_000), up: await measure(up, 1_000_000) }));
client.close();
await server.shutdown();
