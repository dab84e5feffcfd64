import { describe, expect, test } from "vitest";
import { authenticate, identityOf, knownTokens } from "../../../src/rpc/interceptors/authenticate.ts";
import { bearerToken } from "../../../src/rpc/interceptors/bearer-token.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import type { CallContext, Interceptor } from "../../../src/rpc/call/context.ts";
import { collect } from "../support/calculator.ts";
import { connectTo, run } from "../support/running.ts";

const verify = knownTokens({ "token-of-ada": { name: "Ada" }, "token-of-bob": { name: "Bob" } });

/** Answers 1 for Ada, 2 for Bob, 0 for nobody. */
const handlers = {
  add: (_request: unknown, context: CallContext) => ({
    result: ["Ada", "Bob"].indexOf(identityOf<{ name: string }>(context)?.name ?? "") + 1,
  }),
  async *generateSequence(_request: unknown, context: CallContext) {
    yield { value: identityOf(context).name.length };
  },
};

const withToken = (token: string): { readonly metadata: { readonly authorization: string } } => ({
  metadata: { authorization: `Bearer ${token}` },
});

describe("authenticate", () => {
  test("answers those who have a good token, and handlers know who they are", async () => {
    const { client, address } = await run({
      server: { interceptors: [authenticate({ verify })] },
      client: { interceptors: [bearerToken("token-of-ada")] },
      handlers,
    });
    expect(await client.add({})).toEqual({ result: 1 });
    expect(await collect(client.generateSequence({}))).toEqual([{ value: 3 }]);
    const bob = connectTo(address, { interceptors: [bearerToken(async () => "token-of-bob")] });
    expect(await bob.add({})).toEqual({ result: 2 });
    expect(await client.add({})).toEqual({ result: 1 });
  });

  test.each([
    ["no token", undefined],
    ["a token that nobody has", "Bearer token-of-eve"],
    ["the beginning of a token", "Bearer token-of-ad"],
    ["a token and more", "Bearer token-of-adaa"],
    ["an empty token", "Bearer "],
    ["another scheme", "Basic token-of-ada"],
    ["no scheme", "token-of-ada"],
    ["two tokens", "Bearer token-of-ada token-of-bob"],
  ])("%s is UNAUTHENTICATED, and no handler is asked", async (_name, authorization) => {
    let asked = 0;
    const { client } = await run({
      server: { interceptors: [authenticate({ verify })] },
      handlers: {
        add: () => ({ result: ++asked }),
        generateSequence: async function* () {
          asked++;
        },
      },
    });
    await expect(client.add({}, { metadata: { authorization } })).rejects.toMatchObject({
      name: "RpcError",
      code: "UNAUTHENTICATED",
      status: 16,
    });
    await expect(collect(client.generateSequence({}, { metadata: { authorization } }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(client.computeStatistics([{}], { metadata: { authorization } })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect(asked).toBe(0);
  });

  test("takes no false identity for one, and what verify throws is none, unless it is a status", async () => {
    const answers: { readonly [token: string]: () => unknown } = {
      undefined: () => undefined,
      null: () => null,
      false: () => false,
      broken: () => {
        throw new Error("secret: the database is at 10.0.0.1");
      },
      later: () => Promise.reject(new Error("secret")),
      denied: () => {
        throw new RpcError("PERMISSION_DENIED", "locked");
      },
    };
    const { client } = await run({
      server: { interceptors: [authenticate({ verify: (token) => answers[token]!() })] },
      handlers,
    });
    for (const token of ["undefined", "null", "false", "broken", "later"]) {
      const error: RpcError = await client.add({}, withToken(token)).catch((thrown: unknown) => thrown);
      expect([error.code, error.details]).toEqual(["UNAUTHENTICATED", "the bearer token is not valid"]);
    }
    await expect(client.add({}, withToken("denied"))).rejects.toMatchObject({
      code: "PERMISSION_DENIED",
      details: "locked",
    });
  });

  test("exempt methods, and all of exempt services, need no token; there is no identity then", async () => {
    const method = await run({
      server: { interceptors: [authenticate({ verify, exempt: ["remote.Calculator/Add"] })] },
      handlers,
    });
    expect(await method.client.add({})).toEqual({ result: 0 });
    await expect(method.client.multiply({})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const service = await run({
      server: { interceptors: [authenticate({ verify, exempt: ["remote.Calculator"] })] },
      handlers,
    });
    expect(await service.client.multiply({ a: 2, b: 3 })).toEqual({ result: 6 });
    const other = await run({
      server: { interceptors: [authenticate({ verify, exempt: ["remote.Calc", "remote.Calculator/Ad"] })] },
      handlers,
    });
    await expect(other.client.add({})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test.each(["/remote.Calculator/Add", "remote.Calculator/*", ""])(
    "refuses to exempt %j, which names nothing",
    (name) => {
      expect(() => authenticate({ verify, exempt: [name] })).toThrow(
        expect.objectContaining({ name: "ProtobufError", code: "INVALID_ARGUMENT" }),
      );
    },
  );

  test("the identity is found where an interceptor hands on a context of its own", async () => {
    const own: Interceptor = (next) => (request, context) => next(request, { ...context, peer: "somebody" });
    const { client } = await run({
      server: { interceptors: [own, authenticate({ verify }), own] },
      client: { interceptors: [bearerToken("token-of-bob")] },
      handlers,
    });
    expect(await client.add({})).toEqual({ result: 2 });
  });
});

describe("bearerToken", () => {
  test("asks for the token of each call, and is told which", async () => {
    const tokens = ["token-of-ada", "token-of-bob"];
    const paths: string[] = [];
    const source = ({ path }: CallContext): string => {
      paths.push(path);
      return tokens.shift()!;
    };
    const { client } = await run({
      server: { interceptors: [authenticate({ verify })] },
      client: { interceptors: [bearerToken(source)] },
      handlers,
    });
    expect([await client.add({}), await client.add({})]).toEqual([{ result: 1 }, { result: 2 }]);
    expect(paths).toEqual(["/remote.Calculator/Add", "/remote.Calculator/Add"]);
  });

  test("leaves alone what the call says itself", async () => {
    const { client } = await run({
      server: { interceptors: [authenticate({ verify })] },
      client: { interceptors: [bearerToken("token-of-ada")] },
      handlers,
    });
    expect(await client.add({}, withToken("token-of-bob"))).toEqual({ result: 2 });
  });

  test("does not show in errors what is no token", async () => {
    const wrong = ["", "two words", "line\nbreak", "ümlaut", undefined as unknown as string];
    for (const token of wrong)
      expect(() => bearerToken(token === undefined ? "" : token)).toThrow(
        expect.objectContaining({ code: "INVALID_ARGUMENT" }),
      );
    const { client } = await run({ client: { interceptors: [bearerToken(() => "secret\n")] }, handlers });
    const error = await client.add({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
    expect(String(error)).not.toContain("secret");
  });

  test("the call fails with what the source of tokens throws", async () => {
    const { client } = await run({
      client: { interceptors: [bearerToken(() => Promise.reject(new RpcError("UNAVAILABLE", "no token today")))] },
      handlers,
    });
    await expect(client.add({})).rejects.toMatchObject({ code: "UNAVAILABLE", details: "no token today" });
  });
});
