import {
  Metadata,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type sendUnaryData,
  type StatusObject,
} from "@grpc/grpc-js";
import type { Readable, Writable } from "node:stream";
import type { ServerSurfaceCall } from "@grpc/grpc-js/build/src/server-call.js";
import type { MethodType, ServiceType } from "../codec/service-type.ts";
import type { CallContext, Invoke } from "./call.ts";
import { answering } from "./current-call.ts";
import { RpcError, toRpcError } from "./rpc-error.ts";
import { bufferOf, pathOf } from "./service.ts";
import { decodeMessage, readMessages, writeMessages } from "./streams.ts";

/** A method with what answers it. */
export interface Answer {
  readonly service: ServiceType;
  readonly method: MethodType;
  /** The handler, and all interceptors around it. */
  readonly invoke: Invoke;
}

type Handle = handleUnaryCall<Buffer, Buffer> | handleClientStreamingCall<Buffer, Buffer> | handleServerStreamingCall<Buffer, Buffer> | handleBidiStreamingCall<Buffer, Buffer>;

/** What grpc-js calls for a method. Whatever the handler does, the call ends: with its reply, or with the status of what it throws. */
export function handleCall(answer: Answer): Handle {
  return { unary: unary(answer), clientStreaming: clientStreaming(answer), serverStreaming: serverStreaming(answer), bidiStreaming: bidiStreaming(answer) }[answer.method.kind];
}

/** A call that is answered by a stream. */
type ServerOutput = ServerSurfaceCall & Writable;

function unary(answer: Answer): handleUnaryCall<Buffer, Buffer> {
  return (call, done) => answerOne(answer, call, () => decodeMessage(answer.method.input, call.request), done);
}

function clientStreaming(answer: Answer): handleClientStreamingCall<Buffer, Buffer> {
  return (call, done) => {
    call.on("error", ignore);
    answerOne(answer, call, (context) => readRequests(call, context), done);
  };
}

function serverStreaming(answer: Answer): handleServerStreamingCall<Buffer, Buffer> {
  return (call) => answerMany(answer, call, () => decodeMessage(answer.method.input, call.request));
}

function bidiStreaming(answer: Answer): handleBidiStreamingCall<Buffer, Buffer> {
  return (call) => answerMany(answer, call, (context) => readRequests(call, context));
}

function answerOne({ service, method, invoke }: Answer, call: ServerSurfaceCall, requestOf: (context: CallContext) => unknown, done: sendUnaryData<Buffer>): void {
  const context = contextOf(service, method, call);
  const run = async (): Promise<Buffer> => {
    const reply = encodeReply(method, await invoke(requestOf(context), context));
    sendHeaders(call, context);
    return reply;
  };
  answering({ call, context }, run).then(
    (reply) => done(null, reply, context.trailers),
    (error: unknown) => done(statusOf(error, context), null, context.trailers),
  );
}

function answerMany({ service, method, invoke }: Answer, call: ServerOutput, requestOf: (context: CallContext) => unknown): void {
  const context = contextOf(service, method, call);
  const run = async (): Promise<void> => {
    const replies = (await invoke(requestOf(context), context)) as AsyncIterable<unknown>;
    await writeMessages(call, method.output, withHeaders(replies, call, context), () => context.signal.aborted);
    sendHeaders(call, context);
  };
  answering({ call, context }, run).then(
    () => call.end(context.trailers),
    (error: unknown) => call.emit("error", statusOf(error, context)),
  );
}

/** What a client sends. When the call is cancelled, who waits for more is told so. */
async function* readRequests(call: Readable & ServerSurfaceCall, { method, signal }: CallContext): AsyncGenerator<unknown, void, undefined> {
  try {
    yield* readMessages(call, method.input);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

async function* withHeaders(replies: AsyncIterable<unknown>, call: ServerSurfaceCall, context: CallContext): AsyncGenerator<unknown, void, undefined> {
  for await (const reply of replies) {
    sendHeaders(call, context);
    yield reply;
  }
}

/** Sends the headers that there are, once. */
function sendHeaders(call: ServerSurfaceCall, { headers }: CallContext): void {
  const names = Object.keys(headers.getMap());
  if (names.length === 0) return;
  call.sendMetadata(headers.clone());
  for (const name of names) headers.remove(name);
}

function contextOf(service: ServiceType, method: MethodType, call: ServerSurfaceCall): CallContext {
  const deadline = call.getDeadline();
  return {
    side: "server",
    service: service.typeName,
    method,
    path: pathOf(service, method),
    metadata: call.metadata,
    deadline: deadline === Infinity ? undefined : new Date(deadline),
    signal: signalOf(call, deadline),
    peer: call.getPeer(),
    headers: new Metadata(),
    trailers: new Metadata(),
    peerCertificate: call.getAuthContext().sslPeerCertificate as CallContext["peerCertificate"],
  };
}

/** Aborts when grpc-js says that nobody waits for the answer any longer. */
function signalOf(call: ServerSurfaceCall, deadline: Date | number): AbortSignal {
  const controller = new AbortController();
  call.on("cancelled", () => {
    const late = Date.now() >= Number(deadline);
    controller.abort(late ? new RpcError("DEADLINE_EXCEEDED", "the deadline of the call has passed") : new RpcError("CANCELLED", "the call was cancelled"));
  });
  return controller.signal;
}

/** INTERNAL for a reply that is no such message: the caller has done nothing wrong. */
function encodeReply(method: MethodType, reply: unknown): Buffer {
  try {
    return bufferOf(method.output.encode(reply));
  } catch (error) {
    throw toRpcError(error, "INTERNAL");
  }
}

function statusOf(error: unknown, { trailers }: CallContext): Partial<StatusObject> {
  const { status, details, metadata } = toRpcError(error);
  metadata.merge(trailers);
  return { code: status, details, metadata };
}

function ignore(): void {}
