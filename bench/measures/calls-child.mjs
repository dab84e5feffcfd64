// Remote calls of wireform/rpc and of grpc-js with proto-loader: prints a row for each of them, with a column for each kind of calls.
import { join } from "node:path";
import grpc from "@grpc/grpc-js";
import { loadSync as loadPackage } from "@grpc/proto-loader";
import { loadSync } from "../../dist/index.js";
import { createBatcher, createClient, createServer } from "../../dist/rpc/index.js";
import { readTask } from "../child.mjs";
import { protoDirectory } from "../directories.mjs";

const { rounds, operations } = readTask();
const perCall = 50;

/** Both sides in wireform/rpc. Each function does so many additions. */
async function wireform() {
  const Calculator = loadSync("remote.proto", { includePaths: [protoDirectory] }).service("remote.Calculator");
  const server = createServer({ insecure: true }).add(Calculator, {
    add: async ({ a, b }) => ({ result: a + b }),
    batchAdd: async ({ requests }) => ({ responses: requests.map(({ a, b }) => ({ result: a + b })) }),
    async *generateSequence({ count }) {
      for (let value = 0; value < count; value++) yield { value };
    },
    async *streamingCalculator(requests) {
      for await (const { a, b } of requests) yield { result: a + b };
    },
  });
  const client = createClient(Calculator, await server.listen("127.0.0.1:0"), { insecure: true });
  const batcher = createBatcher({
    call: async (requests, options) => (await client.batchAdd({ requests }, options)).responses,
    maxSize: perCall,
    maxDelay: 1,
  });
  return {
    async unary(count) {
      for (let index = 0; index < count; index++) check((await client.add({ a: index, b: 1 })).result, index + 1);
    },
    "unary, 50 at once": (count) => atOnce(count, (index) => client.add({ a: index, b: 1 })),
    async "server streaming"(count) {
      let seen = 0;
      for await (const { value } of client.generateSequence({ count })) check(value, seen++);
      check(seen, count);
    },
    async "bidirectional streaming"(count) {
      async function* requests() {
        for (let index = 0; index < count; index++) yield { a: index, b: 1 };
      }
      let seen = 0;
      for await (const { result } of client.streamingCalculator(requests())) check(result, ++seen);
      check(seen, count);
    },
    async "50 in a call"(count) {
      for (let index = 0; index < count; index += perCall) {
        const requests = Array.from({ length: perCall }, (_, each) => ({ a: index + each, b: 1 }));
        const { responses } = await client.batchAdd({ requests });
        responses.forEach(({ result }, each) => check(result, index + each + 1));
      }
    },
    async "50 in a call, by the batcher"(count) {
      for (let index = 0; index < count; index += perCall) {
        const results = await Promise.all(
          Array.from({ length: perCall }, (_, each) => batcher.add({ a: index + each, b: 1 })),
        );
        results.forEach(({ result }, each) => check(result, index + each + 1));
      }
    },
  };
}

/** The same in grpc-js and proto-loader, as their documentation has it. */
async function plain() {
  const { remote } = grpc.loadPackageDefinition(loadPackage(join(protoDirectory, "remote.proto")));
  const server = new grpc.Server();
  server.addService(remote.Calculator.service, {
    add: ({ request: { a, b } }, done) => done(null, { result: a + b }),
    batchAdd: ({ request: { requests } }, done) =>
      done(null, { responses: requests.map(({ a, b }) => ({ result: a + b })) }),
    generateSequence(call) {
      let value = 0;
      const more = () => {
        while (value < call.request.count) if (!call.write({ value: value++ })) return call.once("drain", more);
        call.end();
      };
      more();
    },
    streamingCalculator(call) {
      call.on("data", ({ a, b }) => call.write({ result: a + b }));
      call.on("end", () => call.end());
    },
  });
  const port = await new Promise((resolve) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, bound) => resolve(bound)),
  );
  const client = new remote.Calculator(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const call = (method, request) =>
    new Promise((resolve, reject) =>
      client[method](request, { deadline: Date.now() + 30_000 }, (error, reply) =>
        error ? reject(error) : resolve(reply),
      ),
    );
  return {
    async unary(count) {
      for (let index = 0; index < count; index++) check((await call("add", { a: index, b: 1 })).result, index + 1);
    },
    "unary, 50 at once": (count) => atOnce(count, (index) => call("add", { a: index, b: 1 })),
    "server streaming": (count) =>
      new Promise((resolve) => {
        let seen = 0;
        const stream = client.generateSequence({ count });
        stream.on("data", ({ value }) => check(value, seen++));
        stream.on("end", () => resolve(check(seen, count)));
      }),
    "bidirectional streaming": (count) =>
      new Promise((resolve) => {
        let seen = 0;
        const stream = client.streamingCalculator();
        stream.on("data", ({ result }) => check(result, ++seen));
        stream.on("end", () => resolve(check(seen, count)));
        let index = 0;
        const more = () => {
          while (index < count) if (!stream.write({ a: index++, b: 1 })) return stream.once("drain", more);
          stream.end();
        };
        more();
      }),
    async "50 in a call"(count) {
      for (let index = 0; index < count; index += perCall) {
        const requests = Array.from({ length: perCall }, (_, each) => ({ a: index + each, b: 1 }));
        const { responses } = await call("batchAdd", { requests });
        responses.forEach(({ result }, each) => check(result, index + each + 1));
      }
    },
  };
}

/** So many additions, 50 calls at a time. */
async function atOnce(count, add) {
  for (let index = 0; index < count; index += perCall) {
    const results = await Promise.all(Array.from({ length: perCall }, (_, each) => add(index + each)));
    results.forEach(({ result }, each) => check(result, index + each + 1));
  }
}

function check(actual, expected) {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}

async function microseconds(run) {
  globalThis.gc();
  const before = process.cpuUsage();
  await run(operations);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / operations;
}

const contestants = { "wireform/rpc": await wireform(), "grpc-js, proto-loader": await plain() };
const rows = Object.keys(contestants).map((contestant) => ({ contestant }));
for (const calls of Object.keys(contestants["wireform/rpc"])) {
  const names = Object.keys(contestants).filter((name) => contestants[name][calls] !== undefined);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) for (let each = 0; each < 3; each++) await contestants[name][calls](operations);
  for (let round = 0; round < rounds; round++) {
    const turn = round % 2 === 0 ? names : names.toReversed();
    for (const name of turn) samples[name].push(await microseconds(contestants[name][calls]));
  }
  for (const row of rows)
    row[`${calls}, µs`] = samples[row.contestant]?.sort((left, right) => left - right)[rounds >> 1];
}
console.log(JSON.stringify(rows));
process.exit();
