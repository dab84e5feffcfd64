import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";
import { type Body, mediaTypeOf } from "../../protocol/http.ts";
import { unreadable } from "../unreadable.ts";

type Incoming = (IncomingMessage | Http2ServerRequest) & { readonly rawBody?: unknown; readonly body?: unknown };

/**
 * The body of a request whose stream something before us has read: what that has left on the request, as far as it is
 * exactly what was sent; otherwise it fails, and says why. Undefined if it has not been read. What is in `headers` and
 * no longer true is taken away.
 */
export function bodyReadBefore(request: Incoming, headers: Headers): Body | undefined {
  if (!request.readableDidRead) return undefined;
  const bytes = bytesLeft(request, mediaTypeOf(headers) === "application/json");
  if (bytes === undefined) return unreadable;
  // Parsers decompress, unless they were told not to.
  if (!isGzip(bytes)) headers.delete("content-encoding");
  return bytes;
}

function bytesLeft({ rawBody, body }: Incoming, isJson: boolean): Uint8Array | undefined {
  if (rawBody instanceof Uint8Array) return rawBody;
  if (body instanceof Uint8Array) return body;
  if (!isJson || body === undefined) return undefined;
  const text = typeof body === "string" ? body : exactJson(body);
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

/** A value as JSON, where that is what it was parsed from: numbers that JavaScript does not tell from others, and a zero's sign, may have been something else. */
function exactJson(value: unknown): string | undefined {
  let isExact = true;
  const text = JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === "number" && (Math.abs(each) > Number.MAX_SAFE_INTEGER || Object.is(each, -0))) isExact = false;
    return each;
  }) as string | undefined;
  return isExact ? text : undefined;
}

/** Source: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}
