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
  /** To questions for SRV records. */
  answer: readonly Srv[] | number;
  /** To questions for the addresses of hosts, IPv4; it has none of other names, and none of IPv6. */
  readonly hosts: { [name: string]: readonly string[] | number };
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

/** The record of an address: the name of the question, A, IN, and the time to live. */
function addressRecord(address: string): Buffer {
  return Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]);
}

/** A record, where it is of the kind that is asked for. */
function recordFor(record: Srv | string, kind: number): Buffer | undefined {
  if (typeof record === "string") return kind === 1 ? addressRecord(record) : undefined;
  return recordOf(record);
}

/** What a question is for: the name, and the number of the kind of record. */
function askedIn(question: Buffer): { readonly name: string; readonly kind: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at]!; length > 0; at += length + 1, length = question[at]!)
    labels.push(question.toString("latin1", at + 1, at + 1 + length));
  return { name: labels.join("."), kind: question.readUInt16BE(at + 1) };
}

/** A DNS server that has SRV records, and addresses. */
async function startDns(): Promise<DnsServer> {
  const socket = createSocket("udp4");
  let questions = 0;
  const server: DnsServer = { address: "", answer: [], hosts: {}, questions: () => questions };
  socket.on("message", (question, from) => {
    questions++;
    const { name, kind } = askedIn(question);
    const [srv, nameError] = [33, 3];
    const answer = kind === srv ? server.answer : (server.hosts[name] ?? nameError);
    const records = typeof answer === "number" ? [] : answer.flatMap((each) => recordFor(each, kind) ?? []);
    const header = Buffer.from([
      question[0]!,
      question[1]!,
      0x81,
      0x80 | (typeof answer === "number" ? answer : 0),
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
    Object.assign(dns.hosts, { localhost: ["127.0.0.1"], "second.example.com": ["10.0.0.2"] });
    const registry = dnsRegistry("_grpc._tcp.example.com", { servers: [dns.address], interval: 10 });
    const seen = watch(registry);
    expect(await seen.next()).toEqual([]);
    dns.answer = [
      { priority: 2, port: 1, target: "spare.example.com" },
      { priority: 1, port: portOf(address), target: "localhost" },
      { priority: 1, port: 5001, target: "second.example.com" },
    ];
    expect(await seen.until(({ length }) => length > 0)).toEqual(["10.0.0.2:5001", address].sort());
    dns.answer = dns.answer.slice(0, 2);
    expect(await seen.next()).toEqual([{ service, address, id: address }]);
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

  test("has the targets of SRV records resolved where those are: hosts that no other server knows", async () => {
    const dns = await startDns();
    const target = "first.calculators.invalid";
    dns.answer = [
      { priority: 1, port: 5001, target },
      { priority: 1, port: 5002, target: "gone.calculators.invalid" },
    ];
    dns.hosts[target] = ["127.0.0.1", "127.0.0.2"];
    const seen = watch(dnsRegistry("_grpc._tcp.calculators.invalid", { servers: [dns.address], interval: 10 }));
    expect(await seen.until(() => true)).toEqual(["127.0.0.1:5001", "127.0.0.2:5001"]);
    const serverFailure = 2;
    dns.hosts[target] = serverFailure;
    const asked = dns.questions();
    const next = seen.next();
    await eventually(() => dns.questions() >= asked + 6);
    // The failure told nothing.
    dns.hosts[target] = ["127.0.0.3"];
    expect((await next).map(({ address }) => address)).toEqual(["127.0.0.3:5001"]);
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
