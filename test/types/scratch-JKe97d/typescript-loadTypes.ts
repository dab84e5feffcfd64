
    import { loadSync } from "wireform";
    import type { Remote } from "./remote.types.js";
    const Calculator = loadSync<Remote>("remote.proto").service("remote.Calculator");
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
