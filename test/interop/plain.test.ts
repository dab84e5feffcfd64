import { spawn, spawnSync } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal, type RunningServer } from "./call.ts";
import { serveAsWireform } from "./wireform.ts";

/* Our server, and clients that know HTTP and nothing of remote calls: `curl`, and `fetch` with JSON. What goes over the wire is written by hand, after the specifications. */

let server: RunningServer;
beforeAll(async () => {
  server = await serveAsWireform();
});
afterAll(() => server.close());

const url = (method: string): string => `http://${server.address}/remote.Calculator/${method}`;

/** `a: 5, b: 3`, and `result: 8`, as protobuf has them: doubles of the fields 1 and 2. Source: https://protobuf.dev/programming-guides/encoding/ */
const request = Buffer.from("090000000000001440" + "110000000000000840", "hex");
const reply = Buffer.from("090000000000002040", "hex");

/** A message, or what comes after the last one, with its five bytes of head. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
function envelope(content: Uint8Array | string, flags = 0): Buffer {
  const bytes = Buffer.from(content as string);
  const head = Buffer.alloc(5);
  head[0] = flags;
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** What a body of envelopes holds. */
function envelopesIn(body: Buffer): { flags: number; content: Buffer }[] {
  const found: { flags: number; content: Buffer }[] = [];
  for (let at = 0; at < body.length; ) {
    const end = at + 5 + body.readUInt32BE(at + 1);
    found.push({ flags: body[at]!, content: body.subarray(at + 5, end) });
    at = end;
  }
  return found;
}

const version = spawnSync("curl", ["--version"], { encoding: "utf8" }).stdout ?? "";
const lacks = version === "" ? "curl" : version.includes("HTTP2") ? undefined : "a curl with HTTP/2";
const title = lacks === undefined ? "curl" : `curl: skipped, for ${lacks} is missing`;

/** Runs curl; gives the body, and the status with the version of HTTP. */
async function curl(
  args: readonly string[],
  input: Uint8Array | string = "",
): Promise<{ body: Buffer; how: string; errors: string }> {
  const child = spawn("curl", ["-sS", "-w", "%{stderr}%{http_version} %{http_code} %{content_type}\n", ...args]);
  child.stdin.end(input);
  const [body, errors] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  const lines = errors.toString().trimEnd();
  return { body, how: lines.split("\n").at(-1)!, errors: lines };
}

describe.skipIf(lacks !== undefined)(title, () => {
  const versions = [
    { flag: "--http1.1", spoken: "1.1" },
    { flag: "--http2-prior-knowledge", spoken: "2" },
  ];
  const json = ["-H", "content-type: application/json", "--data-binary"];

  describe.each(versions)("$flag", ({ flag, spoken }) => {
    test("Connect: a call with JSON", async () => {
      const { body, how } = await curl([flag, ...json, '{"a": 5, "b": 3}', url("Add")]);
      expect(how).toBe(`${spoken} 200 application/json`);
      expect(JSON.parse(body.toString())).toEqual({ result: 8 });
    });

    test("Connect: an error", async () => {
      const { body, how } = await curl([flag, "-H", "x-do: refuse", ...json, "{}", url("Add")]);
      expect(how).toBe(`${spoken} 404 application/json`);
      expect(JSON.parse(body.toString())).toEqual({ code: "not_found", message: refusal.details });
    });

    test("Connect: a call by GET", async () => {
      const query = ["--data-urlencode", 'message={"a": 5, "b": 3}', "-d", "encoding=json&connect=v1"];
      const { body, how } = await curl([flag, "-G", ...query, url("Add")]);
      expect([how, JSON.parse(body.toString())]).toEqual([`${spoken} 200 application/json`, { result: 8 }]);
      const bytes = `encoding=proto&base64=1&message=${request.toString("base64url")}`;
      const binary = await curl([flag, "-G", "-d", bytes, url("Add")]);
      expect([binary.how, binary.body]).toEqual([`${spoken} 200 application/proto`, reply]);
    });

    test("Connect: what comes compressed, where curl asks for that", async () => {
      const { body, errors } = await curl(
        [flag, "-v", "-H", "accept-encoding: gzip", "--compressed", ...json, "@-", url("BatchAdd")],
        JSON.stringify({ requests: Array(1000).fill({ a: 5, b: 3 }) }),
      );
      expect(JSON.parse(body.toString())).toEqual({ responses: Array(1000).fill({ result: 8 }) });
      expect(errors).toMatch(new RegExp(`${spoken} 200 application/json$`));
    });

    test("gRPC-Web: messages as bytes", async () => {
      const { body, how } = await curl(
        [
          flag,
          "-H",
          "content-type: application/grpc-web+proto",
          "-H",
          "x-grpc-web: 1",
          "--data-binary",
          "@-",
          url("Add"),
        ],
        envelope(request),
      );
      expect(how).toBe(`${spoken} 200 application/grpc-web+proto`);
      const [message, end, ...more] = envelopesIn(body);
      expect([message, end!.flags, more]).toEqual([{ flags: 0, content: reply }, 0x80, []]);
      expect(end!.content.toString()).toMatch(/^grpc-status: ?0\r\n/m);
    });
  });

  test("gRPC, over HTTP/2 with prior knowledge", async () => {
    const { body, how, errors } = await curl(
      [
        ...["--http2-prior-knowledge", "-v", "-H", "content-type: application/grpc", "-H", "te: trailers"],
        ...["--data-binary", "@-", url("Add")],
      ],
      envelope(request),
    );
    expect(how).toBe("2 200 application/grpc");
    expect(envelopesIn(body)).toEqual([{ flags: 0, content: reply }]);
    expect(errors).toMatch(/^< grpc-status: 0\r?$/m);
  });
});

