import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallContext, createClient, createServer, RpcError, staticRegistry } from "../../src/rpc/index.ts";
import { afterwards, Calculator, calculator, collect, connect, serve } from "./support/calculator.ts";

/*
 * Certificates are made here, by openssl: an authority, one for a server, one for a client, and one of a stranger.
 */

let directory: string;
const pem = (name: string): string => readFileSync(join(directory, name), "utf8");
const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: directory, stdio: "ignore" });

function authority(name: string): void {
  openssl(
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
    "-subj",
    `/CN=${name}`,
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.crt`,
  );
}

function certificate(name: string, signer: string, names: string): void {
  openssl(
    "req",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-subj",
    `/CN=${name}`,
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.csr`,
  );
  writeFileSync(join(directory, `${name}.ext`), `subjectAltName=${names}\n`);
  openssl(
    "x509",
    "-req",
    "-in",
    `${name}.csr`,
    "-CA",
    `${signer}.crt`,
    "-CAkey",
    `${signer}.key`,
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    `${name}.ext`,
    "-out",
    `${name}.crt`,
  );
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "wireform-tls-"));
  authority("authority");
  authority("stranger");
  certificate("server", "authority", "DNS:localhost,DNS:calculator.test");
  certificate("client", "authority", "DNS:client.test");
  certificate("intruder", "stranger", "DNS:client.test");
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const serverTls = () => ({ key: pem("server.key"), cert: pem("server.crt") });
const at = (address: string): string => address.replace("127.0.0.1", "localhost");

