// HTTP as others may send it: requests to a router, and responses to a client, with bytes and headers changed. Whatever comes, it is answered, or ends as an RpcError, in time.
import { createClient, createRouter, isRpcError } from "../../dist/rpc/portable.js";
import { loadSync } from "../../dist/index.js";
import { mutate } from "./mutate.mjs";

/** @typedef {{ url: string, method: string, status: number, headers: [string, string][], body: Uint8Array }} Exchange */
/** @typedef {(bound: number) => number} Random */

const Calculator = loadSync("remote.proto", {
  includePaths: [new URL("../../proto", import.meta.url).pathname],
}).service("remote.Calculator");
const patience = 10_000; // milliseconds

const router = createRouter({ onError: () => {} }).add(Calculator, {
  add: ({ a, b }) => ({ result: a + b }),
  multiply: () => {
    throw new Error("it is broken");
  },
  batchAdd: () => ({}),
  async *generateSequence({ start, count, step }) {
    for (let index = 0; index < Math.min(count, 5); index++) yield { value: start + index * step };
  },
  async computeStatistics(numbers) {
    let count = 0;
    for await (const _ of numbers) count++;
    return { count };
  },
  async *streamingCalculator(operations) {
    for await (const _ of operations) yield { result: 1 };
  },
});

const options = ["connect", "grpcWeb"].flatMap((protocol) =>
  ["proto", "json"].flatMap((codec) =>
    ["identity", "gzip"].flatMap((compression) =>
      [false, true].map((useGet) => ({ protocol, codec, compression, useGet })),
    ),
  ),
);

const names = [
  ..."content-type content-encoding accept-encoding te x-bin".split(" "),
  ..."connect-protocol-version connect-timeout-ms connect-content-encoding connect-accept-encoding".split(" "),
  ..."grpc-timeout grpc-encoding grpc-accept-encoding grpc-status grpc-message grpc-status-details-bin".split(" "),
  ..."wireform-request-id wireform-attempt".split(" "),
];
const values = [
  ...["", ",", "*", "%%%", "AAAA", "\u00ff", "a=b", "0", "5", "16", "17", "-1", "1e9", "99999999999"],
  ...["gzip", "br", "identity", "text/html", "application/json", "application/json; charset=utf-16"],
  ...["application/proto", "application/connect+json", "application/grpc", "application/grpc-web+proto"],
  "application/grpc-web-text+proto",
];
const statuses = [200, 204, 304, 400, 401, 404, 429, 500, 503];

/**
 * Makes a call of each kind; what it ends with is an RpcError, or no error.
 *
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {object} options
 */
async function callAll(fetch, options) {
  const client = createClient(Calculator, "http://fuzz.test", {
    ...options,
    fetch: (url, init) => fetch(new Request(url, init)),
  });
  const numbers = [{ value: 1 }, { value: 2 }];
  const calls = [
    () => client.add({ a: 1, b: 2 }, { metadata: { "x-bin": Uint8Array.of(1) } }),
    () => client.multiply({ a: 1, b: 2 }),
    () => readAll(client.generateSequence({ start: 1, count: 3, step: 2 })),
    () => client.computeStatistics(numbers),
    () => readAll(client.streamingCalculator([{}, {}])),
  ];
  for (const call of calls)
    await call().catch((error) => {
      if (!isRpcError(error)) throw error;
    });
}

/** @param {AsyncIterable<unknown>} messages */
async function readAll(messages) {
  for await (const _ of messages);
}

/** @returns {Promise<import("./run.mjs").Kind>} */
export async function makeCalls() {
  /** @type {Exchange[]} */
  const requests = [];
  /** @type {Exchange[]} */
  const responses = [];
  const record = async (/** @type {Request} */ request) => {
    requests.push(await exchangeOf(request.clone(), request, 0));
    const response = await router.fetch(request);
    responses.push(await exchangeOf(response.clone(), request, response.status));
    return response;
  };
  for (const each of options) await callAll(record, each);
  return {
    next(random) {
      const pick = (/** @type {any[]} */ list) => list[random(list.length)];
      const changed = (/** @type {Exchange} */ { body, headers, ...rest }, /** @type {Exchange[]} */ list) => ({
        ...rest,
        headers: changeHeaders(headers, random),
        hex: Buffer.from(mutate(body, pick(list).body, random)).toString("hex"),
        parts: random(2) === 0 ? 0 : 1 + random(8),
        isCut: random(6) === 0,
      });
      const response = changed(pick(responses), responses);
      return {
        request: changed(pick(requests), requests),
        response: random(5) === 0 ? { ...response, status: pick(statuses) } : response,
        options: pick(options),
      };
    },
    check: (input) =>
      watched(
        () => ask(input),
        () => callAll(async () => responseOf(input.response), input.options),
      ),
    close() {},
  };
}

/**
 * @param {Request | Response} message
 * @param {Request} request
 * @param {number} status
 */
async function exchangeOf(message, { url, method }, status) {
  const body = new Uint8Array(await message.arrayBuffer());
  return { url, method, status, headers: /** @type {[string, string][]} */ ([...message.headers]), body };
}

/**
 * @param {[string, string][]} headers
 * @param {Random} random
 */
function changeHeaders(headers, random) {
  const changed = headers.filter(() => random(20) > 0);
  for (let count = random(3); count > 0; count--)
    changed.push([names[random(names.length)], values[random(values.length)]]);
  return changed;
}

/** @param {{ hex: string, parts: number, isCut: boolean }} message */
function bodyOf({ hex, parts, isCut }) {
  const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
  if (parts === 0) return bytes;
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset < bytes.length) controller.enqueue(bytes.slice(offset, (offset += parts)));
      else if (isCut) controller.error(new TypeError("cut"));
      else controller.close();
    },
  });
}

/** @param {any} input */
async function ask({ request }) {
  const { url, method, headers } = request;
  const body = method === "GET" ? null : bodyOf(request);
  const init = /** @type {RequestInit} */ ({ method, headers: headersOf(headers), body, duplex: "half" });
  const response = await router.fetch(new Request(url, init));
  // A stream that breaks off may do so to whoever reads it.
  await response.arrayBuffer().catch(() => {});
}

/** @param {any} response */
function responseOf(response) {
  const { status, headers } = response;
  const body = status === 204 || status === 304 ? null : bodyOf(response);
  return new Response(body, { status, headers: headersOf(headers) });
}

/** @param {[string, string][]} list */
function headersOf(list) {
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  return headers;
}

/**
 * What is wrong: an error that is thrown or that nobody handles, or no end.
 *
 * @param {...(() => Promise<void>)} tasks
 * @returns {Promise<string | undefined>}
 */
async function watched(...tasks) {
  let timer;
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  process.on("unhandledRejection", fail);
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no end after ${patience} ms`)), patience);
    });
    for (const task of tasks) await Promise.race([task(), late, failed]);
    return undefined;
  } catch (error) {
    return `BUG ${error instanceof Error ? error.stack : error}`;
  } finally {
    clearTimeout(timer);
    process.off("unhandledRejection", fail);
  }
}
