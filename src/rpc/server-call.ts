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
import { ProtobufError } from "../errors.ts";
import { type CallContext, callKey, type Invoke, type KeyedContext } from "./call/context.ts";
import { answering } from "./call/current-call.ts";
import { sendableOf } from "./call/metadata.ts";
import { RpcError } from "./call/rpc-error.ts";
import { bufferOf, pathOf } from "./call/service.ts";
import { statusNumberOf } from "./call/status.ts";
import { statusText } from "./call/status-text.ts";
import { decodeMessage, framesOf, writeMessages } from "./streams.ts";
import { answeredError, isUnexpected, originalOf, unexpected } from "./call/unexpected.ts";

/** A method with what answers it. */
export interface Answer {
  readonly service: ServiceType;
  readonly method: MethodType;
  /** The handler, and all interceptors around it. */
  readonly invoke: Invoke;
  /** Is told of faults of the handler that callers are not told. It does not throw. */
  readonly report: (error: unknown, context: CallContext) => void;
}

type Handle =
  | handleUnaryCall<Buffer, Buffer>
  | handleClientStreamingCall<Buffer, Buffer>
  | handleServerStreamingCall<Buffer, Buffer>
  | handleBidiStreamingCall<Buffer, Buffer>;

/** What grpc-js calls for a method. Whatever the handler does, the call ends: with its reply, or with the status of what it throws. */
export function handleCall(answer: Answer): Handle {
  return {
    unary: unary(answer),
    clientStreaming: clientStreaming(answer),
    serverStreaming: serverStreaming(answer),
    bidiStreaming: bidiStreaming(answer),
  }[answer.method.kind];
}

/** A call that is answered by a stream. */
type ServerOutput = ServerSurfaceCall & Writable;

function unary(answer: Answer): handleUnaryCall<Buffer, Buffer> {
  return (call, done) =>
    answerOne(answer, call, () => decodeMessage(answer.method.input, call.request, "INVALID_ARGUMENT"), done);
}

function clientStreaming(answer: Answer): handleClientStreamingCall<Buffer, Buffer> {
  return (call, done) => {
    call.on("error", ignore);
    answerOne(answer, call, (context) => readRequests(call, context), done);
  };
}

function serverStreaming(answer: Answer): handleServerStreamingCall<Buffer, Buffer> {
  return (call) => answerMany(answer, call, () => decodeMessage(answer.method.input, call.request, "INVALID_ARGUMENT"));
}

function bidiStreaming(answer: Answer): handleBidiStreamingCall<Buffer, Buffer> {
  return (call) => answerMany(answer, call, (context) => readRequests(call, context));
}

function answerOne(
  answer: Answer,
  call: ServerSurfaceCall,
  requestOf: (context: CallContext) => unknown,
  done: sendUnaryData<Buffer>,
): void {
  let answered = false;
  const context = contextOf(answer, call, () => answered);
  const run = async (): Promise<Buffer> => encodeReply(answer.method, await answer.invoke(requestOf(context), context));
  const end = (error: Partial<StatusObject> | null, reply: Buffer | null): void => {
    answered = true;
    sendHeaders(call, context, answer);
    done(error, reply, error?.metadata ?? sendable(context.trailers, context, answer));
  };
  answering({ call, context }, run).then(
    (reply) => end(null, reply),
    (error: unknown) => end(statusOf(error, context, answer, call), null),
  );
}

function answerMany(answer: Answer, call: ServerOutput, requestOf: (context: CallContext) => unknown): void {
  let answered = false;
  const context = contextOf(answer, call, () => answered);
  const run = async (): Promise<void> => {
    const replies = (await answer.invoke(requestOf(context), context)) as AsyncIterable<unknown>;
    const { signal } = context;
    let begun = false;
    const encode = (reply: unknown): Buffer => {
      if (!begun) sendHeaders(call, context, answer);
      begun = true;
      return encodeReply(answer.method, reply);
    };
    await writeMessages(call, encode, replies, () => signal.aborted);
  };
  const end = (finish: () => void): void => {
    answered = true;
    sendHeaders(call, context, answer);
    finish();
  };
  answering({ call, context }, run).then(
    () => end(() => call.end(sendable(context.trailers, context, answer))),
    (error: unknown) => end(() => call.emit("error", statusOf(error, context, answer, call))),
  );
}

