import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilers, modes, workshop } from "./compile.ts";

/* Clients and handlers of remote calls, with the types of generated code, of `load<Types>()`, and of `parse` of a literal. */

const root = new URL("../..", import.meta.url).pathname;
const { directory, source, compile, remove } = workshop();
afterAll(remove);

beforeAll(() => {
  const generate = (...options: string[]): unknown =>
    execFileSync(process.execPath, [
      join(root, "dist/cli/main.js"),
      "generate",
      "-I",
      join(root, "proto"),
      "remote.proto",
      "--out",
      directory,
      ...options,
    ]);
  generate();
  generate("--types-only");
});

/** Where the service comes from: the rest is the same for both. */
const services = {
  "generated code": `
    import { Calculator } from "./remote.pb.js";`,
  "load<Types>()": `
    import { loadSync } from "wireform";
    import type { Remote } from "./remote.types.js";
    const Calculator = loadSync<Remote>("remote.proto").service("remote.Calculator");`,
  "a literal": `
    import { parse } from "wireform";
    const Calculator = parse(\`${readFileSync(join(root, "proto/remote.proto"), "utf8").replaceAll("`", "'")}\`).service("remote.Calculator");`,
};

const uses = `
  import { createClient, createServer, type CallContext, type Client, type Handlers } from "wireform/rpc";

  type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  declare function is<_ extends true>(): void;
  declare const numbers: AsyncIterable<{ value: number }>;

  const client = createClient(Calculator, "localhost:50051", { insecure: true, deadline: 5000 });

  export async function calls(signal: AbortSignal): Promise<void> {
    const { result } = await client.add({ a: 5, b: 3 }, { signal, deadline: new Date(), metadata: { "x-a": "text", "x-b-bin": new Uint8Array(), "x-c": ["1", "2"] } });
    is<Equal<typeof result, number>>();
    const { responses } = await client.batchAdd({ requests: [{ a: 1 }, {}] }, { onTrailers: (trailers) => trailers.get("x") });
    responses[0]?.result.toFixed();
    for await (const { value } of client.generateSequence({ count: 3 })) is<Equal<typeof value, number>>();
    const statistics = await client.computeStatistics(numbers);
    is<Equal<typeof statistics.count, number>>();
    await client.computeStatistics([{ value: 1 }, {}]);
    for await (const { result } of client.streamingCalculator([{ kind: 1, a: 1, b: 2 }])) is<Equal<typeof result, number>>();
    client.close();

    // @ts-expect-error: no such method
    client.subtract({});
    // @ts-expect-error: the name is that of the .proto
    client.Add({});
    // @ts-expect-error: no such field in a request
    client.add({ c: 1 });
    // @ts-expect-error: a wrong type in a request
    client.add({ a: "5" });
    // @ts-expect-error: no such field in a reply
    (await client.add({})).sum;
    // @ts-expect-error: no await
    client.add({}).result;
    // @ts-expect-error: one message, where the client streams
    client.computeStatistics({ value: 1 });
    // @ts-expect-error: a stream, where the client sends one message
    client.add(numbers);
    // @ts-expect-error: a stream of other messages
    client.streamingCalculator([{ value: 1 }]);
    // @ts-expect-error: a reply cannot be iterated
    for await (const each of client.add({})) each;
    // @ts-expect-error: a stream is no message
    (await client.generateSequence({})).value;
    // @ts-expect-error: a stream is iterated with await
    for (const each of client.generateSequence({})) each;
    // @ts-expect-error: no such option
    client.add({}, { timeout: 5 });
    // @ts-expect-error: no value of metadata
    client.add({}, { metadata: { a: 1 } });
  }

  createServer({ insecure: true }).add(Calculator, {
    add: ({ a, b }, context) => {
      is<Equal<typeof a, number>>();
      is<Equal<typeof context, CallContext>>();
      return { result: a + b };
    },
    multiply: async ({ a, b }) => ({ result: a * b }),
    batchAdd: ({ requests }) => ({ responses: requests.map(({ a, b }) => ({ result: a + b })) }),
    async *generateSequence({ start, count }, { signal }) {
      for (let index = 0; index < count && !signal.aborted; index++) yield { value: start + index };
    },
    async computeStatistics(numbers) {
      let count = 0;
      for await (const { value } of numbers) count += Math.sign(value);
      return { count };
    },
    async *streamingCalculator(operations) {
      for await (const { kind, a, b } of operations) yield { result: kind === 0 ? a + b : a * b };
    },
  });
  createServer({ insecure: true }).add(Calculator, {});
  const server = createServer();
  // @ts-expect-error: no such method
  server.add(Calculator, { subtract: () => ({}) });
  // @ts-expect-error: a wrong type in a reply
  server.add(Calculator, { add: () => ({ result: "8" }) });
  // @ts-expect-error: the same, later
  server.add(Calculator, { add: async () => ({ result: "8" }) });
  // @ts-expect-error: no such field in a reply
  server.add(Calculator, { add: () => ({ reslt: 8 }) });
  // @ts-expect-error: the same, later
  server.add(Calculator, { add: async () => ({ reslt: 8 }) });
  // @ts-expect-error: no reply
  server.add(Calculator, { add: () => {} });
  // @ts-expect-error: a stream, where the server sends one message
  server.add(Calculator, { add: async function* () { yield { result: 1 }; } });
  // @ts-expect-error: one message, where the server streams
  server.add(Calculator, { generateSequence: async () => ({ value: 1 }) });
  // @ts-expect-error: a list, where the server streams
  server.add(Calculator, { generateSequence: () => [{ value: 1 }] });
  // @ts-expect-error: a stream of other messages
  server.add(Calculator, { generateSequence: async function* () { yield { value: "1" }; } });
  // @ts-expect-error: no such field in a request
  server.add(Calculator, { add: ({ c }) => ({ result: c }) });
  // @ts-expect-error: a stream of requests is no message
  server.add(Calculator, { computeStatistics: (numbers) => ({ sum: numbers.value }) });
  // @ts-expect-error: a stream of requests is iterated with await
  server.add(Calculator, { computeStatistics: (numbers) => { for (const each of numbers) each; return {}; } });
  // @ts-expect-error: no such option
  createServer({ port: 5 });

  type MethodsOf<S> = S extends { methods: infer M } ? M : never;
  export type Named = [Client, Handlers<{}>, MethodsOf<typeof Calculator>];

  // A client and handlers are named by the service itself.
  export async function total(client: Client<typeof Calculator>): Promise<number> {
    const { result } = await client.add({ a: 1, b: 2 });
    is<Equal<typeof result, number>>();
    // @ts-expect-error: no such method
    client.subtract({});
    return result;
  }
  total(createClient(Calculator, "localhost:50051"));
  class Handling implements Handlers<typeof Calculator> {
    add({ a, b }: { a: number; b: number }) { return { result: a + b }; }
  }
  server.add(Calculator, new Handling());
  // @ts-expect-error: a wrong type in a reply
  const wrong: Handlers<typeof Calculator> = { add: () => ({ result: "8" }) };
  export { wrong };
`;

