import { toBase64 } from "../../wire/base64.ts";
import { RpcError } from "../call/rpc-error.ts";
import { allBytes } from "./bytes.ts";
import type { ClientAnswer, ClientCall, ClientProtocol } from "./client-protocol.ts";
import { codeOfHttp } from "./codes.ts";
import { readEnd, readError } from "./connect-error.ts";
import { connectFormatOf, connectNames, connectType, endFlag, errorType, trailerPrefix } from "./connect-types.ts";
import { envelope, tooLarge } from "./envelope.ts";
import { type Body, type HttpRequest, type HttpResponse, mediaTypeOf, noBytes, partsOf, without } from "./http.ts";
import {
  checkSize,
  compressionOf,
  envelopes,
  messageEnvelope,
  nameOf,
  MessageReader,
  sendingCompression,
} from "./messages.ts";
import { connectTimeout } from "./timeout.ts";

/** Makes calls by Connect. Source: https://connectrpc.com/docs/protocol */
export const connectClient: ClientProtocol = {
  request: (call) => (call.method.kind === "unary" ? unaryRequest(call) : streamRequest(call)),
  answer: (response, call) =>
    call.method.kind === "unary" ? unaryAnswer(response, call) : streamAnswer(response, call),
};

const versionName = "connect-protocol-version";

function setHeaders({ metadata: headers, deadline }: ClientCall): void {
  headers.set(versionName, "1");
  if (deadline !== undefined) headers.set("connect-timeout-ms", connectTimeout(deadline));
}

async function unaryRequest(call: ClientCall): Promise<HttpRequest> {
  const { path, metadata: headers, settings } = call;
  const message = call.messages as Uint8Array;
  checkSize(message, settings);
  setHeaders(call);
  const compression = sendingCompression(settings, undefined);
  const body = compression === undefined ? message : await compression.compress(message);
  headers.set("accept-encoding", settings.gzip.name);
  if (call.useGet) {
    headers.delete(versionName);
    return { method: "GET", url: `${path}?${queryOf(body, call, nameOf(compression))}`, headers, body: noBytes };
  }
  headers.set("content-type", connectType(settings.format, false));
  if (compression !== undefined) headers.set("content-encoding", compression.name);
  return { method: "POST", url: path, headers, body };
}

/** Source: https://connectrpc.com/docs/protocol#unary-get-request */
function queryOf(message: Uint8Array, { settings }: ClientCall, compression: string): string {
  const base64 = toBase64(message).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const compressed = compression === "identity" ? "" : `&compression=${compression}`;
  // In this order, so that caches find it.
  return `connect=v1&base64=1${compressed}&encoding=${settings.format}&message=${base64}`;
}

async function streamRequest(call: ClientCall): Promise<HttpRequest> {
  const { path, metadata: headers, messages, settings } = call;
  const compression = sendingCompression(settings, undefined);
  setHeaders(call);
  headers.set("content-type", connectType(settings.format, true));
  if (compression !== undefined) headers.set("connect-content-encoding", compression.name);
  headers.set("connect-accept-encoding", settings.gzip.name);
  const body: Body =
    messages instanceof Uint8Array
      ? await messageEnvelope(messages, settings, compression)
      : envelopes(messages, settings, compression);
  return { method: "POST", url: path, headers, body };
}

async function unaryAnswer(response: HttpResponse, { settings }: ClientCall): Promise<ClientAnswer> {
  const { status, headers } = response;
  const mediaType = mediaTypeOf(headers);
  const isError = status !== 200;
  if (isError ? mediaType !== errorType : connectFormatOf(mediaType, false) !== settings.format)
    throw refusal(response, mediaType, connectFormatOf(mediaType, false) !== undefined);
  const compression = compressionOf(headers.get("content-encoding"), settings, "INTERNAL");
  const trailers = takeTrailers(without(headers, connectNames));
  const limit = settings.maxReceiveBytes;
  const raw = await allBytes(partsOf(response.body), limit, () => tooLarge(undefined, limit));
  const bytes = compression === undefined ? raw : await compression.decompress(raw, limit);
  if (isError) throw readError(bytes, { otherwise: codeOfHttp(status), metadata: trailers, headers });
  // As of a stream: another kind of messages would be more bytes in a page.
  const messages = new MessageReader(envelope(0, bytes), {
    compression: undefined,
    maxReceiveBytes: limit,
    endFlag: 0,
  });
  return { headers, trailers, messages };
}

/** Takes trailers out of the headers, where they are with Connect. */
function takeTrailers(headers: Headers): Headers {
  const trailers = new Headers();
  for (const [name, value] of [...headers]) {
    if (!name.startsWith(trailerPrefix)) continue;
    trailers.append(name.slice(trailerPrefix.length), value);
    headers.delete(name);
  }
  return trailers;
}

function streamAnswer(response: HttpResponse, { settings }: ClientCall): ClientAnswer {
  const { headers } = response;
  const mediaType = mediaTypeOf(headers);
  const format = connectFormatOf(mediaType, true);
  if (response.status !== 200 || format !== settings.format) throw refusal(response, mediaType, format !== undefined);
  const compression = compressionOf(headers.get("connect-content-encoding"), settings, "INTERNAL");
  without(headers, connectNames);
  const trailers = new Headers();
  let end: { readonly error: RpcError | undefined } | undefined;
  const messages = new MessageReader(response.body, {
    ...{ compression, maxReceiveBytes: settings.maxReceiveBytes, endFlag },
    onEnd: (bytes) => (end = { error: readEnd(bytes, { otherwise: "UNKNOWN", metadata: trailers, headers }) }),
    onDone() {
      if (end === undefined) throw new RpcError("INTERNAL", "the answer ends without its last message", { headers });
      if (end.error !== undefined) throw end.error;
    },
  });
  return { headers, trailers, messages };
}

/**
 * A response that is not an answer of Connect: its code is that of HTTP; of a format that was not asked for, INTERNAL.
 */
function refusal({ status, headers }: HttpResponse, mediaType: string, isOtherFormat: boolean): RpcError {
  if (status !== 200) return new RpcError(codeOfHttp(status), `the answer has the HTTP status ${status}`, { headers });
  const type = mediaType === "" ? "of no type" : mediaType;
  return new RpcError(isOtherFormat ? "INTERNAL" : "UNKNOWN", `the answer is ${type}`, { headers });
}