/** What a client sends. When the call is cancelled, who waits for more is told so. */
async function* readRequests(
  call: Readable & ServerSurfaceCall,
  { method, signal }: CallContext,
): AsyncGenerator<unknown, void, undefined> {
  try {
    for await (const bytes of framesOf(call)) yield decodeMessage(method.input, bytes, "INVALID_ARGUMENT");
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
  // A call that is cancelled ends as if all had been sent; only two turns of the event loop later grpc-js says that it was cancelled.
  for (let turn = 0; turn < turnsToCancel && !signal.aborted; turn++)
    await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw signal.reason;
}

const turnsToCancel = 4;

/** Sends the headers that there are, once. */
function sendHeaders(call: ServerSurfaceCall, context: CallContext, answer: Answer): void {
  const { headers } = context;
  const names = Object.keys(headers.getMap());
  if (names.length === 0) return;
  call.sendMetadata(sendable(headers, context, answer).clone());
  for (const name of names) headers.remove(name);
}

/** Headers or trailers that a handler has set, without what cannot be sent: that is reported, and changes nothing of how the call ends. */
function sendable(given: Metadata, context: CallContext, { report }: Answer): Metadata {
  const { metadata, flaw } = sendableOf(given);
  if (flaw !== undefined) report(new ProtobufError("INVALID_ARGUMENT", flaw), context);
  return metadata;
}

/** The signal is made when it is asked for: that takes 7 µs (measure `calls`). */
function contextOf({ service, method }: Answer, call: ServerSurfaceCall, isAnswered: () => boolean): KeyedContext {
  const deadline = call.getDeadline();
  const ending = new Ending(call, deadline, isAnswered);
  const trailers = new Metadata();
  return {
    side: "server",
    service: service.typeName,
    method,
    path: pathOf(service, method),
    metadata: call.metadata,
    deadline: deadline === Infinity ? undefined : new Date(deadline),
    get signal() {
      return ending.signal;
    },
    peer: call.getPeer(),
    headers: new Metadata(),
    trailers,
    [callKey]: trailers,
    peerCertificate: call.getAuthContext().sslPeerCertificate as CallContext["peerCertificate"],
  };
}

/** Whether anybody still waits for an answer: grpc-js says when nobody does, which it says after the answer, too. */
class Ending {
  #controller: AbortController | undefined;
  #reason: RpcError | undefined;

  constructor(call: ServerSurfaceCall, deadline: Date | number, isAnswered: () => boolean) {
    call.on("cancelled", () => {
      if (isAnswered()) return;
      const late = Date.now() >= Number(deadline);
      this.#reason = late
        ? new RpcError("DEADLINE_EXCEEDED", "the deadline of the call has passed")
        : new RpcError("CANCELLED", "the call was cancelled");
      this.#controller?.abort(this.#reason);
    });
  }

  /** Aborts then. */
  get signal(): AbortSignal {
    const controller = (this.#controller ??= new AbortController());
    if (this.#reason !== undefined && !controller.signal.aborted) controller.abort(this.#reason);
    return controller.signal;
  }
}

/** INTERNAL for a reply that is no such message: the caller has done nothing wrong. */
function encodeReply(method: MethodType, reply: unknown): Buffer {
  try {
    return bufferOf(method.output.encode(reply));
  } catch (error) {
    throw unexpected(error);
  }
}

/** What was not thrown to be seen is reported here, and stays here. Of a call that nobody waits for any longer, nothing is reported: handlers stop in many ways. */
function statusOf(
  error: unknown,
  context: CallContext,
  answer: Answer,
  call: ServerSurfaceCall,
): Partial<StatusObject> {
  let failure = answeredError(error);
  let [details, all] = [failure.details, new Metadata()];
  try {
    // An RpcError of another copy may have anything here.
    details = statusText(failure.details);
    all = failure.metadata instanceof Metadata ? failure.metadata.clone() : all;
  } catch (fault) {
    failure = unexpected(fault);
    ({ details } = failure);
  }
  all.merge(context.trailers);
  if (isUnexpected(failure) && !call.cancelled) answer.report(originalOf(failure), context);
  return { code: statusNumberOf(failure.code), details, metadata: sendable(all, context, answer) };
}

function ignore(): void {}
