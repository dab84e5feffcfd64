import type { CallOptions as GrpcCallOptions, Client as GrpcClient, ClientDuplexStream, ClientReadableStream, ClientUnaryCall, ClientWritableStream, Metadata, StatusObject } from "@grpc/grpc-js";
import { type CallContext, type Invoke, neverAborts } from "./call.ts";
import { currentCall } from "./current-call.ts";
import { onAbort } from "./on-abort.ts";
import { RpcError, toRpcError } from "./rpc-error.ts";
import { noteUnsent } from "./semantics/unsent.ts";
import { asIs, bufferOf } from "./service.ts";
import { decodeMessage, readMessages, writeMessages } from "./streams.ts";

/** A call of grpc-js, of any kind. */
type GrpcCall = ClientUnaryCall | ClientReadableStream<Buffer> | ClientWritableStream<Buffer> | ClientDuplexStream<Buffer, Buffer>;

/** Makes calls on a client of grpc-js, which `next` gives: the innermost of all that stands around a call. */
export function invokeOn(next: () => GrpcClient): Invoke {
  return async (request, context) => calls[context.method.kind](next(), request, context);
}

const calls = { unary: callUnary, clientStreaming: callClientStreaming, serverStreaming: callServerStreaming, bidiStreaming: callBidiStreaming };

function callUnary(client: GrpcClient, request: unknown, context: CallContext): Promise<unknown> {
  const bytes = bufferOf(context.method.input.encode(request));
  return new Promise((resolve, reject) => {
    const done = answer(context, resolve, (error) => reject(noteUnsent(error, call, client)));
    const call: ClientUnaryCall = client.makeUnaryRequest(context.path, asIs, asIs, bytes, context.metadata.clone(), grpcOptions(context), done);
    follow(call, context);
  });
}

async function callClientStreaming(client: GrpcClient, requests: AsyncIterable<unknown>, context: CallContext): Promise<unknown> {
  let sending: Sending | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const done = answer(context, resolve, (error) => reject(noteUnsent(error, call, client)));
      const call: ClientWritableStream<Buffer> = client.makeClientStreamRequest(context.path, asIs, asIs, context.metadata.clone(), grpcOptions(context), done);
      follow(call, context);
      sending = send(call, requests, context);
    });
  } catch (error) {
    throw sending?.failure ?? error;
  }
}

function callServerStreaming(client: GrpcClient, request: unknown, context: CallContext): Promise<AsyncIterable<unknown>> {
  const bytes = bufferOf(context.method.input.encode(request));
  const call = client.makeServerStreamRequest(context.path, asIs, asIs, bytes, context.metadata.clone(), grpcOptions(context));
  follow(call, context);
  return Promise.resolve(receive(client, call, context));
}

function callBidiStreaming(client: GrpcClient, requests: AsyncIterable<unknown>, context: CallContext): Promise<AsyncIterable<unknown>> {
  const call = client.makeBidiStreamRequest(context.path, asIs, asIs, context.metadata.clone(), grpcOptions(context));
  follow(call, context);
  return Promise.resolve(receive(client, call, context, send(call, requests, context)));
}

/** A call made while another is answered is cancelled with that one. */
function grpcOptions({ deadline }: CallContext): GrpcCallOptions {
  const options: GrpcCallOptions = { deadline: deadline ?? Infinity };
  const parent = currentCall()?.call;
  if (parent !== undefined) options.parent = parent as unknown as NonNullable<GrpcCallOptions["parent"]>;
  return options;
}

/** What grpc-js calls with the one message of an answer. */
function answer(context: CallContext, resolve: (message: unknown) => void, reject: (error: RpcError) => void): (error: Error | null, reply?: Buffer) => void {
  return (error, reply) => {
    if (error !== null) return reject(callError(error, context));
    try {
      resolve(decodeMessage(context.method.output, reply!));
    } catch (failure) {
      reject(toRpcError(failure));
    }
  };
}

/** The messages of an answer, and the error that it ends with. */
async function* receive(client: GrpcClient, call: ClientReadableStream<Buffer>, context: CallContext, sending?: Sending): AsyncGenerator<unknown, void, undefined> {
  call.on("error", ignore);
  try {
    yield* readMessages(call, context.method.output);
  } catch (error) {
    throw sending?.failure ?? noteUnsent(callError(error, context), call, client);
  } finally {
    call.cancel();
  }
}

/** How far the sending of requests is. */
interface Sending {
  /** What the source of the requests threw: it, and not the cancellation that follows, is what the caller is told. */
  failure?: unknown;
}

function send(call: ClientWritableStream<Buffer>, requests: AsyncIterable<unknown>, context: CallContext): Sending {
  const sending: Sending = {};
  let over = false;
  call.on("status", () => (over = true));
  call.on("error", ignore);
  writeMessages(call, (message) => bufferOf(context.method.input.encode(message)), requests, () => over).then(
    () => call.end(),
    (error: unknown) => {
      sending.failure = error;
      call.cancel();
    },
  );
  return sending;
}

/** Notes what comes besides messages, and cancels the call when its signal says so. */
function follow(call: GrpcCall, { signal, headers, trailers }: CallContext): void {
  call.on("metadata", (received: Metadata) => headers.merge(received));
  call.on("status", ({ metadata }: StatusObject) => trailers.merge(metadata));
  if (signal !== neverAborts) cancelWith(call, signal);
}

function cancelWith(call: GrpcCall, signal: AbortSignal): void {
  const cancel = (): void => call.cancel();
  if (signal.aborted) return cancel();
  const unfollow = onAbort(signal, cancel);
  call.on("status", unfollow);
}

function callError(error: unknown, { signal }: CallContext): RpcError {
  const failure = toRpcError(error, "INTERNAL");
  if (failure.code !== "CANCELLED" || !signal.aborted) return failure;
  return new RpcError("CANCELLED", failure.details, { metadata: failure.metadata, cause: signal.reason });
}

function ignore(): void {}