describe("fetch, with JSON", () => {
  const post = (method: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url(method), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body as string,
    });

  test("a call, with metadata both ways", async () => {
    const response = await post("Add", '{"a": 5, "b": 3}', { "x-echo": "text" });
    expect(await response.json()).toEqual({ result: 8 });
    expect([response.status, response.headers.get("x-echo"), response.headers.get("trailer-x-echo")]).toEqual([
      200,
      "text",
      "text",
    ]);
  });

  test("a call by GET", async () => {
    const query = new URLSearchParams({ message: '{"a":5,"b":3}', encoding: "json" });
    expect(await (await fetch(`${url("Add")}?${query}`)).json()).toEqual({ result: 8 });
  });

  test("an error, and a request that is no such message", async () => {
    const refused = await post("Add", "{}", { "x-do": "refuse" });
    expect([refused.status, await refused.json()]).toEqual([404, { code: "not_found", message: refusal.details }]);
    expect(refused.headers.get("trailer-x-reason")).toBe(refusal.trailers["x-reason"]);
    const wrong = await post("Add", '{"a": "five"}');
    expect([wrong.status, (await wrong.json()).code]).toEqual([400, "invalid_argument"]);
    const unknown = await post("Divide", "{}");
    expect([unknown.status, (await unknown.json()).code]).toEqual([404, "unimplemented"]);
  });

  test("a stream: messages, each with its head, and how it ended", async () => {
    const response = await post("GenerateSequence", envelope('{"start": 1, "count": 3, "step": 2}'), {
      "content-type": "application/connect+json",
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/connect+json"]);
    const found = envelopesIn(Buffer.from(await response.arrayBuffer()));
    expect(found.map(({ flags, content }) => [flags, JSON.parse(content.toString())])).toEqual([
      [0, { value: 1 }],
      [0, { value: 3 }],
      [0, { value: 5 }],
      [2, {}],
    ]);
  });

  test("a stream that fails", async () => {
    const response = await post("GenerateSequence", envelope('{"start": 1, "count": 1}'), {
      "content-type": "application/connect+json",
      "x-do": "fail",
    });
    const found = envelopesIn(Buffer.from(await response.arrayBuffer()));
    expect(found.map(({ flags }) => flags)).toEqual([0, 2]);
    expect(JSON.parse(found[1]!.content.toString())).toMatchObject({
      error: { code: "not_found", message: refusal.details },
      metadata: { "x-reason": [refusal.trailers["x-reason"]] },
    });
  });
});
