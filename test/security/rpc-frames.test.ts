import { once } from "node:events";
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants } from "node:http2";
import { connect as connectTcp } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { call, startTarget, type Target } from "./rpc-support.ts";

/* What a peer can send, to a server in a process of 160 MB, which still answers after each. */

let target: Target;
beforeAll(async () => void (target = await startTarget()));
afterAll(() => expect(target.stop()).toBe(null));
beforeEach(() => {
  onTestFinished(async () => expect(await call(target.client, "unary", "well")).toMatchObject({ what: "well" }));
});

const headers = { ":method": "POST", ":path": "/Target/Unary", "content-type": "application/grpc", te: "trailers" };

async function session(): Promise<ClientHttp2Session> {
  const made = connectHttp2(`http://${target.address}`).on("error", () => {});
  onTestFinished(() => made.destroy());
  await once(made, "connect");
  return made;
}

/** A message as gRPC frames it. */
function frame(
  bytes: Uint8Array,
  { isCompressed = false, length = bytes.length }: { readonly isCompressed?: boolean; readonly length?: number } = {},
): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(isCompressed ? 1 : 0);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, bytes]);
}

/** The number of the status that a stream ends with; undefined where it is reset. */
async function statusOf(stream: ClientHttp2Stream): Promise<number | undefined> {
  let status: unknown;
  const note = (received: any): unknown => (status ??= received["grpc-status"]);
  stream
    .on("response", note)
    .on("trailers", note)
    .on("error", () => {})
    .resume();
  await new Promise((resolve) => stream.on("close", resolve));
  return status === undefined ? undefined : Number(status);
}

async function ask(body: Uint8Array, more: object = {}): Promise<number | undefined> {
  const made = (await session()).request({ ...headers, ...more });
  const status = statusOf(made);
  made.end(body);
  return status;
}

test("bytes that are no HTTP/2", async () => {
  const greeting = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  const garbage = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251));
  for (const bytes of [
    garbage,
    Buffer.from("GET / HTTP/1.1\r\n\r\n"),
    Buffer.concat([Buffer.from(greeting), garbage]),
    Buffer.from(greeting),
    Buffer.from([]),
  ]) {
    const [host, port] = target.address.split(":");
    const socket = connectTcp(Number(port), host!)
      .on("error", () => {})
      .resume();
    socket.end(bytes);
    await once(socket, "close");
  }
});

test("messages that are none are INVALID_ARGUMENT", async () => {
  expect(await ask(frame(Buffer.from([0x0a, 0xff])))).toBe(3);
  expect(await ask(frame(Buffer.from([0x0a, 2, 0xff, 0xff])))).toBe(3);
});

test("lengths that lie, and compressed garbage", async () => {
  expect(await ask(frame(Buffer.from([1]), { length: 0xffffffff }))).toBe(8);
  expect(await ask(frame(Buffer.from([1]), { length: 5_000_000 }))).toBe(8);
  expect(await ask(frame(Buffer.from("garbage"), { isCompressed: true }), { "grpc-encoding": "gzip" })).toBe(13);
  expect(await ask(frame(Buffer.from("garbage"), { isCompressed: true }), { "grpc-encoding": "deflate" })).toBe(12);
  expect(await ask(frame(Buffer.from("garbage"), { isCompressed: true }), { "grpc-encoding": "odd" })).toBe(12);
});

test("the limit of a message is that of what it decompresses to", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from([0x12, 0x80, 0x80, 0x80, 0x20]), Buffer.alloc(64 * 1024 * 1024)]), {
    level: 9,
  });
  expect(bomb.length).toBeLessThan(100_000);
  for (let round = 0; round < 20; round++)
    expect(await ask(frame(bomb, { isCompressed: true }), { "grpc-encoding": "gzip" })).toBe(8);
  const fits = gzipSync(Buffer.concat([Buffer.from([0x12, 0x80, 0x80, 0x40]), Buffer.alloc(1024 * 1024)]));
  expect(await ask(frame(fits, { isCompressed: true }), { "grpc-encoding": "gzip" })).toBe(0);
});

test("timeouts of any length", async () => {
  const message = frame(Buffer.from([]));
  for (const timeout of ["99999999H", "99999999M", "720H", "2592000S", "99999999S", "99999999m", "99999999n"])
    expect([timeout, await ask(message, { "grpc-timeout": timeout })]).toEqual([timeout, 0]);
  for (const timeout of ["x", "1D", "", "-5S", "999999999S"])
    expect([timeout, await ask(message, { "grpc-timeout": timeout })]).toEqual([timeout, 3]);
});

test("paths and headers that nobody has", async () => {
  for (const path of [
    "/",
    "//",
    "/Target/constructor",
    "/Target/toString",
    "/Target/__proto__",
    "/constructor/constructor",
    "/__proto__",
    "/\u00ff\u00fe",
    "/%ff%zz",
    `/${"x".repeat(8000)}`,
  ])
    expect([path, await ask(frame(Buffer.from([])), { ":path": path })]).toEqual([path, 12]);
  for (const more of [
    { "x-bin": "***" },
    { __proto__: "x" },
    { "x-odd": "\u00ff" },
    { "grpc-previous-rpc-attempts": "x" },
  ])
    expect(await ask(frame(Buffer.from([])), more)).toBe(0);
  // What is beyond the limit of HTTP/2 is reset.
  const large = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-${index}`, "x".repeat(4000)]));
  expect([undefined, 0, 8]).toContain(await ask(frame(Buffer.from([])), large));
});

test("streams that are left in all states", async () => {
  const made = await session();
  for (let index = 0; index < 2000; index++) {
    const stream = made
      .request({
        ...headers,
        ":path": ["/Target/Unary", "/Target/Client", "/Target/Server", "/Target/Bidi"][index % 4]!,
      })
      .on("error", () => {});
    if (index % 3 > 0) stream.write(frame(Buffer.from([0x0a, 1, 0x61])).subarray(0, index % 3 === 1 ? 3 : 8));
    if (index % 5 === 0) stream.end();
    stream.close([constants.NGHTTP2_CANCEL, constants.NGHTTP2_INTERNAL_ERROR, constants.NGHTTP2_NO_ERROR][index % 3]!);
  }
  // Half-open ones, whose connection goes with them.
  const half = await session();
  for (let index = 0; index < 500; index++)
    half
      .request({ ...headers, ":path": "/Target/Bidi" })
      .on("error", () => {})
      .write(frame(Buffer.from([0x0a, 1, 0x61])));
  await new Promise((resolve) => setTimeout(resolve, 200));
  half.destroy();
});
