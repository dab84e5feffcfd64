import { RpcError } from "../call/rpc-error.ts";
import { ByteQueue } from "./bytes.ts";

/*
 * What all streams of messages are made of: a byte of flags, four of length, the message.
 * Sources: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests, https://connectrpc.com/docs/protocol#streaming-rpcs
 */

/** A message with its flags. */
export interface Envelope {
  readonly flags: number;
  readonly data: Uint8Array;
}

/** The message is compressed. */
export const compressedFlag = 1;
const headLength = 5;

/** A message as it is sent. */
export function envelope(flags: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headLength + data.length);
  bytes[0] = flags;
  new DataView(bytes.buffer).setUint32(1, data.length);
  bytes.set(data, headLength);
  return bytes;
}

/** Takes a body apart. Errors: RESOURCE_EXHAUSTED for a message of more bytes than `limitOf` says, before it is read; INTERNAL for one that the body ends in. */
export async function* readEnvelopes(
  body: AsyncIterable<Uint8Array>,
  limitOf: (flags: number) => number,
): AsyncGenerator<Envelope, void, undefined> {
  const queue = new ByteQueue();
  for await (const part of body) {
    queue.push(part);
    while (queue.length >= headLength) {
      const length = queue.at(1) * 2 ** 24 + (queue.at(2) << 16) + (queue.at(3) << 8) + queue.at(4);
      const flags = queue.at(0);
      const limit = limitOf(flags);
      if (length > limit) throw tooLarge(length, limit);
      if (queue.length < headLength + length) break;
      queue.take(headLength);
      yield { flags, data: queue.take(length) };
    }
  }
  if (queue.length > 0) throw new RpcError("INTERNAL", "the stream ends in the middle of a message");
}

/** RESOURCE_EXHAUSTED for a message that is too large to be received. */
export function tooLarge(length: number | undefined, limit: number): RpcError {
  const size = length === undefined ? "" : ` of ${length} bytes`;
  return new RpcError("RESOURCE_EXHAUSTED", `a message${size} is larger than the limit of ${limit} bytes`);
}
