import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { MessageCodec } from "../../../src/index.ts";
import {
  atMostOnce,
  createServer,
  exactlyOnce,
  type Handler,
  memoryStore,
  type MethodType,
} from "../../../src/rpc/index.ts";
import { connect, directory, service } from "./support.ts";

/** Certificates by openssl: an authority that signs itself, and what it signs for others. */
function authority() {
  const cwd = directory();
  const openssl = (...given: string[]): void => void execFileSync("openssl", given, { cwd, stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const pem = (name: string): string => readFileSync(join(cwd, name), "utf8");
  openssl("req", "-x509", ...key, "-days", "2", "-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.crt");
  const sign = (
    file: string,
    subject: string,
  ): { readonly ca: string; readonly key: string; readonly cert: string } => {
    openssl("req", ...key, "-subj", `/CN=${subject}`, "-keyout", `${file}.key`, "-out", `${file}.csr`);
    openssl(
      "x509",
      "-req",
      "-in",
      `${file}.csr`,
      "-CA",
      "ca.crt",
      "-CAkey",
      "ca.key",
      "-CAcreateserial",
      "-days",
      "2",
      "-out",
      `${file}.crt`,
    );
    return { ca: pem("ca.crt"), key: pem(`${file}.key`), cert: pem(`${file}.crt`) };
  };
  return sign;
}

test("a stored reply is for who has a certificate of the same subject, renewed or not", async () => {
  const sign = authority();
  let count = 0;
  const server = createServer({ tls: sign("server", "localhost") }).add(service, {
    add: atMostOnce(memoryStore(), () => ({ result: ++count })),
  });
  onTestFinished(() => server.shutdown({ grace: 0 }));
  const address = await server.listen("localhost:0");
  const resultFor = async (file: string, subject: string): Promise<number> => {
    const client = connect(address, { insecure: undefined, tls: sign(file, subject) });
    return (await client.add({}, { metadata: { "wireform-request-id": "1" } })).result;
  };
  expect(await resultFor("ann", "ann")).toBe(1);
  expect(await resultFor("bob", "bob")).toBe(2);
  expect(await resultFor("ann-renewed", "ann")).toBe(1);
});

test("handlers have the types of their method", () => {
  type Add = Handler<
    MethodType<
      MessageCodec<{ a: number }, { a?: number }>,
      MessageCodec<{ result: number }, { result?: number }>,
      "unary"
    >
  >;
  const store = memoryStore();
  const once: Add = atMostOnce(store, (request) => ({ result: request.a.valueOf() }));
  const exact: Add = exactlyOnce(store, async (request, tx) => ({ result: (tx.get<number>("x") ?? 0) + request.a }));
  // @ts-expect-error: no such field
  const field: Add = atMostOnce(store, (request) => ({ result: request.b }));
  // @ts-expect-error: the reply is a number
  const reply: Add = exactlyOnce(store, () => ({ result: "many" }));
  expect([once, exact, field, reply].map((handler) => typeof handler)).toEqual(Array(4).fill("function"));
});
