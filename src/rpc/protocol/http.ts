/*
 * HTTP as data: what protocols make and read, and what transports and servers carry. No platform has a part in it.
 */

/** Bytes of a request or a response: all that there are, or as they come, once. Whoever iterates asks for the next part when there is room; who stops before the end calls `return`. */
export type Body = Uint8Array | AsyncIterable<Uint8Array>;

/** A request. */
export interface HttpRequest {
  /** `POST`, `GET` */
  readonly method: string;
  /** Path and query: `/remote.Calculator/Add`. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Body;
}

/** A response. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** What is thrown out of it is an RpcError: of the connection, or of whoever makes the body. */
  readonly body: Body;
  /**
   * What comes after the body: complete when that has ended. Undefined if there are none to be sent, or the platform
   * has none.
   */
  readonly trailers?: Headers | undefined;
}

/** No bytes. */
export const noBytes: Uint8Array = new Uint8Array(0);

/** A body as it comes. */
export function partsOf(body: Body): AsyncIterable<Uint8Array> {
  return body instanceof Uint8Array ? onePart(body) : body;
}

/** What is still to come of a body; undefined if all of it is there. */
export function partsToCome(body: Body): AsyncIterator<Uint8Array> | undefined {
  return body instanceof Uint8Array ? undefined : body[Symbol.asyncIterator]();
}

/** What comes after the last part. */
export const over: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Tells the source of a body that no more is needed. The source may be busy, and is not awaited. */
export function leave(parts: AsyncIterator<unknown> | undefined): void {
  parts?.return?.()?.catch(() => {});
}

async function* onePart(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}

/** Type and parameters of a content type: `application/json; charset=utf-8` is `application/json`. */
export function mediaTypeOf(headers: Headers): string {
  const value = headers.get("content-type") ?? "";
  const end = value.indexOf(";");
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}

/** Takes headers away that are the protocol's and say nothing to users. */
export function without(headers: Headers, names: readonly string[]): Headers {
  for (const name of names) headers.delete(name);
  return headers;
}
