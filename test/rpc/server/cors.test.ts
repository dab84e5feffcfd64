import { expect, test } from "vitest";
import { type CorsOptions, createRouter, RpcError } from "../../../src/rpc/portable.ts";
import { Calculator, calculator } from "../support/calculator.ts";

/* What browsers are told. Source: https://fetch.spec.whatwg.org/#http-cors-protocol */

const path = "http://api.test/remote.Calculator/Add";
const page = "https://app.example.com";

function ask(cors: CorsOptions | undefined, method: string, headers: Record<string, string>): Promise<Response> {
  const router = createRouter({ cors }).add(Calculator, {
    ...calculator,
    add: ({ a }, context) => {
      context.headers.set("x-before", "1");
      context.trailers.set("x-after", "2");
      if (a === 1) throw new RpcError("ABORTED");
      return {};
    },
  });
  return router.fetch(new Request(path, { method, headers, ...(method === "POST" ? { body: '{"a":1}' } : {}) }));
}

const asking = {
  "access-control-request-method": "POST",
  "access-control-request-headers": "connect-protocol-version,content-type,x-own",
};
const call = { "content-type": "application/json" };

/** What a response says to a browser. */
function told({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-") || name === "vary"));
}

test("a page of a named origin may make calls, with the headers that it asks for", async () => {
  const response = await ask({ origins: [page] }, "OPTIONS", { origin: page, ...asking });
  expect(response.status).toBe(204);
  expect(told(response)).toEqual({
    "access-control-allow-origin": page,
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "connect-protocol-version,content-type,x-own",
    "access-control-max-age": "7200",
    vary: "origin, access-control-request-method, access-control-request-headers",
  });
});

test("other pages may not, and pages of one that looks alike", async () => {
  for (const origin of ["https://other.example.com", `${page}.evil.test`, "http://app.example.com", "null"]) {
    const response = await ask({ origins: [page] }, "OPTIONS", { origin, ...asking });
    expect(Object.keys(told(response)), origin).toEqual(["vary"]);
    expect(told(await ask({ origins: [page] }, "POST", { origin, ...call }))).toEqual({ vary: "origin" });
  }
});

test("a page can read all headers of an answer, of one that fails too", async () => {
  const response = await ask({ origins: [page], credentials: true }, "POST", { origin: page, ...call });
  expect(response.status).toBe(409);
  expect(told(response)).toEqual({
    "access-control-allow-origin": page,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "content-type, trailer-x-after, x-before",
    vary: "origin",
  });
});

test("all of the world: no answer depends on who asks", async () => {
  const cors = { origins: "*", maxAge: 60 } as const;
  expect(told(await ask(cors, "POST", { origin: page, ...call }))).toEqual({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "content-type, trailer-x-after, x-before",
  });
  expect(told(await ask(cors, "OPTIONS", { origin: page, ...asking }))["access-control-max-age"]).toBe("60");
});

test("without the option, nothing is said, and OPTIONS is no call", async () => {
  const response = await ask(undefined, "OPTIONS", { origin: page, ...asking });
  expect([response.status, told(response)]).toEqual([405, {}]);
  expect(told(await ask(undefined, "POST", { origin: page, ...call }))).toEqual({});
});

test.each([
  { origins: "https://app.example.com" },
  { origins: ["*"] },
  { origins: ["https://app.example.com/"] },
  { origins: ["app.example.com"] },
  { origins: "*", credentials: true },
  { origins: "*", maxAge: -1 },
])("options that make no sense: %j", (cors) => {
  expect(() => createRouter({ cors: cors as CorsOptions })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});
