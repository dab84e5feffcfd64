import { connect as connectTcp } from "node:net";
import { expect, test } from "vitest";
import { type CallContext, createServer } from "../../src/rpc/index.ts";
import { aborted, Calculator, collect, connect, deferred, serve } from "./support/calculator.ts";

test("a server that shuts down ends its calls, and takes no more", async () => {
  const begun = deferred();
  const go = deferred();
  const { server, address } = await serve({
    async *generateSequence() {
      yield { value: 1 };
      begun.resolve();
      await go.promise;
      yield { value: 2 };
    },
  });
  const client = connect(address);
  const running = collect(client["generateSequence"]({}));
  await begun.promise;
  let isDown = false;
  const down = server.shutdown().then(() => (isDown = true));
  const late = connect(address, { insecure: true, deadline: 2_000 });
  await expect(late["add"]({})).rejects.toMatchObject({ name: "RpcError" });
  expect(isDown).toBe(false);
  go.resolve();
  expect(await running).toEqual([{ value: 1 }, { value: 2 }]);
  await down;
});

test("calls that take longer than the grace are cancelled", async () => {
  const begun = deferred();
  const reason = deferred<unknown>();
  const { server, address } = await serve({
    add: async (_: unknown, { signal }: CallContext) => {
      begun.resolve();
      reason.resolve(await aborted(signal));
      return {};
    },
  });
  const failure = expect(connect(address)["add"]({})).rejects.toMatchObject({ name: "RpcError" });
  await begun.promise;
  await server.shutdown({ grace: 50 });
  await failure;
  expect(await reason.promise).toMatchObject({ code: "CANCELLED" });
});

test("a connection that says nothing does not keep a server from going down", async () => {
  const { server, address } = await serve();
  const socket = connectTcp(Number(address.split(":")[1]), "127.0.0.1");
  await new Promise((resolve) => socket.on("connect", resolve));
  await server.shutdown({ grace: 50 });
  socket.destroy();
});

test("a server that never listened goes down, too", async () => {
  await createServer({ insecure: true }).add(Calculator, {}).shutdown();
});

test("a client that is closed makes no more calls", async () => {
  const { address } = await serve();
  const client = connect(address);
  await client["add"]({});
  client.close();
  client.close();
  await expect(client["add"]({})).rejects.toMatchObject({ name: "RpcError", code: "CANCELLED" });
  await expect(collect(client["generateSequence"]({}))).rejects.toMatchObject({ name: "RpcError", code: "CANCELLED" });
});
