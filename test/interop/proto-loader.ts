import {
  compressionAlgorithms,
  credentials,
  loadPackageDefinition,
  Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceClientConstructor,
  type ServiceError,
  type StatusObject,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { once } from "node:events";
import { protoDirectory } from "../support/engines.ts";
import {
  type Call,
  Log,
  type Outcome,
  type Peer,
  type PlainMetadata,
  refusal,
  type RunningServer,
  Turns,
  withDeadline,
} from "./call.ts";
import { add, batchAdd, compute, type Operation, sequenceOf, statisticsOf } from "./calculator.ts";

/* @grpc/proto-loader: protobufjs over grpc-js, as its users have it. */

const definition = loadPackageDefinition(loadSync("remote.proto", { includeDirs: [protoDirectory], defaults: true }));
const Calculator = (definition["remote"] as Record<string, ServiceClientConstructor>)["Calculator"]!;

export const protoLoader: Peer = { name: "@grpc/proto-loader", missing: () => undefined, call, serve };

function call(
  address: string,
  { method, requests, metadata, deadline, compress }: Call,
  cancel: AbortSignal,
): Promise<Outcome> {
  const channelOptions = compress === true ? { "grpc.default_compression_algorithm": compressionAlgorithms.gzip } : {};
  const client: any = new Calculator(address, credentials.createInsecure(), channelOptions);
  const { requestStream, responseStream } = Calculator.service[method]!;
  const replies: object[] = [];
  let headers: PlainMetadata = {};
  return new Promise<Outcome>((resolve) => {
    const request = requestStream ? [] : [requests[0]];
    const reply = responseStream
      ? []
      : [(_error: unknown, message?: object) => message !== undefined && replies.push(message)];
    const options = { deadline: deadline === undefined ? Infinity : Date.now() + deadline };
    const grpcCall = client[method](...request, metadataOfGrpc(metadata), options, ...reply);
    const turns = new Turns(requests);
    grpcCall.on("metadata", (came: Metadata) => (headers = plainMetadata(came)));
    grpcCall.on("error", () => {});
    grpcCall.on("status", ({ code, details, metadata: trailers }: StatusObject) =>
      setImmediate(() => resolve({ replies, status: code, details, headers, trailers: plainMetadata(trailers) })),
    );
    if (responseStream) grpcCall.on("data", (message: object) => (replies.push(message), turns.replied()));
    if (requestStream) void send(grpcCall, responseStream ? turns : requests);
    cancel.addEventListener("abort", () => grpcCall.cancel());
  }).finally(() => client.close());
}

async function send(
  grpcCall: NodeJS.WritableStream,
  requests: AsyncIterable<object> | Iterable<object>,
): Promise<void> {
  for await (const request of requests) grpcCall.write(request as never);
  grpcCall.end();
}

type AnyCall =
  | ServerUnaryCall<any, any>
  | ServerReadableStream<any, any>
  | ServerWritableStream<any, any>
  | ServerDuplexStream<any, any>;

async function serve(): Promise<RunningServer> {
  const log = new Log();
  const server = new Server();
  server.addService(Calculator.service, {
    Add: one(log, "Add", ({ request }) => add(request)),
    BatchAdd: one(log, "BatchAdd", ({ request }) => batchAdd(request)),
    ComputeStatistics: one(log, "ComputeStatistics", statisticsOf),
    GenerateSequence: many(log, "GenerateSequence", async (grpcCall) => {
      for (const number of sequenceOf(grpcCall.request)) grpcCall.write(number);
    }),
    StreamingCalculator: many(log, "StreamingCalculator", async (grpcCall) => {
      grpcCall.on("data", (operation: Operation) => grpcCall.write(compute(operation)));
      await once(grpcCall, "end");
    }),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, log, close: async () => server.forceShutdown() };
}

/** Answers with one message. */
function one(log: Log, method: string, replyTo: (grpcCall: any) => object | Promise<object>) {
  return (
    grpcCall: AnyCall,
    done: (error: Partial<ServiceError> | null, reply?: object, trailers?: Metadata) => void,
  ): void => {
    const answer = async (): Promise<void> => {
      const trailers = begin(grpcCall);
      const reply = await replyTo(grpcCall);
      await end(log, method, grpcCall);
      done(null, reply, trailers);
    };
    answer().catch(done);
  };
}

/** Answers with a stream. */
function many(log: Log, method: string, reply: (grpcCall: any) => Promise<void>) {
  return (grpcCall: any): void => {
    const answer = async (): Promise<void> => {
      const trailers = begin(grpcCall);
      await reply(grpcCall);
      await end(log, method, grpcCall);
      grpcCall.end(trailers);
    };
    answer().catch((error) => grpcCall.emit("error", error));
  };
}

function begin(grpcCall: AnyCall): Metadata {
  if (grpcCall.metadata.get("x-do")[0] === "refuse") throw refused();
  const echo = metadataOfGrpc(plainMetadata(grpcCall.metadata, "x-echo"));
  grpcCall.sendMetadata(echo.clone());
  return echo;
}

async function end(log: Log, method: string, grpcCall: AnyCall): Promise<void> {
  const told = grpcCall.metadata.get("x-do")[0];
  if (told === "fail") throw refused();
  if (told !== "wait") return;
  const call = `${method} ${withDeadline(grpcCall.getDeadline() !== Infinity)}`;
  log.add(`waiting ${call}`);
  if (!grpcCall.cancelled)
    await new Promise((resolve) => (grpcCall as ServerUnaryCall<any, any>).on("cancelled", resolve));
  log.add(`over ${call}`);
}

function refused(): Partial<ServiceError> {
  return { code: refusal.status, details: refusal.details, metadata: metadataOfGrpc(refusal.trailers) };
}

function plainMetadata(metadata: Metadata, prefix = "x-"): PlainMetadata {
  const names = Object.keys(metadata.getMap()).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    names.map((name) => [
      name,
      metadata
        .get(name)
        .map((value) => value.toString("base64"))
        .join(", "),
    ]),
  );
}

function metadataOfGrpc(plain: PlainMetadata = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(plain))
    metadata.add(name, name.endsWith("-bin") ? Buffer.from(value, "base64") : value);
  return metadata;
}
