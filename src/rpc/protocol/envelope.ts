import { RpcError } from "../call/rpc-error.ts";
import type { ByteQueue } from "./bytes.ts";

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
  const { length } = data;
  const bytes = room(headLength + length);
  bytes[0] = flags;
  bytes[1] = length >>> 24;
  bytes[2] = length >>> 16;
  bytes[3] = length >>> 8;
  bytes[4] = length;
  bytes.set(data, headLength);
  return bytes;
}

/** Small envelopes share a buffer: one for each keeps the garbage collector busy (measure `calls`). Nothing in it is written twice. */
const slabLength: number = 16 * 1024;
const largestShared: number = 1024;
let slab: Uint8Array = new Uint8Array(0);
let used = 0;

function room(length: number): Uint8Array {
  if (length > largestShared) return new Uint8Array(length);
  if (used + length > slab.length) [slab, used] = [new Uint8Array(slabLength), 0];
  return slab.subarray(used, (used += length));
}

/** The next message of what has come, if it is whole. Errors: RESOURCE_EXHAUSTED for one of more bytes than `limitOf` says, before it is read. */
export function takeEnvelope(queue: ByteQueue, limitOf: (flags: number) => number): Envelope | undefined {
  if (queue.length < headLength) return undefined;
  const length = queue.at(1) * 2 ** 24 + (queue.at(2) << 16) + (queue.at(3) << 8) + queue.at(4);
  const flags = queue.at(0);
  const limit = limitOf(flags);
  if (length > limit) throw tooLarge(length, limit);
  if (queue.length < headLength + length) return undefined;
  queue.skip(headLength);
  return { flags, data: queue.take(length) };
}

/** RESOURCE_EXHAUSTED for a message that is too large to be received. */
export function tooLarge(length: number | undefined, limit: number): RpcError {
  const size = length === undefined ? "" : ` of ${length} bytes`;
  return new RpcError("RESOURCE_EXHAUSTED", `a message${size} is larger than the limit of ${limit} bytes`);
}
