import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClient, staticRegistry } from "../../../src/rpc/index.ts";
import { connect, eventually, startServer } from "../discovery/support.ts";
import { Calculator, serve } from "../support/calculator.ts";

/** A server of HTTP/2 that takes no request. */
async function startRefusing(refuse: (server: Http2Server, requests: { count: number }) => void) {
  const server = createServer();
  const requests = { count: 0 };
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session.on("error", () => {})));
  refuse(server, requests);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const refusing = () =>
  startRefusing((server, requests) =>
    server.on("stream", (stream) => {
      requests.count++;
      stream.on("error", () => {});
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    }),
  );

describe("over HTTP/2", () => {
  test("calls that a server refuses go on to another, also those that stream", async () => {
    const [{ address, requests }, other] = [await refusing(), await serve()];
    const client: any = createClient(Calculator, staticRegistry([address, other.address]), {
      insecure: true,
      // It is asked again soon.
      reconnect: { initialBackoff: 1, maxBackoff: 1 },
    });
    onTestFinished(() => client.close());
    await eventually(async () => {
      expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
      return requests.count > 0;
    });
    const before = requests.count;
    for (let index = 0; index < 4; index++) {
      const numbers = Array.from({ length: 50 }, (_, value) => ({ value }));
      expect(await client.computeStatistics(numbers)).toMatchObject({ count: 50, sum: 1225 });
    }
    expect(requests.count).toBeGreaterThan(before);
  });

  test("calls beyond a GOAWAY go on to another", async () => {
    let goaways = 0;
    const { address } = await startRefusing((server) =>
      server.on("stream", (stream) => {
        stream.on("error", () => {});
        if (stream.id === 1) return stream.close(constants.NGHTTP2_REFUSED_STREAM);
        goaways++;
        stream.session!.goaway(constants.NGHTTP2_NO_ERROR, stream.id! - 2);
      }),
    );
    const other = await startServer();
    const client = connect(staticRegistry([address, other.address]), { reconnect: { initialBackoff: 20 } });
    await eventually(async () => {
      expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
      return goaways > 3;
    });
  });

  test("a server that ends in good order: no call fails, whatever calls promise", async () => {
    const servers = await Promise.all([startServer(), startServer(), startServer()]);
    const client = connect(staticRegistry(servers.map(({ address }) => address)));
    await eventually(async () => (await client.add({ a: 1, b: 2 })) && servers.every(({ answered }) => answered() > 0));
    let isOver = false;
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (!isOver) expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
      }),
    );
    await servers[0]!.server.shutdown();
    await servers[1]!.server.shutdown();
    isOver = true;
    await load;
  });
});

describe("over HTTP/1.1", () => {
  test("an instance that cannot be reached is passed over", async () => {
    const servers = await Promise.all([startServer(), startServer()]);
    const client = connect(staticRegistry(servers.map(({ address }) => address)), {
      httpVersion: "1.1",
      protocol: "connect",
      // A connection of HTTP/1.1 may end while a request is on its way that nobody has read: who knows.
      semantics: "atLeastOnce",
    });
    for (let index = 0; index < 8; index++) expect(await client.add({ a: index, b: 2 })).toEqual({ result: index + 2 });
    expect(servers.map(({ answered }) => answered())).toEqual([4, 4]);
    await servers[0]!.server.shutdown();
    for (let index = 0; index < 8; index++) expect(await client.add({ a: index, b: 2 })).toEqual({ result: index + 2 });
    expect(servers.map(({ answered }) => answered())).toEqual([4, 12]);
  });
});

test("a name in DNS is balanced, too", async () => {
  const { address } = await startServer();
  const name = address.replace("127.0.0.1", "localhost");
  for (const [target, options] of [
    [`dns:///${name}`, {}],
    [name, { loadBalancing: "leastRequests" }],
    [name, {}],
  ] as const)
    expect(await connect(target, options).add({ a: 1, b: 2 })).toEqual({ result: 3 });
});

test("a process ends whose client nobody has closed, and not before its call", async () => {
  const { address } = await startServer();
  const silent = createNetServer((socket) => socket.on("error", () => {}));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const program = new URL("unclosed.mjs", import.meta.url).pathname;
  const run = async (...addresses: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, [program, ...addresses], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    return text(child.stdout);
  };
  expect(await run(address)).toBe("3\n");
  expect(await run("127.0.0.1:1")).toBe("UNAVAILABLE\n");
  expect(await run(), "no instance").toBe("UNAVAILABLE\n");
  expect(await run(`127.0.0.1:${port}`), "one that says nothing").toBe("DEADLINE_EXCEEDED\n");
  expect(await run(`127.0.0.1:${port}`, address), "beside one that answers").toBe("3\n");
});
