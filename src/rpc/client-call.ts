import type {
  CallOptions as GrpcCallOptions,
  Client as GrpcClient,
  ClientDuplexStream,
  ClientReadableStream,
  ClientUnaryCall,
  ClientWritableStream,
  Metadata,
  StatusObject,
} from "@grpc/grpc-js";
import { type CallContext, type Invoke, neverAborts } from "./call/context.ts";
import { currentCall } from "./call/current-call.ts";
import { checkMetadata } from "./call/metadata.ts";
import { onAbort } from "./call/on-abort.ts";
import { RpcError, toRpcError } from "./call/rpc-error.ts";
import { noteUnsent } from "./semantics/unsent.ts";
import { asIs, bufferOf } from "./call/service.ts";
import { decodeMessage, framesOf, writeMessages } from "./streams.ts";

/** A call of grpc-js, of any kind. */
type GrpcCall =
  | ClientUnaryCall
  | ClientReadableStream<Buffer>
  | ClientWritableStream<Buffer>
  | ClientDuplexStream<Buffer, Buffer>;

/** Gives the client of grpc-js for the next call, or throws. */
type NextClient = () => GrpcClient;

/** Makes calls on clients of grpc-js: the innermost of all that stands around a call. */
export function invokeOn(next: NextClient): Invoke {
  return (request, context) => {
    // Said here, where all interceptors have had their say: grpc-js would try for ever to send what HTTP/2 refuses.
    checkMetadata(context.metadata);
    return calls[context.method.kind](next, request, context);
  };
}

const calls = {
  unary: callUnary,
  clientStreaming: callClientStreaming,
  serverStreaming: callServerStreaming,
  bidiStreaming: callBidiStreaming,
};

/** Without an async function around it: each costs time in every call (measure `calls`). */
function callUnary(next: NextClient, request: unknown, context: CallContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const client = next();
    const bytes = bufferOf(context.method.input.encode(request));
    const done = answer(context, resolve, (error) => reject(noteUnsent(error, call, client)));
    const call: ClientUnaryCall = client.makeUnaryRequest(
      context.path,
      asIs,
      asIs,
      bytes,
      context.metadata,
      grpcOptions(context),
      done,
    );
    follow(call, context);
  });
}

async function callClientStreaming(
  next: NextClient,
  requests: AsyncIterable<unknown>,
  context: CallContext,
): Promise<unknown> {
  const client = next();
  let sending: Sending | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const done = answer(context, resolve, (error) => reject(noteUnsent(error, call, client)));
      const call: ClientWritableStream<Buffer> = client.makeClientStreamRequest(
        context.path,
        asIs,
        asIs,
        context.metadata,
        grpcOptions(context),
        done,
      );
      follow(call, context);
      sending = send(call, requests, context);
    });
  } catch (error) {
    throw sending?.failure ?? error;
  }
}

async function callServerStreaming(
  next: NextClient,
  request: unknown,
  context: CallContext,
): Promise<AsyncIterable<unknown>> {
  const client = next();
  const bytes = bufferOf(context.method.input.encode(request));
  const call = client.makeServerStreamRequest(context.path, asIs, asIs, bytes, context.metadata, grpcOptions(context));
  follow(call, context);
  return receive(client, call, context);
}

async function callBidiStreaming(
  next: NextClient,
  requests: AsyncIterable<unknown>,
  context: CallContext,
): Promise<AsyncIterable<unknown>> {
  const client = next();
  const call = client.makeBidiStreamRequest(context.path, asIs, asIs, context.metadata, grpcOptions(context));
  follow(call, context);
  return receive(client, call, context, send(call, requests, context));
}

/** A call made while another is answered is cancelled with that one. */
function grpcOptions({ deadline }: CallContext): GrpcCallOptions {
  const options: GrpcCallOptions = { deadline: deadline ?? Infinity };
  const parent = currentCall()?.call;
  if (parent !== undefined) options.parent = parent as unknown as NonNullable<GrpcCallOptions["parent"]>;
  return options;
}

/** What grpc-js calls with the one message of an answer. */
function answer(
  context: CallContext,
  resolve: (message: unknown) => void,
  reject: (error: RpcError) => void,
): (error: Error | null, reply?: Buffer) => void {
  return (error, reply) => {
    if (error !== null) return reject(callError(error, context));
    try {
      resolve(decodeMessage(context.method.output, reply!, "INTERNAL"));
    } catch (failure) {
      reject(toRpcError(failure));
    }
  };
}

/** The messages of an answer, and the error that it ends with. */
async function* receive(
  client: GrpcClient,
  call: ClientReadableStream<Buffer>,
  context: CallContext,
  sending?: Sending,
): AsyncGenerator<unknown, void, undefined> {
  call.on("error", ignore);
  try {
    for await (const bytes of framesOf(call)) yield decodeMessage(context.method.output, bytes, "INTERNAL");
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
  writeMessages(
    call,
    (message) => bufferOf(context.method.input.encode(message)),
    requests,
    () => over,
  ).then(
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
  if (signal !== neverAborts)
    call.on(
      "status",
      onAbort(signal, () => call.cancel()),
    );
}

function callError(error: unknown, { signal, deadline }: CallContext): RpcError {
  const failure = toRpcError(error, "INTERNAL");
  const { details, metadata } = failure;
  if (failure.code !== "CANCELLED") return failure;
  if (signal.aborted) return new RpcError("CANCELLED", details, { metadata, cause: signal.reason });
  // The server knows the deadline, too, and may end the stream before our own timer has its turn.
  if (deadline !== undefined && Date.now() >= deadline.getTime())
    return new RpcError("DEADLINE_EXCEEDED", "the deadline of the call has passed", { metadata, cause: error });
  return failure;
}

function ignore(): void {}
