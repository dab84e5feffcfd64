import { ProtobufError } from "../errors.ts";
import type { EncodeMessage } from "./interpretation.ts";
import type { EncodeOptions } from "./options.ts";
import { encoding } from "./runtime/encode-state.ts";

/*
 * Where encode writes to. Nothing is checked while a message is written: stores behind the end of an array do nothing, and where the position is behind the
 * end afterwards, the message is written again with enough room.
 */

/** Results up to this many bytes may share a buffer of `slabSize` bytes with others (benchmark case `small`: 50 to 75 ns against 260 for a copy). */
const largestShared = 2048;
const slabSize = 16384;
/** A scratch larger than this is not kept. */
const keptScratch = 1024 * 1024;
/** A message whose getters give more each time does not make encode go on for ever. */
const mostAttempts = 8;
const defaultMaxDepth = 100;

const shareable = markUntransferable();
let slab = new Uint8Array(0);
let slabOffset = 0;
let scratch = new Uint8Array(4096);
let busy = false;

/** Node's way to keep a buffer from being transferred; undefined elsewhere, and then nothing is shared. */
function markUntransferable(): ((buffer: ArrayBuffer) => void) | undefined {
  const { process } = globalThis as { process?: { versions?: Record<string, string>; getBuiltinModule?(name: string): unknown } };
  const { versions } = process ?? {};
  if (versions?.["node"] === undefined || versions["bun"] !== undefined || versions["deno"] !== undefined) return undefined;
  const threads = process?.getBuiltinModule?.("node:worker_threads") as { markAsUntransferable?(buffer: ArrayBuffer): void } | undefined;
  return threads?.markAsUntransferable;
}

/** Encodes a message and gives the bytes to `finish`, as the range of an array that is written over later. */
function write<R>(encode: EncodeMessage, message: object, options: EncodeOptions | undefined, finish: (bytes: Uint8Array<ArrayBuffer>, start: number, end: number) => R, share: boolean): R {
  const { deterministic, partial } = encoding;
  const outer = busy;
  encoding.deterministic = options?.deterministic === true;
  encoding.partial = options?.partial === true;
  busy = true;
  try {
    const depth = options?.maxDepth ?? defaultMaxDepth;
    let bytes = outer ? new Uint8Array(4096) : share ? slab : scratch;
    let start = share && !outer ? slabOffset : 0;
    let end = encode(message, bytes, start, depth);
    for (let attempt = 1; end > bytes.length; attempt++) {
      bytes = outer ? allocate(end - start, attempt) : reserveScratch(end - start, attempt);
      start = 0;
      end = encode(message, bytes, start, depth);
    }
    return finish(bytes, start, end);
  } finally {
    busy = outer;
    encoding.deterministic = deterministic;
    encoding.partial = partial;
    if (!outer && scratch.length > keptScratch) scratch = new Uint8Array(4096);
  }
}

function reserveScratch(size: number, attempt: number): Uint8Array<ArrayBuffer> {
  if (scratch.length < size || attempt > 1) scratch = allocate(size, attempt);
  return scratch;
}

function allocate(size: number, attempt: number): Uint8Array<ArrayBuffer> {
  if (attempt >= mostAttempts) throw new ProtobufError("INVALID_ARGUMENT", "the message grows while it is encoded");
  try {
    return new Uint8Array(size + (size >> 2) + 64);
  } catch (cause) {
    throw new ProtobufError("LIMIT_EXCEEDED", `no memory for ${size} bytes`, { cause });
  }
}

/** The encoded message, in an array of its own or, if it is small, a view into a shared buffer. */
export function encodeToBytes(encode: EncodeMessage, message: object, options: EncodeOptions | undefined): Uint8Array<ArrayBuffer> {
  const share = shareable !== undefined && !busy && options?.exact !== true;
  if (share && slab.length - slabOffset < largestShared) renewSlab();
  return write(encode, message, options, share ? takeShared : takeOwn, share);
}

function renewSlab(): void {
  slab = new Uint8Array(slabSize);
  slabOffset = 0;
  shareable?.(slab.buffer);
}

function takeShared(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  if (bytes !== slab || end - start > largestShared) return takeOwn(bytes, start, end);
  slabOffset = (end + 7) & ~7;
  return new Uint8Array(slab.buffer, start, end - start);
}

function takeOwn(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  return bytes.slice(start, end);
}

/** Encodes into `target` at `offset`; returns the number of bytes. */
export function encodeToTarget(encode: EncodeMessage, message: object, target: Uint8Array, offset: number, options: EncodeOptions | undefined): number {
  return write(encode, message, options, (bytes, start, end) => {
    const size = end - start;
    if (offset + size > target.length) throw new ProtobufError("INVALID_ARGUMENT", `the message takes ${size} bytes, the target has ${target.length - offset} behind the offset`);
    target.set(bytes.subarray(start, end), offset);
    return size;
  }, false);
}

/** The number of bytes of the encoded message. It is found by encoding: this costs no more than to compute it, and cannot differ. */
export function encodedSize(encode: EncodeMessage, message: object, options: EncodeOptions | undefined): number {
  return write(encode, message, options, (_bytes, start, end) => end - start, false);
}
