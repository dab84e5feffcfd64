import { withoutReserved } from "../call/metadata.ts";
import { RpcError } from "../call/rpc-error.ts";
import type { ClientAnswer, ClientCall, ClientProtocol } from "./client-protocol.ts";
import { codeOfHttp } from "./codes.ts";
import { type GrpcFlavour, grpcFlavour, grpcFormatOf, grpcNames, readTrailerBlock, webFlavour } from "./grpc-types.ts";
import { hasStatus, readStatus } from "./grpc-status.ts";
import {
  type Body,
  type HttpRequest,
  type HttpResponse,
  leave,
  mediaTypeOf,
  noBytes,
  partsOf,
  without,
} from "./http.ts";
import {
  compressionOf,
  envelopes,
  messageEnvelope,
  MessageReader,
  nameOf,
  type Reading,
  sendingCompression,
  supported,
} from "./messages.ts";
import { grpcTimeout } from "./timeout.ts";

/** Makes calls by gRPC. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
export const grpcClient: ClientProtocol = clientOf(grpcFlavour);
/** Makes calls by gRPC-Web. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md */
export const grpcWebClient: ClientProtocol = clientOf(webFlavour);

function clientOf(flavour: GrpcFlavour): ClientProtocol {
  return {
    request: (call) => requestOf(call, flavour),
    answer: (response, call) => answerOf(response, call, flavour),
  };
}

function requestOf(
  { path, metadata: headers, deadline, messages, settings }: ClientCall,
  { mediaType, trailerFlag }: GrpcFlavour,
): HttpRequest | Promise<HttpRequest> {
  const compression = sendingCompression(settings, undefined);
  headers.set("content-type", `${mediaType}+${settings.format}`);
  if (trailerFlag === 0) headers.set("te", "trailers");
  else headers.set("x-grpc-web", "1");
  if (deadline !== undefined) headers.set("grpc-timeout", grpcTimeout(deadline));
  if (compression !== undefined) headers.set("grpc-encoding", nameOf(compression));
  headers.set("grpc-accept-encoding", supported);
  const requestOf = (body: Body): HttpRequest => ({ method: "POST", url: path, headers, body });
  if (!(messages instanceof Uint8Array)) return requestOf(envelopes(messages, settings, compression));
  const body = messageEnvelope(messages, settings, compression);
  return body instanceof Uint8Array ? requestOf(body) : body.then(requestOf);
}

async function answerOf(response: HttpResponse, { settings }: ClientCall, flavour: GrpcFlavour): Promise<ClientAnswer> {
  const { headers } = response;
  const mediaType = mediaTypeOf(headers);
  if (response.status !== 200) throw refusal(response);
  const format = grpcFormatOf(mediaType, flavour);
  if (format !== settings.format)
    throw new RpcError(
      mediaType.startsWith(flavour.mediaType) ? "INTERNAL" : "UNKNOWN",
      `the answer is ${mediaType === "" ? "of no type" : mediaType}, and not ${flavour.mediaType}+${settings.format}`,
      { headers },
    );
  const body = hasStatus(headers) ? await beginOf(response.body) : response.body;
  if (body === undefined && !hasStatus(response.trailers)) return endedAtOnce(headers);
  const compression = compressionOf(headers.get("grpc-encoding"), settings, "INTERNAL");
  const reading = { compression, maxReceiveBytes: settings.maxReceiveBytes, endFlag: flavour.trailerFlag };
  const trailers = response.trailers ?? new Headers();
  without(headers, grpcNames);
  return { headers, trailers, messages: messagesOf(body ?? noBytes, reading, headers, trailers) };
}

/** An answer of headers alone: they are the trailers, too. */
function endedAtOnce(trailers: Headers): ClientAnswer {
  const headers = withoutReserved(without(trailers, grpcNames));
  return {
    headers,
    trailers,
    messages: messagesOf(noBytes, { compression: undefined, maxReceiveBytes: 0, endFlag: 0 }, headers, trailers),
  };
}

/** A response that is not an answer of gRPC, unless it says so in its headers. */
function refusal({ status, headers }: HttpResponse): RpcError {
  const error = hasStatus(headers) ? readStatus(new Headers(headers), headers) : undefined;
  return error ?? new RpcError(codeOfHttp(status), `the answer has the HTTP status ${status}`, { headers });
}

function messagesOf(body: Body, reading: Reading, headers: Headers, trailers: Headers): MessageReader {
  return new MessageReader(body, {
    ...reading,
    onEnd: (block) => readTrailerBlock(block, trailers),
    onDone() {
      const error = readStatus(trailers, headers);
      if (error !== undefined) throw error;
    },
  });
}

/** A body of which a part is there already; undefined if it has none. */
async function beginOf(body: Body): Promise<Body | undefined> {
  const parts = partsOf(body)[Symbol.asyncIterator]();
  const first = await parts.next();
  return first.done === true ? undefined : resume(first.value, parts);
}

async function* resume(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isOver = false;
  try {
    yield first;
    for (let next: IteratorResult<Uint8Array>; (next = await rest.next()).done !== true; ) yield next.value;
    isOver = true;
  } finally {
    if (!isOver) leave(rest);
  }
}