const untyped = `
  import { load, parse } from "wireform";
  import { createClient, createServer } from "wireform/rpc";

  declare const text: string;
  for (const schema of [await load("remote.proto"), parse(text)]) {
    const service = schema.service("remote.Calculator");
    const client = createClient(service, "localhost:50051");
    (await client.add({ a: 5, c: [] }, { deadline: 100 })).whatever.there.is;
    for await (const each of client.generateSequence({ anything: 1 })) each.of.any.kind;
    client.close();
    createServer({ insecure: true }).add(service, {
      add: ({ a, b }: { a: number; b: number }) => ({ result: a + b }),
      async *generateSequence() { yield { value: 1 }; },
    });
  }
`;

/* Whoever serves has the types of Node. */
const node = { types: ["node"] };

describe.each(compilers)("%s", (compiler) => {
  for (const [mode, options] of Object.entries(modes)) {
    test.each(Object.entries(services))(`%s, ${mode}`, (name, service) => {
      const file = source(`${compiler}-${name.replaceAll(/\W/g, "")}.ts`, `${service}${uses}`);
      expect(compile(compiler, file, { ...options, ...node })).toBe("");
    });
  }

  test("without types", () => {
    expect(compile(compiler, source(`${compiler}-untyped.ts`, untyped), { ...modes.strict, ...node })).toBe("");
  });
});
