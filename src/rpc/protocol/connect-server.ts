import type { MethodType } from "../../codec/service-type.ts";
import { fromBase64 } from "../../wire/base64.ts";
import { RpcError } from "../call/rpc-error.ts";
import { allBytes } from "./bytes.ts";
import { httpOfCode } from "./codes.ts";
import type { Compression } from "./compression.ts";
import { writeEnd, writeError } from "./connect-error.ts";
import { connectFormatOf, connectNames, connectType, endFlag, errorType, trailerPrefix } from "./connect-types.ts";
import { envelope, tooLarge } from "./envelope.ts";
import { type Body, type HttpRequest, type HttpResponse, mediaTypeOf, partsOf, without } from "./http.ts";
import { checkSize, compressionOf, envelopes, messageEnvelope, MessageReader, sendingCompression } from "./messages.ts";
import type { ManyAnswers, OneAnswer, ServerCall, ServerProtocol } from "./server-protocol.ts";
import { type Messages, oneMessage } from "./only-message.ts";
import type { FormatName, Settings } from "./settings.ts";
import { readConnectTimeout } from "./timeout.ts";

/** Answers calls by Connect. Source: https://connectrpc.com/docs/protocol */
export const connectServer: ServerProtocol = {
  name: "connect",
  contentTypes: ["application/json", "application/proto", "application/connect+json", "application/connect+proto"],
  matches: ({ method, url }, mediaType) => {
    if (method === "GET") return queryOf(url).has("encoding");
    return (connectFormatOf(mediaType, false) ?? connectFormatOf(mediaType, true)) !== undefined;
  },
  open(request, method, settings) {
    const version = request.headers.get("connect-protocol-version");
    if (version !== null && version !== "1")
      throw new RpcError("INVALID_ARGUMENT", "connect-protocol-version must be 1");
    if (request.method === "GET") return openGet(request, method, settings);
    const mediaType = mediaTypeOf(request.headers);
    const isUnary = method.kind === "unary";
    const format = connectFormatOf(mediaType, !isUnary);
    if (format === undefined) throw new WrongType(`${method.name} is called with another content type`);
    return isUnary ? openUnary(request, { ...settings, format }) : openStream(request, { ...settings, format });
  },
  refuse(mediaType, error) {
    if (connectFormatOf(mediaType, true) !== undefined) return endedStream(new Headers(), mediaType, error);
    return failed(new Headers(), new Headers(), error);
  },
};

/** A call of a stream as if it were of one message, or the other way round. */
export class WrongType extends RpcError {
  constructor(details: string) {
    super("UNIMPLEMENTED", details);
  }
}

type Timeout = Pick<ServerCall, "timeout">;

function openUnary(request: HttpRequest, settings: Settings): ServerCall {
  const { headers, body } = request;
  const compression = compressionOf(headers.get("content-encoding"), settings, "UNIMPLEMENTED");
  return unaryCall(
    request,
    settings,
    { timeout: readConnectTimeout(headers) },
    oneMessage(() => readUnary(body, compression, settings)),
  );
}

async function readUnary(
  body: Body,
  compression: Compression | undefined,
  { maxReceiveBytes: limit }: Settings,
): Promise<Uint8Array> {
  const bytes = await allBytes(partsOf(body), limit, () => tooLarge(undefined, limit));
  return compression === undefined || bytes.length === 0 ? bytes : await compression.decompress(bytes, limit);
}

/** Source: https://connectrpc.com/docs/protocol#unary-get-request */
function openGet(request: HttpRequest, { kind }: MethodType, given: Omit<Settings, "format">): ServerCall {
  const query = queryOf(request.url);
  const format = query.get("encoding");
  const message = query.get("message");
  if (kind !== "unary" || (format !== "proto" && format !== "json"))
    throw new WrongType(`a GET needs encoding=proto or encoding=json`);
  const version = query.get("connect");
  if (version !== null && version !== "v1") throw new RpcError("INVALID_ARGUMENT", "the query has connect=v1");
  if (message === null) throw new RpcError("INVALID_ARGUMENT", "the query has no message");
  const bytes = query.get("base64") === "1" ? fromBase64(message) : new TextEncoder().encode(message);
  if (bytes === undefined) throw new RpcError("INVALID_ARGUMENT", "the message of the query is no base64");
  const settings = { ...given, format } as Settings;
  const compression = compressionOf(query.get("compression"), settings, "UNIMPLEMENTED");
  const timeout = readConnectTimeout(request.headers);
  return {
    ...unaryCall(
      request,
      settings,
      { timeout },
      oneMessage(() => readUnary(bytes, compression, settings)),
    ),
    query,
  };
}

