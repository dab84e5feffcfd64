import type { MethodType } from "../../codec/service-type.ts";
import type { Body, HttpRequest, HttpResponse } from "./http.ts";
import type { Messages } from "./only-message.ts";
import type { Settings } from "./settings.ts";

/** A call as it is made: messages are bytes, in the format of the settings. */
export interface ClientCall {
  /** `/remote.Calculator/Add` */
  readonly path: string;
  readonly method: MethodType;
  /** What goes with the request. It is the protocol's to keep, and to add to. */
  readonly metadata: Headers;
  readonly deadline: Date | undefined;
  /** The one message, or as many as there are. What comes out of it is thrown on. */
  readonly messages: Body;
  readonly settings: Settings;
  /** By GET, where the protocol can, and the method has no side effects. */
  readonly useGet: boolean;
}

/** An answer as it comes. */
export interface ClientAnswer {
  /** Without those that are the protocol's. */
  readonly headers: Headers;
  /** What comes after the messages: complete when there are no more. */
  readonly trailers: Headers;
  /** The messages, as bytes; then, where the call did not end well, RpcError. Of a call that is answered by one message, there may be any number: whoever reads counts. */
  readonly messages: Messages;
}

/** A protocol, on the client. */
export interface ClientProtocol {
  /** The request of a call. */
  request(call: ClientCall): HttpRequest | Promise<HttpRequest>;
  /** The answer that a response is. Errors: RpcError, for one that is none, or that says at once that the call did not end well; the body is then the caller's to leave. */
  answer(response: HttpResponse, call: ClientCall): ClientAnswer | Promise<ClientAnswer>;
}
