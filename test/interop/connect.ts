import { createFileRegistry, type DescService, fromBinary, fromJson, toJson } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { ConnectError, type ConnectRouter, createClient, type HandlerContext } from "@connectrpc/connect";
import {
  compressionGzip,
  connectNodeAdapter,
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
  Http2SessionManager,
} from "@connectrpc/connect-node";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { toDescriptorSet } from "../../src/index.ts";
import {
  type Call,
  Log,
  type Outcome,
  type Peer,
  type PlainMetadata,
  refusal,
  type RunningServer,
  Turns,
  type Way,
  withDeadline,
} from "./call.ts";
import { add, batchAdd, compute, type Operation, type Sequence, sequenceOf, statisticsOf } from "./calculator.ts";
import { headersOf, plainMetadata } from "./metadata.ts";
import { schema } from "./wireform.ts";

/* connect-node with protobuf-es: all protocols over node:http2, without grpc-js. */

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, toDescriptorSet(schema)));
const Calculator: DescService = registry.getService("remote.Calculator")!;

const gzip = { sendCompression: compressionGzip, compressMinBytes: 0 };

const transports = { grpc: createGrpcTransport, grpcWeb: createGrpcWebTransport, connect: createConnectTransport };

export const connectPeers: readonly Peer[] = (["grpc", "grpcWeb", "connect"] as const).flatMap((protocol) =>
  (["proto", "json"] as const).map((codec) => ({
    name: "connect-node",
    way: { protocol, codec },
    missing: () => undefined,
    call: (address, wanted, cancel) => call({ protocol, codec }, address, wanted, cancel),
    serve,
  })),
);

async function call(
  { protocol, codec }: Way,
  address: string,
  { method: name, requests, metadata, deadline, compress }: Call,
  cancel: AbortSignal,
): Promise<Outcome> {
  const method = Calculator.methods.find((each) => each.name === name)!;
  const baseUrl = `http://${address}`;
  const sessionManager = new Http2SessionManager(baseUrl);
  const client: any = createClient(
    Calculator,
    transports[protocol]({
      ...{ baseUrl, sessionManager, httpVersion: "2", useBinaryFormat: codec === "proto" },
      ...(compress === true ? gzip : {}),
    }),
  );
  let [headers, trailers]: PlainMetadata[] = [{}, {}];
  const options = {
    headers: headersOf(metadata),
    timeoutMs: deadline,
    signal: cancel,
    onHeader: (came: Headers) => (headers = plainMetadata(came)),
    onTrailer: (came: Headers) => (trailers = plainMetadata(came)),
  };
  const replies: object[] = [];
  const add = (reply: any): unknown =>
    replies.push(toJson(method.output, reply, { alwaysEmitImplicit: true }) as object);
  const messages = requests.map((request) => fromJson(method.input, request as never));
  const turns = new Turns(messages);
  const request = {
    unary: messages[0],
    server_streaming: messages[0],
    client_streaming: iterable(messages),
    bidi_streaming: turns,
  }[method.methodKind];
  try {
    const reply = client[method.localName](request, options);
    if (method.methodKind === "unary" || method.methodKind === "client_streaming") add(await reply);
    else for await (const each of reply) add(each), turns.replied();
    return { replies, status: 0, details: "", headers: headers!, trailers: trailers! };
  } catch (error) {
    const { code, rawMessage, metadata: came } = ConnectError.from(error);
    return { replies, status: code, details: rawMessage, headers: {}, trailers: plainMetadata(came) };
  } finally {
    sessionManager.abort();
  }
}

async function* iterable<T>(messages: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* messages;
}

async function serve(): Promise<RunningServer> {
  const log = new Log();
  const one =
    (replyTo: (request: any) => object | Promise<object>) => async (request: unknown, context: HandlerContext) => {
      begin(context);
      const reply = await replyTo(request);
      await end(log, context);
      return reply;
    };
  const many = (repliesTo: (request: any) => AsyncIterable<object>) =>
    async function* (request: unknown, context: HandlerContext) {
      begin(context);
      yield* repliesTo(request);
      await end(log, context);
    };
  const implementation: object = {
    add: one(add),
    batchAdd: one(batchAdd),
    computeStatistics: one(statisticsOf),
    generateSequence: many(async function* (request: Sequence) {
      yield* sequenceOf(request);
    }),
    streamingCalculator: many(async function* (operations: AsyncIterable<Operation>) {
      for await (const operation of operations) yield compute(operation);
    }),
  };
  const routes = (router: ConnectRouter): unknown => router.service(Calculator, implementation);
  const server = createServer(connectNodeAdapter({ compressMinBytes: 0, routes }));
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => sessions.add(session));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async (): Promise<void> => {
    for (const session of sessions) session.destroy();
    server.close();
  };
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, log, close };
}

function begin({ requestHeader, responseHeader, responseTrailer }: HandlerContext): void {
  if (requestHeader.get("x-do") === "refuse") throw refused();
  requestHeader.forEach((value, name) => {
    if (!name.startsWith("x-echo")) return;
    responseHeader.set(name, value);
    responseTrailer.set(name, value);
  });
}

async function end(log: Log, { requestHeader, method, signal, timeoutMs }: HandlerContext): Promise<void> {
  const told = requestHeader.get("x-do");
  if (told === "fail") throw refused();
  if (told !== "wait") return;
  const line = `${method.name} ${withDeadline(timeoutMs() !== undefined)}`;
  log.add(`waiting ${line}`);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  log.add(`over ${line}`);
  throw signal.reason;
}

function refused(): ConnectError {
  return new ConnectError(refusal.details, refusal.status, headersOf(refusal.trailers));
}