describe("TLS", () => {
  test("carries calls, to a server whose certificate an authority that is named has signed", async () => {
    const { address } = await serve({}, { tls: serverTls() });
    expect(await connect(at(address), { tls: { ca: pem("authority.crt") } })["add"]({ a: 1, b: 2 })).toEqual({
      result: 3,
    });
  });

  test("refuses a server of another authority, and one with another name", async () => {
    const { address } = await serve({}, { tls: serverTls() });
    const failing = { deadline: 3_000 };
    await expect(
      connect(at(address), { tls: { ca: pem("stranger.crt") }, ...failing })["add"]({}),
    ).rejects.toMatchObject({ code: "UNAVAILABLE", details: expect.stringMatching(/certificate/i) });
    await expect(connect(at(address), failing)["add"]({})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(connect(address, { tls: { ca: pem("authority.crt") }, ...failing })["add"]({})).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    expect(
      await connect(address, { tls: { ca: pem("authority.crt"), serverName: "calculator.test" } })["add"]({ a: 1 }),
    ).toEqual({ result: 1 });
  });

  test("is not mixed with plain text", async () => {
    const { address } = await serve({}, { tls: serverTls() });
    await expect(connect(at(address), { insecure: true, deadline: 2_000 })["add"]({})).rejects.toMatchObject({
      name: "RpcError",
    });
    const { address: plain } = await serve();
    await expect(
      connect(at(plain), { tls: { ca: pem("authority.crt") }, deadline: 2_000 })["add"]({}),
    ).rejects.toMatchObject({ name: "RpcError" });
  });
});

describe("mutual TLS", () => {
  test("lets in clients with a certificate of the authority, and says which to the handler", async () => {
    let seen: CallContext["peerCertificate"];
    const { address } = await serve(
      { add: (_: unknown, { peerCertificate }: CallContext) => ((seen = peerCertificate), { result: 7 }) },
      { tls: { ...serverTls(), ca: pem("authority.crt") } },
    );
    const client = connect(at(address), {
      tls: { ca: pem("authority.crt"), key: pem("client.key"), cert: pem("client.crt") },
    });
    expect(await client["add"]({})).toEqual({ result: 7 });
    expect(seen).toMatchObject({ subject: { CN: "client" } });
  });

  test("keeps out those with none, and with one of another authority", async () => {
    const { address } = await serve({}, { tls: { ...serverTls(), ca: pem("authority.crt") } });
    await expect(
      connect(at(address), { tls: { ca: pem("authority.crt") }, deadline: 3_000 })["add"]({}),
    ).rejects.toMatchObject({ code: "UNAVAILABLE" });
    const intruder = { ca: pem("authority.crt"), key: pem("intruder.key"), cert: pem("intruder.crt") };
    await expect(connect(at(address), { tls: intruder, deadline: 3_000 })["add"]({})).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });
});

describe("credentials of calls", () => {
  test("are asked for at each call, and go along as metadata", async () => {
    let calls = 0;
    const seen: unknown[] = [];
    const { address } = await serve(
      { add: (_: unknown, { metadata }: CallContext) => (seen.push(metadata.get("authorization")), {}) },
      { tls: serverTls() },
    );
    const client = connect(at(address), {
      tls: { ca: pem("authority.crt") },
      callCredentials: async (url) => ({ authorization: `Bearer ${++calls} ${new URL(url).pathname}` }),
    });
    await client["add"]({});
    await client["add"]({});
    expect(seen).toEqual(["Bearer 1 /remote.Calculator", "Bearer 2 /remote.Calculator"]);
  });

  test("that cannot be had fail the call", async () => {
    const { address } = await serve({}, { tls: serverTls() });
    const client = connect(at(address), {
      tls: { ca: pem("authority.crt") },
      callCredentials: () => Promise.reject(new RpcError("UNAUTHENTICATED", "no token today")),
      deadline: 3_000,
    });
    await expect(client["add"]({})).rejects.toMatchObject({
      name: "RpcError",
      details: expect.stringContaining("no token today"),
    });
  });
});

describe("credentials that contradict each other", () => {
  test.each([
    ["plain text and TLS", { insecure: true, tls: {} }],
    ["credentials of calls in plain text", { insecure: true, callCredentials: () => ({}) }],
    ["a certificate without its key", { tls: { cert: "x" } }],
  ])("of a client: %s", (_what, options) => {
    expect(() => createClient(Calculator, "localhost:1", options)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });

  test.each([
    ["nothing", {}],
    ["plain text and TLS", { insecure: true, tls: { key: "x", cert: "x" } }],
    ["a key without its certificate", { tls: { key: "x" } }],
  ])("of a server: %s", (_what, options) => {
    expect(() => createServer(options)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});

describe("over TLS, a server that speaks HTTP/1.1 alone", () => {
  const ways = (["connect", "grpcWeb"] as const).flatMap((protocol) =>
    [["http/1.1"], undefined].map((ALPNProtocols) => ({ protocol, ALPNProtocols })),
  );

  /** One of node:https, with our handlers; counts its connections. */
  async function serveOld(ALPNProtocols?: string[]): Promise<{ address: string; connections: () => number }> {
    const { handler } = createServer({ insecure: true }).add(Calculator, calculator);
    const offered = ALPNProtocols === undefined ? {} : { ALPNProtocols };
    const server = createHttpsServer({ ...serverTls(), ...offered }, handler);
    let connections = 0;
    server.on("connection", () => connections++);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    afterwards(() => {
      server.closeAllConnections();
      server.close();
    });
    return { address: `localhost:${(server.address() as AddressInfo).port}`, connections: () => connections };
  }
  const tls = () => ({ ca: pem("authority.crt") });

  test.each(ways)("is asked by $protocol, whose ALPN is $ALPNProtocols", async ({ protocol, ALPNProtocols }) => {
    const { address, connections } = await serveOld(ALPNProtocols);
    const client = connect(address, { tls: tls(), protocol });
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(await collect(client["generateSequence"]({ count: 2, step: 1 }))).toEqual([{ value: 0 }, { value: 1 }]);
    expect(await client["computeStatistics"]([{ value: 1 }, { value: 2 }])).toMatchObject({ count: 2 });
    // It is asked once what it speaks; then a connection is kept.
    expect(connections()).toBe(2);
  });

  test("also by several calls at once, and by a client that balances", async () => {
    const [first, second] = [await serveOld(["http/1.1"]), await serveOld(["http/1.1"])];
    const one = connect(first.address, { tls: tls(), protocol: "connect" });
    const calls = Array.from({ length: 5 }, (_, a) => one["add"]({ a, b: 1 }));
    expect(await Promise.all(calls)).toEqual([1, 2, 3, 4, 5].map((result) => ({ result })));
    const registry = staticRegistry([first.address, second.address]);
    const client = createClient(Calculator, registry, {
      protocol: "connect",
      tls: { ...tls(), serverName: "localhost" },
    });
    afterwards(client.close);
    for (let a = 0; a < 4; a++) expect(await client["add"]({ a, b: 1 })).toEqual({ result: a + 1 });
    expect(second.connections()).toBeGreaterThan(1);
  });

  test("is asked anew when it comes back with HTTP/2", async () => {
    const { handler } = createServer({ insecure: true }).add(Calculator, calculator);
    const old = createHttpsServer(serverTls(), handler);
    await new Promise<void>((resolve) => old.listen(0, "127.0.0.1", resolve));
    const { port } = old.address() as AddressInfo;
    const client = connect(`localhost:${port}`, { tls: tls(), protocol: "connect" });
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    old.closeAllConnections();
    await new Promise((resolve) => old.close(resolve));
    const server = createServer({ tls: serverTls() }).add(Calculator, calculator);
    await server.listen(`127.0.0.1:${port}`);
    afterwards(() => server.shutdown({ grace: 0 }));
    const policy = { semantics: { attempts: 5, initialBackoff: 1 } } as const;
    expect(await client["add"]({ a: 1, b: 2 }, policy)).toEqual({ result: 3 });
    expect(await client["add"]({ a: 2, b: 2 })).toEqual({ result: 4 });
  });

  test.each([
    ["gRPC", {}],
    ["a client that wants HTTP/2", { protocol: "connect", httpVersion: "2" }],
  ] as const)("%s is told so", async (_name, options) => {
    for (const ALPNProtocols of [["http/1.1"], undefined]) {
      const { address } = await serveOld(ALPNProtocols);
      const error = await connect(address, { tls: tls(), ...options })
        ["add"]({})
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "RpcError", code: "UNAVAILABLE" });
      expect(error.details).toContain("does not speak HTTP/2");
    }
  });

  test("a server that speaks both is asked over HTTP/2, over one connection", async () => {
    const { address, server } = await serve({}, { tls: serverTls() });
    const client = connect(at(address), { tls: tls(), protocol: "connect" });
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    const answers = client["streamingCalculator"](
      (async function* () {
        yield { a: 1 };
      })(),
    );
    expect(await collect(answers)).toEqual([{ result: 1 }]);
    expect(server.address).toBe(address);
  });
});
