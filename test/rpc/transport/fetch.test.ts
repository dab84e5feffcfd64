import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createClient } from "../../../src/rpc/client/fetch-client.ts";
import { createServer } from "../../../src/rpc/server/node/server.ts";
import { afterwards, Calculator, calculator, collect } from "../support/calculator.ts";

test("x", async () => {
  const server = createServer({ insecure: true }).add(Calculator, calculator);
  const address = await server.listen("127.0.0.1:0");
  afterwards(() => server.shutdown({ grace: 0 }));
  for (const protocol of ["connect", "grpcWeb"] as const)
    for (const codec of ["proto", "json"] as const) {
      const client = createClient(Calculator, `http://${address}`, { protocol, codec });
      expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
      expect(await collect(client.generateSequence({ start: 1, count: 3, step: 1 }))).toHaveLength(3);
      expect(await client.computeStatistics([{ value: 1 }, { value: 3 }])).toMatchObject({ count: 2 });
      expect(await collect(client.streamingCalculator([{ kind: 0, a: 1, b: 2 }]))).toHaveLength(1);
    }
});
