import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createServer, type Server } from "../../../src/rpc/index.ts";
import { aborted, Calculator, calculator, collect, connect, deferred } from "../support/calculator.ts";
import { connectByFetch, errorOf, ways } from "../transport/support.ts";
import { askerOf, frameworks, frameworksOfHttp2, listen, titleOf } from "./frameworks.ts";

/* `server.handler` in the servers of others. */

function calls(handlers: object = {}, options: object = {}): Server {
  return createServer({ insecure: true, ...options }).add(Calculator, { ...calculator, ...handlers });
}

const path = "/remote.Calculator/Add";

function add(base: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body as string,
  });
}

for (const framework of frameworks)
  describe.skipIf(framework.missing !== undefined)(titleOf(framework), () => {
    test.each(ways)("answers calls by $protocol with $codec, and leaves other paths to the others", async (way) => {
      const address = await listen(await framework.make(calls()));
      const client = connectByFetch(address, way);
      expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
      expect(await collect(client["generateSequence"]({ start: 1, count: 3, step: 2 }))).toEqual([
        ...[{ value: 1 }, { value: 3 }, { value: 5 }],
      ]);
      expect(await client["computeStatistics"]([{ value: 1 }, { value: 3 }])).toMatchObject({ mean: 2 });
      expect(await (await fetch(`http://${address}/page`)).text()).toBe("page");
    });

    test("goes on with a connection on which requests were refused that nobody has read", async () => {
      const server = await framework.make(calls({ multiply: undefined }));
      let connections = 0;
      server.on("connection", () => connections++);
      const ask = askerOf(await listen(server));
      const body = Buffer.alloc(300_000, "[");
      expect(await ask(path, { "content-type": "text/plain" }, body)).toMatchObject({ status: 415 });
      expect(await ask(path, { "content-type": "application/json", "connect-timeout-ms": "x" }, body)).toMatchObject({
        status: 400,
      });
      expect(await ask("/remote.Calculator/Multiply", { "content-type": "application/json" }, body)).toMatchObject({
        status: 501,
      });
      expect(await ask(path, { "content-type": "application/grpc" }, body)).toMatchObject({ status: 505 });
      expect(await ask(path, { "content-type": "application/json" }, Buffer.from('{"a":1,"b":2}'))).toEqual({
        status: 200,
        text: '{"result":3}',
      });
      expect(connections).toBe(1);
    });

    test("tells a handler that its caller is gone, and answers the next one", async () => {
      const [begun, over] = [deferred(), deferred()];
      const generateSequence = async function* (_: unknown, { signal }: { readonly signal: AbortSignal }) {
        yield { value: 1 };
        begun.resolve();
        await aborted(signal);
        over.resolve();
      };
      const address = await listen(await framework.make(calls({ generateSequence })));
      const client = connectByFetch(address);
      const leaving = new AbortController();
      const stream = collect(client["generateSequence"]({}, { signal: leaving.signal }));
      await begun.promise;
      leaving.abort();
      expect((await errorOf(stream)).code).toBe("CANCELLED");
      await over.promise;
      expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    });
  });

const parsing = frameworks.filter(({ name }) => name !== "node:http");
for (const framework of parsing)
  describe.skipIf(framework.missing !== undefined)(`${titleOf(framework)}, after a body parser`, () => {
    test("that leaves bytes: calls are answered", async () => {
      const address = await listen(await framework.make(calls(), { parser: "raw" }));
      for (const codec of ["proto", "json"] as const)
        for (const compression of ["identity", "gzip"] as const)
          expect(await connectByFetch(address, { codec, compression })["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    });

    test("that takes JSON: other requests are answered, and of JSON what is not read as it was sent is refused", async () => {
      const address = await listen(await framework.make(calls(), { parser: "json" }));
      // Fastify answers types by itself that it has no parser for, and keeps what it has parsed to itself.
      if (framework.name !== "Fastify") {
        expect(await connectByFetch(address)["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
        for (const exact of ['{"a":1,"b":2}', '{"a":"1","b":2.0, "b":2}'])
          expect(await (await add(address, exact)).text()).toBe('{"result":3}');
        const compressed = await add(address, gzipSync('{"a":1,"b":2}'), { "content-encoding": "gzip" });
        expect(await compressed.text()).toBe('{"result":3}');
      }
      for (const inexact of ['{"a":9007199254740993}', '{"a":-0}']) {
        const response = await add(address, inexact);
        expect([response.status, await response.json()]).toMatchObject([500, { code: "internal" }]);
      }
    });
  });

for (const framework of frameworks.filter(({ name }) => name.startsWith("Express")))
  describe.skipIf(framework.missing !== undefined)(`${titleOf(framework)}, under a prefix`, () => {
    test("answers calls there, and leaves other paths to the others", async () => {
      const address = await listen(await framework.make(calls(), { prefix: "/api" }));
      expect(await connectByFetch(`${address}/api`)["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
      expect((await add(address, "{}")).status).toBe(404);
      expect((await add(`${address}/api/api`, "{}")).status).toBe(404);
      expect(await (await fetch(`http://${address}/page`)).text()).toBe("page");
    });
  });

test("the option `prefix` is of the path that the server is asked for", async () => {
  const server = calls({}, { prefix: "/api" });
  const address = await listen(await frameworks[0]!.make(server));
  expect(await connectByFetch(`${address}/api`)["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
  expect(await (await add(address, "{}")).text()).toBe("page");
});

for (const framework of frameworksOfHttp2)
  describe.skipIf(framework.missing !== undefined)(`${titleOf(framework)}, over HTTP/2`, () => {
    test.each(["grpc", "grpcWeb", "connect"] as const)("answers calls by %s", async (protocol) => {
      const address = await listen(await framework.make(calls()));
      const client = connect(address, { insecure: true, protocol });
      expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
      const operations = [
        { kind: 0, a: 1, b: 2 },
        { kind: 1, a: 3, b: 4 },
      ];
      expect(await collect(client["streamingCalculator"](operations))).toEqual([{ result: 3 }, { result: 12 }]);
      expect((await errorOf(client["add"]({}, { metadata: { "x-big": "x" }, deadline: 0 }))).code).toBe(
        "DEADLINE_EXCEEDED",
      );
    });
  });
