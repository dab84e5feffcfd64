import { createSocket } from "node:dgram";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { dnsRegistry } from "../../../src/rpc/index.ts";
import { connect, eventually, service, startServer, watch } from "./support.ts";

const portOf = (address: string): number => Number(address.split(":")[1]);

interface Srv {
  readonly priority: number;
  readonly port: number;
  readonly target: string;
}

/** What a DNS server answers: records, or the code of a failure (RFC 1035, RCODE). */
interface DnsServer {
  readonly address: string;
  answer: readonly Srv[] | number;
  readonly questions: () => number;
}

const nameOf = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function recordOf({ priority, port, target }: Srv): Buffer {
  const data = Buffer.concat([Buffer.alloc(6), nameOf(target)]);
  data.writeUInt16BE(priority, 0);
  data.writeUInt16BE(port, 4);
  // The name of the question, SRV, IN, and the time to live.
  return Buffer.concat([Buffer.from([0xc0, 0x0c, 0, 33, 0, 1, 0, 0, 0, 0, 0, data.length]), data]);
}

/** A DNS server that has SRV records. */
async function startDns(): Promise<DnsServer> {
  const socket = createSocket("udp4");
  let questions = 0;
  const server: DnsServer = { address: "", answer: [], questions: () => questions };
  socket.on("message", (question, from) => {
    questions++;
    const records = typeof server.answer === "number" ? [] : server.answer.map(recordOf);
    const header = Buffer.from([
      question[0]!,
      question[1]!,
      0x81,
      0x80 | (typeof server.answer === "number" ? server.answer : 0),
      0,
      1,
      0,
      records.length,
      0,
      0,
      0,
      0,
    ]);
    const end = question.indexOf(0, 12) + 5;
    socket.send(Buffer.concat([header, question.subarray(12, end), ...records]), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return Object.assign(server, { address: `127.0.0.1:${socket.address().port}` });
}

describe("DNS", () => {
  test("of grpc-js: a host is a target", async () => {
    const { address } = await startServer();
    expect(await connect(`dns:///localhost:${portOf(address)}`).add({ a: 1, b: 2 })).toEqual({ result: 3 });
  });

  test("has the addresses of a host", async () => {
    const { address } = await startServer();
    const registry = dnsRegistry(`localhost:${portOf(address)}`);
    expect((await watch(registry).next()).map((instance) => instance.address)).toContain(address);
    expect(await connect(registry).add({ a: 1, b: 2 })).toEqual({ result: 3 });
  });

  test("has SRV records, of which the best count, and is asked again", async () => {
    const { address } = await startServer();
    const dns = await startDns();
    const registry = dnsRegistry("_grpc._tcp.example.com", { servers: [dns.address], interval: 10 });
    const seen = watch(registry);
    expect(await seen.next()).toEqual([]);
    dns.answer = [
      { priority: 2, port: 1, target: "spare.example.com" },
      { priority: 1, port: portOf(address), target: "localhost" },
      { priority: 1, port: 5001, target: "second.example.com" },
    ];
    expect(await seen.until(({ length }) => length > 0)).toEqual([
      `localhost:${portOf(address)}`,
      "second.example.com:5001",
    ]);
    dns.answer = dns.answer.slice(0, 2);
    expect(await seen.next()).toEqual([
      { service, address: `localhost:${portOf(address)}`, id: `localhost:${portOf(address)}` },
    ]);
    expect(await connect(registry).add({ a: 1, b: 2 })).toEqual({ result: 3 });
    const asked = dns.questions();
    const [serverFailure, nameError] = [2, 3];
    dns.answer = serverFailure;
    const next = seen.next();
    await eventually(() => dns.questions() >= asked + 3);
    dns.answer = nameError;
    // The failure told nothing: the next that is told is that there is none.
    expect(await next).toEqual([]);
  });

  test("takes no registrations, and names that are none are refused", async () => {
    const registry = dnsRegistry("localhost:80");
    await expect(registry.register({ service, address: "127.0.0.1:80" })).rejects.toMatchObject({
      code: "UNSUPPORTED",
    });
    await expect(registry.deregister({ service, address: "127.0.0.1:80" })).rejects.toMatchObject({
      code: "UNSUPPORTED",
    });
    for (const name of ["", "localhost", "unix:/run/calculator", "_grpc._tcp", "_grpc._tcp.example.com:80x"])
      expect(() => dnsRegistry(name), name).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => dnsRegistry("localhost:80", { interval: 0 })).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });
});
