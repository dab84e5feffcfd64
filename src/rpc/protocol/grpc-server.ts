import type { MethodType } from "../../codec/service-type.ts";
import type { RpcError } from "../call/rpc-error.ts";
import type { Compression } from "./compression.ts";
import { envelope } from "./envelope.ts";
import { type GrpcFlavour, grpcFlavour, grpcFormatOf, grpcNames, webFlavour, writeTrailerBlock } from "./grpc-types.ts";
import { writeStatus } from "./grpc-status.ts";
import { type HttpRequest, type HttpResponse, mediaTypeOf, noBytes, without } from "./http.ts";
import {
  compressionOf,
  envelopes,
  messageEnvelope,
  nameOf,
  MessageReader,
  sendingCompression,
  supported,
} from "./messages.ts";
import type { ManyAnswers, OneAnswer, ServerCall, ServerProtocol } from "./server-protocol.ts";
import type { FormatName, Settings } from "./settings.ts";
import { readGrpcTimeout } from "./timeout.ts";

/** Answers calls by gRPC. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
export const grpcServer: ServerProtocol = serverOf("grpc", grpcFlavour);
/** Answers calls by gRPC-Web. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md */
export const grpcWebServer: ServerProtocol = serverOf("grpcWeb", webFlavour);

function serverOf(name: "grpc" | "grpcWeb", flavour: GrpcFlavour): ServerProtocol {
  const type = flavour.mediaType;
  return {
    name,
    contentTypes: [type, `${type}+proto`, `${type}+json`],
    matches: (_request, mediaType) => grpcFormatOf(mediaType, flavour) !== undefined,
    open: (request, _method: MethodType, settings) => open(request, settings, flavour),
    refuse: (type, error) => ended(new Headers(), new Headers(), error, flavour, type),
  };
}

function open(request: HttpRequest, settings: Omit<Settings, "format">, flavour: GrpcFlavour): ServerCall {
  const { headers } = request;
  const mediaType = mediaTypeOf(headers);
  const format = grpcFormatOf(mediaType, flavour) as FormatName;
  const own = { ...settings, format };
  const timeout = readGrpcTimeout(headers);
  const reading = {
    compression: compressionOf(headers.get("grpc-encoding"), own, "UNIMPLEMENTED"),
    maxReceiveBytes: settings.maxReceiveBytes,
    endFlag: 0,
  };
  const accepted = headers.get("grpc-accept-encoding");
  const wire: Wire = {
    flavour,
    mediaType,
    settings: own,
    compressionFor: (compress) => (compress ? sendingCompression(own, accepted) : undefined),
  };
  return {
    format,
    metadata: without(headers, grpcNames),
    timeout,
    query: undefined,
    messages: new MessageReader(request.body, reading),
    one: (answer) => one(answer, wire),
    many: (answer) => many(answer, wire),
  };
}

/** What is known of the way back. */
interface Wire {
  readonly flavour: GrpcFlavour;
  /** Of the request: answers have the same. */
  readonly mediaType: string;
  readonly settings: Settings;
  readonly compressionFor: (compress: boolean) => Compression | undefined;
}

function one(answer: OneAnswer, wire: Wire): HttpResponse | Promise<HttpResponse> {
  const { headers, trailers, result } = answer;
  if (result instanceof Uint8Array) {
    const compression = wire.compressionFor(answer.compress);
    const body = messageEnvelope(result, wire.settings, compression);
    if (body instanceof Uint8Array) return replied(body, answer, wire, compression);
    return body.then((bytes) => replied(bytes, answer, wire, compression));
  }
  return ended(headers, trailers, result, wire.flavour, wire.mediaType);
}

function replied(
  message: Uint8Array,
  { headers, trailers }: OneAnswer,
  { flavour, mediaType }: Wire,
  compression: Compression | undefined,
): HttpResponse {
  setHeaders(headers, mediaType, compression);
  writeStatus(trailers, undefined);
  if (flavour.trailerFlag === 0) return { status: 200, headers, body: message, trailers };
  const end = envelope(flavour.trailerFlag, writeTrailerBlock(trailers));
  const body = new Uint8Array(message.length + end.length);
  body.set(message);
  body.set(end, message.length);
  return { status: 200, headers, body };
}

/** An answer without a message. Where it has no headers of its own, its trailers are the headers: one block instead of two. */
function ended(
  headers: Headers,
  trailers: Headers,
  error: RpcError,
  flavour: GrpcFlavour,
  mediaType: string,
): HttpResponse {
  writeStatus(trailers, error);
  if (isEmpty(headers)) {
    setHeaders(trailers, mediaType, undefined);
    return { status: 200, headers: trailers, body: noBytes };
  }
  setHeaders(headers, mediaType, undefined);
  if (flavour.trailerFlag === 0) return { status: 200, headers, body: noBytes, trailers };
  return { status: 200, headers, body: envelope(flavour.trailerFlag, writeTrailerBlock(trailers)) };
}

function many(answer: ManyAnswers, wire: Wire): HttpResponse {
  const { flavour, mediaType, settings } = wire;
  const compression = wire.compressionFor(answer.compress);
  setHeaders(answer.headers, mediaType, compression);
  const trailers = new Headers();
  const body = (async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    let error: RpcError | undefined;
    try {
      yield* envelopes(answer.messages, settings, compression);
    } catch (failure) {
      error = failure as RpcError;
    }
    for (const [name, value] of answer.trailers()) trailers.append(name, value);
    writeStatus(trailers, error);
    if (flavour.trailerFlag !== 0) yield envelope(flavour.trailerFlag, writeTrailerBlock(trailers));
  })();
  return { status: 200, headers: answer.headers, body, ...(flavour.trailerFlag === 0 ? { trailers } : {}) };
}

function setHeaders(headers: Headers, mediaType: string, compression: Compression | undefined): void {
  headers.set("content-type", mediaType);
  if (compression !== undefined) headers.set("grpc-encoding", nameOf(compression));
  headers.set("grpc-accept-encoding", supported);
}

function isEmpty(headers: Headers): boolean {
  return headers.keys().next().done === true;
}
