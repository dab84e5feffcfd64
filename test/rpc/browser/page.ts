import { createFileRegistry, type DescService, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { ConnectError, createClient as createConnectClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { GrpcWebClientBase, MethodDescriptor, type RpcError as GrpcWebError } from "grpc-web";
import { parse, toDescriptorSet } from "../../../src/index.ts";
import { resolveService } from "../../../src/rpc/call/service.ts";
import { type ClientOptions, createClient, isRpcError } from "../../../src/rpc/portable.ts";

/* Clients in a page: each makes the same calls, and what comes of them is plain data. */

/** What came of a call: replies, and how it ended. */
export interface Outcome {
  readonly replies: readonly unknown[];
  /** The number of the status, its text, and `x-why` of the trailers. */
  readonly end: readonly [number, string, string | null];
  /** `x-echo` of the headers, where the client tells them. */
  readonly echo?: string | null;
}

type Metadata = Readonly<Record<string, string>>;
/** Makes a call; `limit` is after how many replies it is left. */
export type Call = (method: string, request: object, metadata: Metadata, limit?: number) => Promise<Outcome>;

declare global {
  var clients: Record<string, Call>;
  var origin: string;
  var proto: string;
  var wireformAt: (base: string) => Call;
}

const schema = parse(globalThis.proto);
const methods = schema.service("remote.Calculator");

function wireform(base: string, options: ClientOptions): Call {
  const client = createClient(methods, base, options);
  return async (method, request, metadata, limit = Infinity) => {
    const replies: unknown[] = [];
    let echo: string | null = null;
    const told = { metadata, onHeaders: (headers: Headers) => (echo = headers.get("x-echo")) };
    try {
      const answer = client[method]!(request, told);
      if (Symbol.asyncIterator in answer) {
        for await (const each of answer) if (replies.push(each) === limit) break;
      } else replies.push(await answer);
      return { replies, end: [0, "", null], echo };
    } catch (error) {
      if (!isRpcError(error)) throw error;
      return { replies, end: [error.status, error.details, error.metadata.get("x-why")], echo };
    }
  };
}

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, toDescriptorSet(schema)));
const Calculator: DescService = registry.getService("remote.Calculator")!;

function connectWeb(transport: Transport): Call {
  const client: any = createConnectClient(Calculator, transport);
  return async (method, request, headers, limit = Infinity) => {
    const replies: unknown[] = [];
    let echo: string | null = null;
    try {
      const answer = client[method](request, { headers, onHeader: (came: Headers) => (echo = came.get("x-echo")) });
      if (Symbol.asyncIterator in answer) {
        for await (const each of answer) if (replies.push(plain(each)) === limit) break;
      } else replies.push(plain(await answer));
      return { replies, end: [0, "", null], echo };
    } catch (error) {
      const { code, rawMessage, metadata } = ConnectError.from(error);
      return { replies, end: [code, rawMessage, metadata.get("x-why")], echo };
    }
  };
}

function plain({ $typeName: _, ...message }: { readonly $typeName: string }): object {
  return message;
}

/** Google's client, with our codecs: it takes any functions. */
function grpcWeb(base: string, format: "text" | "binary"): Call {
  const client = new GrpcWebClientBase({ format });
  return (method, request, metadata, limit = Infinity) =>
    new Promise((resolve) => {
      const { name, input, output, serverStreaming } = resolveService(methods).methods[method]!;
      const path = `/remote.Calculator/${name}`;
      class Message {}
      const descriptor = new MethodDescriptor<object, object>(
        path,
        serverStreaming ? "server_streaming" : "unary",
        Message,
        Message,
        (each: object) => input.encode(each),
        (bytes: Uint8Array) => output.decode(bytes) as object,
      );
      const replies: unknown[] = [];
      let echo: string | null = null;
      const end = (error?: GrpcWebError): void =>
        resolve({
          replies,
          end: error === undefined ? [0, "", null] : [error.code, error.message, error.metadata["x-why"] ?? null],
          echo,
        });
      if (!serverStreaming) {
        client
          .rpcCall(base + path, request, metadata, descriptor, (error, reply) => {
            if (error === null) replies.push(reply);
            end(error ?? undefined);
          })
          .on("metadata", (came) => (echo = came["x-echo"] ?? null));
        return;
      }
      const stream = client.serverStreaming(base + path, request, metadata, descriptor);
      stream.on("metadata", (came) => (echo = came["x-echo"] ?? null));
      stream.on("data", (reply) => {
        if (replies.push(reply) < limit) return;
        stream.cancel();
        end();
      });
      stream.on("error", end);
      stream.on("end", () => end());
    });
}

globalThis.clients = {
  "wireform, Connect": wireform(globalThis.origin, {}),
  "wireform, Connect, JSON": wireform(globalThis.origin, { codec: "json" }),
  "wireform, Connect, GET": wireform(globalThis.origin, { useGet: true }),
  "wireform, Connect, gzip": wireform(globalThis.origin, { compression: "gzip" }),
  "wireform, gRPC-Web": wireform(globalThis.origin, { protocol: "grpcWeb" }),
  "wireform, gRPC-Web, JSON": wireform(globalThis.origin, { protocol: "grpcWeb", codec: "json" }),
  "connect-web, Connect": connectWeb(createConnectTransport({ baseUrl: globalThis.origin, useBinaryFormat: true })),
  "connect-web, Connect, JSON": connectWeb(createConnectTransport({ baseUrl: globalThis.origin })),
  "connect-web, Connect, GET": connectWeb(createConnectTransport({ baseUrl: globalThis.origin, useHttpGet: true })),
  "connect-web, gRPC-Web": connectWeb(createGrpcWebTransport({ baseUrl: globalThis.origin })),
  "connect-web, gRPC-Web, JSON": connectWeb(
    createGrpcWebTransport({ baseUrl: globalThis.origin, useBinaryFormat: false }),
  ),
  "grpc-web, text": grpcWeb(globalThis.origin, "text"),
  "grpc-web, binary": grpcWeb(globalThis.origin, "binary"),
};
globalThis.wireformAt = (base) => wireform(base, {});
