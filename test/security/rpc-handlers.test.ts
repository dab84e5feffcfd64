import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, failureOf, startTarget, type Target } from "./rpc-support.ts";

/* What handlers throw and set, on a server in its own process, which still answers at the end. Its hooks throw each time that they are told. */

let target: Target;
beforeAll(async () => void (target = await startTarget()));
afterAll(async () => {
  const answer = await call(target.client, "unary", "well");
  expect([answer, target.stop()]).toMatchObject([{ what: "well" }, null]);
});

const kinds = ["unary", "client", "server", "bidi", "once", "exact"];
const thrown = [
  "nullPrototype",
  "undefined",
  "null",
  "string",
  "symbol",
  "proxy",
  "proxyOfError",
  "proxyOfFunction",
  "frozen",
  "getters",
  "gettersOfRpcError",
  "oddCode",
  "domException",
  "cyclic",
  "secret",
];
let ids = 0;
const options = () => ({ metadata: { "wireform-request-id": String(ids++) } });

describe.each(kinds)("%s", (method) => {
  test("whatever is thrown is INTERNAL, and nothing of it is told", async () => {
    for (const what of thrown) {
      const error = await failureOf(call(target.client, method, what, options()));
      expect([what, error.code, error.details]).toEqual([what, "INTERNAL", "internal error"]);
      expect(JSON.stringify(error.metadata)).not.toContain("s3cret");
    }
  });

  test("texts are whole characters, cut, and on one line of the wire", async () => {
    const textOf = async (what: string): Promise<string> => {
      const error = await failureOf(call(target.client, method, what, options()));
      expect([what, error.code]).toEqual([what, "NOT_FOUND"]);
      return error.details;
    };
    expect(await textOf("surrogate")).toBe("123456789\ufffd...");
    expect(await textOf("low")).toBe("\ufffd");
    expect(await textOf("control")).toBe("a\0b\x1b[31m\x7f\r\n%0A%zz%");
    expect(await textOf("long")).toBe(`${"x".repeat(4093)}...`);
    expect(await textOf("longUnicode")).toMatch(/^語{450,455}\.\.\.$/);
    expect(await textOf("longSurrogates")).toMatch(/^\ufffd{450,455}\.\.\.$/);
  });

  test.each(["headers", "trailers", "error"])(
    "%s that cannot be sent are left out, and change nothing of how the call ends",
    async (where) => {
      for (const name of [
        "connection",
        "te",
        "host",
        "keep-alive",
        "transfer-encoding",
        "upgrade",
        "http2-settings",
        "content-type",
        "content-length",
        "grpc-status",
        "grpc-message",
        "grpc-foo-bin",
        ":path",
        "x-long",
        "age",
      ]) {
        const given: any[] = [];
        const note = (metadata: any): unknown => given.push(new Headers(metadata));
        const error = await failureOf(
          call(target.client, method, `${where} ${name}`, { ...options(), onHeaders: note, onTrailers: note }),
        );
        expect([name, error.code]).toEqual([name, where === "error" ? "NOT_FOUND" : "OK"]);
        const metadata = where === "error" ? [error.metadata] : given;
        expect([name, metadata.flatMap((each) => each.get("x-kept") ?? [])]).toEqual([name, ["kept"]]);
      }
    },
  );
});

test("an error that is not quite one has its code, and no text", async () => {
  for (const method of ["unary", "server"])
    expect(await failureOf(call(target.client, method, "oddDetails"))).toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|INTERNAL/),
    });
});

test("interceptors that throw are as handlers that do", async () => {
  for (const what of thrown) {
    for (const way of [what, `sync ${what}`])
      expect([way, (await failureOf(call(target.client, "bidi", "x", { metadata: { throw: way } }))).code]).toEqual([
        way,
        "INTERNAL",
      ]);
  }
});

test("methods are handlers' own: what every object has is UNIMPLEMENTED", async () => {
  for (const method of ["constructor", "toString", "hasOwnProperty", "missing"])
    expect([method, (await failureOf(call(target.client, method, "x"))).code]).toEqual([method, "UNIMPLEMENTED"]);
  const names = Reflect.ownKeys(target.client);
  for (const name of names.filter((each) => /proto/i.test(String(each))))
    expect((await failureOf(target.client[name]({}))).code).toBe("UNIMPLEMENTED");
  expect(names).toHaveLength(12);
  for (const name of ["valueOf", "isPrototypeOf", "__defineGetter__"]) expect(target.client[name]).toBeUndefined();
});
