import { Http2SubchannelCall } from "@grpc/grpc-js/build/src/subchannel-call.js";

/** What is used here of a call of grpc-js on its connection. */
interface WireCall {
  finalStatus: { readonly code: number } | null;
  handleTrailers(headers: { readonly [name: string]: unknown }): void;
  outputStatus(): void;
}

/** The status of calls that their server has ended with an error, while there may be messages before it. */
const held = new WeakMap<WireCall, number>();

/**
 * Has grpc-js give all messages before the error that its server ended a stream with. By itself it waits for them before an OK, and before an error drops those that nobody has asked for yet:
 * so it is told of an OK, and of the error when it passes that on. Errors of this side, a cancellation or a deadline, still end a stream at once. A version of grpc-js that has other inner
 * parts is left alone.
 */
export function keepMessagesBeforeErrors(): void {
  const calls = Http2SubchannelCall.prototype as unknown as Partial<WireCall>;
  const { handleTrailers, outputStatus } = calls;
  if (isDone || handleTrailers === undefined || outputStatus === undefined) return;
  isDone = true;
  calls.handleTrailers = function (this: WireCall, headers): void {
    const code = Number(headers["grpc-status"]);
    if (!(code > 0)) return handleTrailers.call(this, headers);
    held.set(this, code);
    handleTrailers.call(this, { ...headers, "grpc-status": "0" });
  };
  calls.outputStatus = function (this: WireCall): void {
    const code = held.get(this);
    if (code !== undefined && this.finalStatus?.code === 0) this.finalStatus = { ...this.finalStatus, code };
    outputStatus.call(this);
  };
}

let isDone = false;
