import { fromBase64, toBase64 } from "../../wire/base64.ts";
import { RpcError } from "../call/rpc-error.ts";
import { grpcWebServer } from "./grpc-server.ts";
import { webFlavour } from "./grpc-types.ts";
import { type Body, type HttpRequest, type HttpResponse, mediaTypeOf, partsOf } from "./http.ts";
import type { ServerProtocol } from "./server-protocol.ts";

/*
 * gRPC-Web in base64, as Google's client asks for it by default: browsers once could read nothing but text while it came.
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md#protocol-differences-vs-grpc-over-http2
 */

const textType = `${webFlavour.mediaType}-text`;
const textTypes: readonly string[] = [textType, `${textType}+proto`];

/** Answers calls by gRPC-Web whose bodies are text. */
export const grpcWebTextServer: ServerProtocol = {
  name: "grpcWeb",
  contentTypes: textTypes,
  matches: (_request, mediaType) => textTypes.includes(mediaType),
  open(request, method, settings) {
    const type = mediaTypeOf(request.headers);
    const call = grpcWebServer.open(asBytes(request), method, settings);
    return {
      ...call,
      one: async (answer) => asText(await call.one(answer), type),
      many: (answer) => asText(call.many(answer), type),
    };
  },
  refuse: (type, error) => asText(grpcWebServer.refuse(webFlavour.mediaType, error), type),
};

/** The same request, not as text. */
function asBytes(request: HttpRequest): HttpRequest {
  request.headers.set("content-type", webFlavour.mediaType);
  return { ...request, body: bytesOf(request.body) };
}

/** The same response, as text: each part by itself, with padding, so that nothing waits for the next. */
function asText(response: HttpResponse, type: string): HttpResponse {
  const { headers, body } = response;
  headers.set("content-type", type);
  return { ...response, body: body instanceof Uint8Array ? textOf(body) : textsOf(body) };
}

function textOf(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(toBase64(bytes));
}

async function* textsOf(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of parts) yield textOf(part);
}

/** INVALID_ARGUMENT for anything that is not base64. */
async function* bytesOf(body: Body): AsyncGenerator<Uint8Array, void, undefined> {
  let rest = "";
  for await (const part of partsOf(body)) {
    const text = rest + String.fromCharCode(...part);
    const whole = text.length - (text.length % 4);
    rest = text.slice(whole);
    yield* decoded(text.slice(0, whole));
  }
  yield* decoded(rest);
}

/** Padding may stand in the middle: behind it another text begins. */
function* decoded(text: string): Generator<Uint8Array, void, undefined> {
  for (const piece of text.match(/[^=]*={0,2}/g) ?? []) {
    const bytes = piece.startsWith("=") ? undefined : fromBase64(piece);
    if (bytes === undefined) throw new RpcError("INVALID_ARGUMENT", "the request is no base64");
    yield bytes;
  }
}
