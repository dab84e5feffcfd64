import {
  type ClientHttp2Stream,
  connect as connectHttp2,
  createServer as createHttp2Server,
  type ServerHttp2Stream,
} from "node:http2";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { CallContext } from "../../src/rpc/index.ts";
import { aborted, afterwards, collect, connect, deferred, serve } from "./support/calculator.ts";

/*
 * Streams of HTTP/2 that end in the middle, by peers that speak no more than HTTP/2. A message of gRPC is a flag, its length in four bytes, and itself.
 */

const frame = (...message: number[]): Buffer => Buffer.from([0, 0, 0, 0, message.length, ...message]);

/** Opens a call on a server of ours, and gives the stream and the status that it ends with. */
function open(address: string, method: string): { stream: ClientHttp2Stream; status: Promise<string> } {
  const session = connectHttp2(`http://${address}`);
  session.on("error", () => {});
  afterwards(() => session.destroy());
  const stream = session.request({
    ":method": "POST",
    ":path": `/remote.Calculator/${method}`,
    "content-type": "application/grpc",
    te: "trailers",
  });
  const status = new Promise<string>((resolve) => {
    const take = (headers: { readonly [name: string]: unknown }): void => {
      if (headers["grpc-status"] !== undefined) resolve(String(headers["grpc-status"]));
    };
    stream.on("response", take);
    stream.on("trailers", take);
    stream.on("error", () => {});
    stream.on("close", () => resolve("none"));
  });
  stream.resume();
  return { stream, status };
}

describe("a client that ends its side", () => {
  test("without a request gets an error", async () => {
    const { address } = await serve();
    const { stream, status } = open(address, "Add");
    stream.end();
    expect(["12", "13"]).toContain(await status);
  });

  test("within a message gets an error, or no status, and the handler never sees the half", async () => {
    const seen: unknown[] = [];
    const { address } = await serve({
      async computeStatistics(numbers: AsyncIterable<unknown>) {
        for await (const number of numbers) seen.push(number);
        return { count: seen.length };
      },
    });
    const { stream, status } = open(address, "ComputeStatistics");
    stream.write(frame(9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f));
    stream.end(frame(9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f).subarray(0, 7));
    expect(await status).toBe("13");
    expect(seen).toEqual([{ value: 1 }]);
  });

  test("after its requests gets the answers, however late they come", async () => {
    const { address } = await serve({
      async *streamingCalculator(operations: AsyncIterable<unknown>) {
        const all = await collect(operations);
        await new Promise((resolve) => setTimeout(resolve, 100));
        for (const _ of all) yield { result: 1 };
      },
    });
    const { stream, status } = open(address, "StreamingCalculator");
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.end(Buffer.concat([frame(), frame()]));
    expect(await status).toBe("0");
    expect(Buffer.concat(chunks)).toEqual(
      Buffer.concat([frame(9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f), frame(9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)]),
    );
  });

  test("never, and is gone: the handler is told", async () => {
    const begun = deferred();
    const told = deferred<unknown>();
    const { address } = await serve({
      async computeStatistics(numbers: AsyncIterable<unknown>, { signal }: CallContext) {
        void aborted(signal).then(told.resolve);
        for await (const _ of numbers) begun.resolve();
        return {};
      },
    });
    const { stream } = open(address, "ComputeStatistics");
    stream.write(frame());
    await begun.promise;
    stream.session!.destroy();
    expect(await told.promise).toMatchObject({ code: "CANCELLED" });
  });
});

/** A client of ours at a server that does this with each stream. */
async function clientOf(answer: (stream: ServerHttp2Stream) => void) {
  const server = createHttp2Server();
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    answer(stream);
  });
  server.on("session", (session) => afterwards(() => session.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(() => server.close());
  return connect(`127.0.0.1:${(server.address() as AddressInfo).port}`, { insecure: true, deadline: 5_000 });
}

const headers = { ":status": 200, "content-type": "application/grpc" };
const one = frame(9, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);

describe("a server that ends its side", () => {
  test("without a status is an error, after the messages that came", async () => {
    const client = await clientOf((stream) => {
      stream.respond(headers);
      stream.end(one);
    });
    const seen: unknown[] = [];
    await expect(
      (async () => {
        for await (const each of client["generateSequence"]({})) seen.push(each);
      })(),
    ).rejects.toMatchObject({ name: "RpcError" });
    expect(seen).toEqual([{ value: 1 }]);
    await expect(client["add"]({})).rejects.toMatchObject({ name: "RpcError" });
  });

  test("within a message is an error", async () => {
    const client = await clientOf((stream) => {
      stream.respond(headers, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(one.subarray(0, 8));
    });
    await expect(client["add"]({})).rejects.toMatchObject({ name: "RpcError" });
  });

  test("with a status before all requests have come ends the call, and the source of the requests is told", async () => {
    const client = await clientOf((stream) =>
      stream.respond({ ...headers, "grpc-status": "9", "grpc-message": "enough" }, { endStream: true }),
    );
    const told = deferred();
    async function* source() {
      try {
        for (;;) {
          yield {};
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        told.resolve();
      }
    }
    await expect(client["computeStatistics"](source())).rejects.toMatchObject({
      code: "FAILED_PRECONDITION",
      details: "enough",
    });
    await told.promise;
  });

  test("never is DEADLINE_EXCEEDED, whatever has come", async () => {
    const client = await clientOf((stream) => {
      stream.respond(headers);
      stream.write(one);
    });
    const seen: unknown[] = [];
    await expect(
      (async () => {
        for await (const each of client["generateSequence"]({}, { deadline: 500 })) seen.push(each);
      })(),
    ).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(seen).toEqual([{ value: 1 }]);
  });
});
