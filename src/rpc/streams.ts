import type { Readable, Writable } from "node:stream";
import type { MessageCodec } from "../codec/options.ts";
import { RpcError, textOf } from "./call/rpc-error.ts";

/**
 * What comes on a stream of grpc-js, when it is asked for: what is not asked for stays with the sender. Leaving the loop leaves the other direction of the stream alone.
 */
export function framesOf(stream: Readable): AsyncIterable<Buffer> {
  return stream.iterator({ destroyOnReturn: false });
}

/** Decodes what came. For bytes that are no such message, an error of the code that is given: whose fault it is. Its text is of what the other side has sent. */
export function decodeMessage<T>(codec: MessageCodec<T>, bytes: Buffer, otherwise: "INTERNAL" | "INVALID_ARGUMENT"): T {
  try {
    return codec.decode(bytes);
  } catch (error) {
    throw new RpcError(otherwise, textOf(error), { cause: error });
  }
}

/**
 * Writes messages as fast as the other side takes them, until there are no more or `isOver` says that nobody takes them any longer; then the source is told to stop.
 * What the source and `encode` throw comes out.
 */
export async function writeMessages(
  stream: Writable,
  encode: (message: unknown) => Buffer,
  messages: AsyncIterable<unknown> | Iterable<unknown>,
  isOver: () => boolean,
): Promise<void> {
  for await (const message of messages) {
    if (isOver()) return;
    if (!stream.write(encode(message))) await writable(stream, isOver);
    if (isOver()) return;
  }
}

/** Waits until a stream takes more, or never will. */
function writable(stream: Writable, isOver: () => boolean): Promise<void> {
  if (isOver() || !stream.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of wakers) stream.off(event, done);
      resolve();
    };
    for (const event of wakers) stream.on(event, done);
  });
}

/** What ends the wait for a stream that takes no more: room, the status of a client's call, the cancellation of a server's, and the end of the stream itself. */
const wakers = ["drain", "status", "cancelled", "close", "error"];