function unaryCall({ headers }: HttpRequest, settings: Settings, { timeout }: Timeout, messages: Messages): ServerCall {
  const sending = sendingCompression(settings, headers.get("accept-encoding"));
  return {
    format: settings.format,
    metadata: without(headers, connectNames),
    timeout,
    query: undefined,
    messages,
    one: (answer) => replied(answer, settings, answer.compress ? sending : undefined),
    many: () => failed(new Headers(), new Headers(), new RpcError("UNIMPLEMENTED", "a unary call is no stream")),
  };
}

async function replied(
  { headers, trailers, result }: OneAnswer,
  settings: Settings,
  compression: Compression | undefined,
): Promise<HttpResponse> {
  if (!(result instanceof Uint8Array)) return failed(headers, trailers, result);
  checkSize(result, settings);
  const body = compression === undefined ? result : await compression.compress(result);
  headers.set("content-type", connectType(settings.format, false));
  if (compression !== undefined) headers.set("content-encoding", compression.name);
  addTrailers(headers, trailers);
  return { status: 200, headers, body };
}

function failed(headers: Headers, trailers: Headers, error: RpcError): HttpResponse {
  headers.set("content-type", errorType);
  addTrailers(headers, trailers);
  return { status: httpOfCode(error.code), headers, body: writeError(error) };
}

function addTrailers(headers: Headers, trailers: Headers): void {
  for (const [name, value] of trailers) headers.append(trailerPrefix + name, value);
}

function openStream(request: HttpRequest, settings: Settings): ServerCall {
  const { headers } = request;
  const reading = {
    compression: compressionOf(headers.get("connect-content-encoding"), settings, "UNIMPLEMENTED"),
    maxReceiveBytes: settings.maxReceiveBytes,
    endFlag: 0,
  };
  const sending = sendingCompression(settings, headers.get("connect-accept-encoding"));
  const timeout = readConnectTimeout(headers);
  return {
    format: settings.format,
    metadata: without(headers, connectNames),
    timeout,
    query: undefined,
    messages: new MessageReader(request.body, reading),
    one: (answer) => oneInStream(answer, settings, answer.compress ? sending : undefined),
    many: (answer) => many(answer, settings, answer.compress ? sending : undefined),
  };
}

async function oneInStream(
  { headers, trailers, result }: OneAnswer,
  settings: Settings,
  compression: Compression | undefined,
): Promise<HttpResponse> {
  const isReply = result instanceof Uint8Array;
  const message = isReply ? await messageEnvelope(result, settings, compression) : new Uint8Array(0);
  const end = envelope(endFlag, writeEnd(isReply ? undefined : result, trailers));
  const body = new Uint8Array(message.length + end.length);
  body.set(message);
  body.set(end, message.length);
  return { status: 200, headers: streamHeaders(headers, settings.format, compression), body };
}

function many(answer: ManyAnswers, settings: Settings, compression: Compression | undefined): HttpResponse {
  const body = (async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    let error: RpcError | undefined;
    try {
      yield* envelopes(answer.messages, settings, compression);
    } catch (failure) {
      error = failure as RpcError;
    }
    yield envelope(endFlag, writeEnd(error, answer.trailers()));
  })();
  return { status: 200, headers: streamHeaders(answer.headers, settings.format, compression), body };
}

function endedStream(headers: Headers, mediaType: string, error: RpcError): HttpResponse {
  headers.set("content-type", mediaType);
  return { status: 200, headers, body: envelope(endFlag, writeEnd(error, new Headers())) };
}

function streamHeaders(headers: Headers, format: FormatName, compression: Compression | undefined): Headers {
  headers.set("content-type", connectType(format, true));
  if (compression !== undefined) headers.set("connect-content-encoding", compression.name);
  headers.set("connect-accept-encoding", "gzip");
  return headers;
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : url.slice(start + 1));
}
