import type { MethodType } from "../../codec/service-type.ts";
import type { ProtocolName } from "../call/context.ts";
import type { RpcError } from "../call/rpc-error.ts";
import type { HttpRequest, HttpResponse } from "./http.ts";
import type { Messages } from "./only-message.ts";
import type { FormatName, Settings } from "./settings.ts";

/** A call as it comes in: messages are bytes, in the format that the request has. */
export interface ServerCall {
  readonly format: FormatName;
  /** What came with the request, without what is the protocol's. */
  readonly metadata: Headers;
  /** Milliseconds that the caller waits from now; undefined for ever. */
  readonly timeout: number | undefined;
  /** What came in the query of a GET. */
  readonly query: URLSearchParams | undefined;
  /** The messages of the request. Errors: RpcError, for what is none. */
  readonly messages: Messages;
  /** The response of a call that is answered by one message, or by an error. */
  one(answer: OneAnswer): HttpResponse | Promise<HttpResponse>;
  /** The response of a call that is answered by a stream. */
  many(answer: ManyAnswers): HttpResponse;
}

/** What is answered before the messages, and after. Both are the protocol's to keep, and to add to. */
interface Answer {
  readonly headers: Headers;
  readonly compress: boolean;
}

/** A call that is answered by one message. */
export interface OneAnswer extends Answer {
  readonly trailers: Headers;
  /** The message as bytes, or what the call ends with instead. */
  readonly result: Uint8Array | RpcError;
}

/** A call that is answered by a stream. */
export interface ManyAnswers extends Answer {
  /** Complete when there are no more messages. */
  readonly trailers: () => Headers;
  /** The messages as bytes. It throws RpcError and nothing else: what the call ends with. */
  readonly messages: AsyncIterable<Uint8Array>;
}

/** A protocol, on the server. */
export interface ServerProtocol {
  readonly name: ProtocolName;
  /** The content types that it has, for who sends another. */
  readonly contentTypes: readonly string[];
  /** Whether a request is in this protocol, by method and media type. */
  matches(request: HttpRequest, mediaType: string): boolean;
  /** A call of a method. Errors: RpcError, which `refuse` tells the caller. */
  open(request: HttpRequest, method: MethodType, settings: Omit<Settings, "format">): ServerCall;
  /** Tells a caller, whose request has this media type, that there is no such call. */
  refuse(mediaType: string, error: RpcError): HttpResponse;
}
