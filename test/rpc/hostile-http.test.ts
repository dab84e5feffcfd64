import { connect as connectHttp2, type ClientHttp2Session, constants } from "node:http2";
import { connect as connectTcp, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { CallContext } from "../../src/rpc/index.ts";
import { afterwards, connect, serve } from "./support/calculator.ts";

/* What HTTP itself lets a client do to a server. */

const empty = Buffer.from([0, 0, 0, 0, 0]);
const path = "/remote.Calculator/Add";
const grpcHeaders = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };

function session(address: string): ClientHttp2Session {
  const opened = connectHttp2(`http://${address}`, { maxSendHeaderBlockLength: 4 * 1024 * 1024 });
  opened.on("error", () => {});
  afterwards(() => opened.destroy());
  return opened;
}

/** Makes a request, and gives what it ended with: the number of gRPC's status, the status of HTTP, or `none`. */
function statusOf(opened: ClientHttp2Session, headers: object, body: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const stream = opened.request({ ...grpcHeaders, ...headers });
    let http = "none";
    const take = (came: { readonly [name: string]: unknown }): void => {
      http = String(came[":status"] ?? http);
      if (came["grpc-status"] !== undefined) resolve(String(came["grpc-status"]));
    };
    stream
      .on("response", take)
      .on("trailers", take)
      .on("error", () => {});
    stream.on("close", () => resolve(http));
    stream.resume();
    stream.end(body);
  });
}

async function isWell(address: string): Promise<void> {
  expect(await connect(address)["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
}

function tcp(address: string): {
  readonly socket: Socket;
  readonly received: () => string;
  readonly closed: Promise<void>;
} {
  const [host, port] = address.split(":");
  const socket = connectTcp(Number(port), host);
  let text = "";
  socket.on("data", (part) => (text += part.toString("latin1"))).on("error", () => {});
  afterwards(() => socket.destroy());
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  return { socket, received: () => text, closed };
}

const turn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 5));

describe("a client that resets its calls as soon as it has made them", () => {
  test("has 500 handlers that run on, and no more; other connections are answered", async () => {
    let running = 0;
    const { address } = await serve({ multiply: () => (running++, new Promise(() => {})) });
    const opened = session(address);
    for (let index = 0; index < 900 && !opened.destroyed; index++) {
      const stream = opened.request({ ...grpcHeaders, ":path": "/remote.Calculator/Multiply" });
      stream.on("error", () => {}).end(empty);
      if (index % 100 === 99) for (let turns = 0; turns < 10; turns++) await turn();
      stream.close(constants.NGHTTP2_CANCEL);
    }
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(running).toBeGreaterThan(0);
    expect(running).toBeLessThanOrEqual(500);
    await isWell(address);
  });

  test("is told RESOURCE_EXHAUSTED by a server that is full, and answered again when a handler has ended", async () => {
    let end = (): void => {};
    const wait = (): Promise<object> => new Promise((resolve) => (end = () => resolve({})));
    const { address } = await serve({ multiply: wait }, { insecure: true, maxCalls: 1 });
    const client = connect(address);
    const first = client["multiply"]({});
    await expect.poll(() => client["add"]({}).catch(({ code }: { code: string }) => code)).toBe("RESOURCE_EXHAUSTED");
    end();
    await first;
    await isWell(address);
  });
});

describe("a request that comes byte by byte", () => {
  test("is DEADLINE_EXCEEDED after the time that it may take", async () => {
    let calls = 0;
    const { address } = await serve({ add: () => (calls++, {}) }, { insecure: true, receiveTimeout: 100 });
    const stream = session(address).request(grpcHeaders);
    const status = new Promise((resolve) => {
      stream.on("response", (headers) => resolve(headers["grpc-status"]));
      stream.on("error", () => {});
    });
    stream.write(Buffer.from([0, 0, 0, 0, 9, 1]));
    expect(await status).toBe("4");
    expect(calls).toBe(0);
  });

  test("may take its time where it is a stream", async () => {
    const { address } = await serve({}, { insecure: true, receiveTimeout: 50 });
    async function* numbers() {
      yield { value: 1 };
      await new Promise((resolve) => setTimeout(resolve, 200));
      yield { value: 2 };
    }
    expect(await connect(address)["computeStatistics"](numbers())).toMatchObject({ count: 2 });
  });

  test("says in its first bytes which HTTP it speaks, in however many parts they come", async () => {
    const { address } = await serve();
    const { socket, received } = tcp(address);
    const request = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{"a":1,"b":2}`;
    for (const character of request.slice(0, 6)) {
      socket.write(character);
      await turn();
    }
    socket.write(request.slice(6));
    await expect.poll(received).toContain('{"result":3}');
  });
});

describe("headers", () => {
  const floods: readonly (readonly [string, object])[] = [
    ["of a megabyte", { "x-large": "x".repeat(1_000_000) }],
    [
      "of a megabyte in parts",
      Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`x-${n}`, "x".repeat(10_000)])),
    ],
    ["in thousands", Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`x-${n}`, "x"]))],
  ];

  test.each(floods)("%s reach no handler, over HTTP/2", async (_name, headers) => {
    let calls = 0;
    const { address } = await serve({ add: () => (calls++, { result: 3 }) });
    expect(["none", "431"]).toContain(await statusOf(session(address), headers, empty));
    expect(calls).toBe(0);
    await isWell(address);
  });

  test("without end close a connection of HTTP/1.1", async () => {
    let calls = 0;
    const { address } = await serve({ add: () => (calls++, { result: 3 }) });
    const { socket, closed } = tcp(address);
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n`);
    const timer = setInterval(() => socket.write(`x-${Math.random()}: ${"x".repeat(10_000)}\r\n`), 1);
    await closed;
    clearInterval(timer);
    expect(calls).toBe(0);
    await isWell(address);
  });
});

describe("trailers without end", () => {
  test("close a connection of HTTP/1.1", async () => {
    const { address } = await serve();
    const { socket, closed } = tcp(address);
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    socket.write(`${head}2\r\n{}\r\n0\r\n`);
    const timer = setInterval(() => socket.write(`x-${Math.random()}: ${"x".repeat(10_000)}\r\n`), 1);
    await closed;
    clearInterval(timer);
    await isWell(address);
  });
});

describe("a small message that is large when it is decompressed", () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  const frame = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), bomb]);
  frame.writeUInt32BE(bomb.length, 1);

  test.each([
    ["gRPC", { "grpc-encoding": "gzip" }, frame, "8"],
    ["Connect", { "content-type": "application/proto", "content-encoding": "gzip" }, bomb, "429"],
  ])("is RESOURCE_EXHAUSTED, and never there: %s", async (_name, headers, body, status) => {
    let calls = 0;
    const { address } = await serve({ add: (_: unknown, _context: CallContext) => (calls++, { result: 3 }) });
    const before = process.memoryUsage().arrayBuffers;
    expect(await statusOf(session(address), headers, body)).toBe(status);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    expect(calls).toBe(0);
  });
});

describe("a body that goes on after its answer", () => {
  test("is not read for ever, over HTTP/1.1", async () => {
    const { address } = await serve();
    const { socket, received, closed } = tcp(address);
    socket.write("POST /nothing.Here/AtAll HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\n");
    const write = (): void => {
      while (socket.writable && socket.write(Buffer.alloc(65_536)));
    };
    socket.on("drain", write);
    write();
    await closed;
    expect(socket.bytesWritten).toBeLessThan(50_000_000);
    expect(received().slice(0, 12)).toMatch(/^(HTTP\/1.1 404)?$/);
    await isWell(address);
  });
});
