// The client under test: reads on stdin what calls to make, and says on stdout what came of them.
import { createClient, isRpcError } from "wireform/rpc";
import {
  addHeaders,
  compressions,
  formats,
  headersOf,
  message,
  protocols,
  readFrames,
  schema,
  Service,
  sleep,
  writeFrame,
} from "./common.mjs";

const Request = message("ClientCompatRequest");
const Response = message("ClientCompatResponse");
const fullDuplex = 5;
const http1 = 1;

const clients = new Map();

function clientFor(request) {
  const { host, port, httpVersion, serverTlsCert, clientTlsCreds, messageReceiveLimit } = request;
  const hex = (bytes) => Buffer.from(bytes ?? []).toString("hex");
  const options = {
    protocol: protocols[request.protocol],
    codec: formats[request.codec],
    compression: compressions[request.compression],
    httpVersion: httpVersion === http1 ? "1.1" : "2",
    useGet: request.useGetHttpMethod,
    deadline: Infinity,
    ...(messageReceiveLimit > 0 ? { maxReceiveBytes: messageReceiveLimit } : {}),
  };
  const key = JSON.stringify([host, port, hex(serverTlsCert), hex(clientTlsCreds?.cert), options]);
  if (!clients.has(key)) {
    const { cert, key: privateKey } = clientTlsCreds ?? {};
    const tls =
      serverTlsCert.length === 0
        ? { insecure: true }
        : { tls: { ca: serverTlsCert, ...(cert === undefined ? {} : { cert, key: privateKey }) } };
    clients.set(key, createClient(Service, `${host}:${port}`, { ...options, ...tls }));
  }
  return clients.get(key);
}

const methods = Object.values(Service.methods);

async function invoke(request) {
  const client = clientFor(request);
  const { input, localName, clientStreaming, serverStreaming } = methods.find(({ name }) => name === request.method);
  const messages = request.requestMessages.map(({ value }) => schema.message(input.typeName).decode(value));

  const metadata = new Headers();
  addHeaders(metadata, request.requestHeaders);
  const controller = new AbortController();
  const { cancel } = request;
  const afterNum = cancel?.afterNumResponses ?? -1;
  const beforeClose = cancel?.beforeCloseSend !== undefined;
  const afterClose = cancel === undefined || beforeClose || afterNum > 0 ? -1 : (cancel.afterCloseSendMs ?? 0);
  const cancelLater = () => setTimeout(() => controller.abort(), afterClose);

  const [payloads, seen] = [[], { headers: [], trailers: [] }];
  const options = {
    metadata,
    signal: controller.signal,
    ...(request.timeoutMs === undefined ? {} : { deadline: request.timeoutMs }),
    onHeaders: (headers) => (seen.headers = headersOf(headers)),
    onTrailers: (trailers) => (seen.trailers = headersOf(trailers)),
  };
  let [sent, over, onReply, onOver] = [0, false, () => {}, undefined];
  const finished = new Promise((resolve) => (onOver = resolve));

  async function* requests() {
    for (const one of messages) {
      if (request.requestDelayMs > 0) await sleep(request.requestDelayMs);
      const reply = new Promise((resolve) => (onReply = resolve));
      yield one;
      sent++;
      if (request.streamType === fullDuplex && !over) await Promise.race([reply, finished]);
    }
    if (beforeClose) {
      controller.abort();
      await finished;
    } else if (afterClose >= 0) cancelLater();
  }

  let error;
  try {
    if (!clientStreaming && afterClose >= 0) cancelLater();
    const argument = clientStreaming ? requests() : messages[0];
    if (serverStreaming) {
      for await (const reply of client[localName](argument, options)) {
        payloads.push(reply.payload ?? {});
        if (payloads.length === afterNum) controller.abort();
        onReply();
      }
    } else payloads.push((await client[localName](argument, options)).payload ?? {});
  } catch (failure) {
    if (!isRpcError(failure)) process.stderr.write(`${request.testName}: not an RpcError: ${failure?.stack}\n`);
    error = isRpcError(failure)
      ? { code: failure.status, message: failure.details, details: failure.typedDetails }
      : { code: 2, message: String(failure?.message ?? failure) };
  } finally {
    over = true;
    onOver();
  }
  return {
    responseHeaders: seen.headers,
    responseTrailers: seen.trailers,
    payloads,
    error,
    numUnsentRequests: clientStreaming ? messages.length - sent : 0,
  };
}

process.on("SIGTERM", () => process.exit(0));
const limit = Number(process.env.CONFORMANCE_PARALLEL ?? 8);
const running = new Set();
for await (const bytes of readFrames(process.stdin)) {
  const request = Request.decode(bytes);
  const one = invoke(request)
    .then(
      (response) => ({ testName: request.testName, response }),
      (error) => ({ testName: request.testName, error: { message: String(error?.stack ?? error) } }),
    )
    .then((result) => writeFrame(process.stdout, Response.encode(result, { exact: true })))
    .finally(() => running.delete(one));
  running.add(one);
  if (running.size >= limit) await Promise.race(running);
}
await Promise.all(running);
for (const client of clients.values()) client.close();
