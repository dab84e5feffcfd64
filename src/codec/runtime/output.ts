import { ProtobufError } from "../../errors.ts";
import { defaultMaxDepth } from "../../message/nesting.ts";
import { trueLength } from "../../message/property.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import type { EncodeMessage } from "../interpretation.ts";
import type { EncodeOptions } from "../options.ts";
import { encoding } from "./encode-state.ts";
import {
  beginGathering,
  endGathering,
  fillGaps,
  gatheredSize,
  type GatherHabit,
  gathering,
  newGatherHabit,
} from "./gather.ts";
import { checkPlace } from "./output-limit.ts";
import { forgetOutputView } from "./output-view.ts";

/*
 * Where encode writes to. No store is checked: those behind the end of an array do nothing, lists stop there, and where the position is behind the end
 * afterwards, the message is written again with more room. V8 does not forget a place in the code that has stored behind an end, and is slower there from
 * then on, so that arrays are large enough for most messages (benchmark case `otlp`).
 */

/** Results up to this many bytes may share a buffer of `slabSize` bytes with others (benchmark case `small`: 20 ns for a view, 50 for a copy). */
export const largestShared = 2048;
const slabSize = 16384;
/** Up to this many bytes a loop beats `set`, which needs a view of the range (benchmark case `common`, in a browser). */
const shortCopy = 128;
/** The system gives memory when it is written to. */
const firstScratch = 256 * 1024;
/** A scratch larger than this is not kept. */
const keptScratch = 1024 * 1024;
/** How much larger the next array is at least: a message whose getters give more each time comes to an end, or to the largest there can be, in 7 steps. */
const growth = 4;

/** Null where nothing is shared; looked for by the first encode, for it costs 3 ms (benchmark `cold-start`). */
let shareable: ((buffer: ArrayBuffer) => void) | null | undefined;
let scratch = new Uint8Array(firstScratch);
let scratchView = new DataView(scratch.buffer);

/**
 * Where the next small result goes: emitted code writes there itself. `busy`: an encode is under way, and another one, in a getter of the message, has to
 * write elsewhere. An empty slab: nothing has been encoded, or nothing is shared on this platform.
 */
export const slab: Slab = { bytes: new Uint8Array(0), buffer: new ArrayBuffer(0), offset: 0, busy: false };

/** `buffer` is that of `bytes`: to ask an array for it takes 30 ns (benchmark case `small`). */
interface Slab {
  bytes: Uint8Array<ArrayBuffer>;
  buffer: ArrayBuffer;
  offset: number;
  busy: boolean;
}

/** Node's way to keep a buffer from being transferred; null elsewhere, and then nothing is shared. */
function markUntransferable(): ((buffer: ArrayBuffer) => void) | null {
  const { process } = globalThis as {
    process?: { versions?: Record<string, string>; getBuiltinModule?(name: string): unknown };
  };
  const { versions } = process ?? {};
  if (versions?.["node"] === undefined || versions["bun"] !== undefined || versions["deno"] !== undefined) return null;
  const threads = process?.getBuiltinModule?.("node:worker_threads") as
    | { markAsUntransferable?(buffer: ArrayBuffer): void }
    | undefined;
  return threads?.markAsUntransferable ?? null;
}

function renewSlab(): void {
  if (shareable === undefined) shareable = markUntransferable();
  if (shareable === null) return;
  slab.buffer = new ArrayBuffer(slabSize);
  slab.bytes = new Uint8Array(slab.buffer);
  slab.offset = 0;
  shareable(slab.buffer);
}

/** The result that has been written to the slab, up to `end`, which has been found to be in it. */
export function takeShared(end: number): Uint8Array<ArrayBuffer> {
  const { buffer, offset } = slab;
  slab.offset = (end + 7) & ~7;
  if (slab.offset > slabSize - largestShared) renewSlab();
  return new Uint8Array(buffer, offset, end - offset);
}

type Finish<R> = (bytes: Uint8Array<ArrayBuffer>, start: number, end: number) => R;

/** What the encodes of a type have shown: how large its messages are, and whether it pays to gather their strings. */
export interface OutputHabit extends GatherHabit {
  lastSize: number;
}

/** Of a type whose first message is to come nothing is known: it goes to the scratch. */
export function newHabit(): OutputHabit {
  return { lastSize: largestShared + 1, ...newGatherHabit() };
}

/** Encodes a message and gives the bytes to `finish`, as the range of an array that is written over later. */
function write<R>(
  encode: EncodeMessage,
  message: object,
  options: EncodeOptions | undefined,
  habit: OutputHabit,
  finish: Finish<R>,
  share: boolean,
): R {
  const { deterministic, partial } = encoding;
  encoding.deterministic = options?.deterministic === true;
  encoding.partial = options?.partial === true;
  const depth = options?.maxDepth ?? defaultMaxDepth;
  if (slab.busy) return writeInside(encode, message, depth, finish, { deterministic, partial });
  slab.busy = true;
  try {
    if (share) {
      const end = encode(message, slab.bytes, slab.offset, depth);
      if (end >>> 0 <= slab.bytes.length) {
        habit.lastSize = end - slab.offset;
        return finish(slab.bytes, slab.offset, end);
      }
    }
    const end = writeToScratch(encode, message, depth, habit);
    habit.lastSize = end;
    return finish(scratch, 0, end);
  } finally {
    slab.busy = false;
    encoding.deterministic = deterministic;
    encoding.partial = partial;
    if (scratch.length > keptScratch) {
      replaceScratch(firstScratch);
      forgetOutputView();
    }
  }
}

function writeToScratch(encode: EncodeMessage, message: object, depth: number, habit: OutputHabit): number {
  if (habit.lastSize > scratch.length) replaceScratch(habit.lastSize);
  try {
    for (;;) {
      beginGathering(habit);
      const end = encode(message, scratch, 0, depth);
      const size = neededSize(end, gatheredSize());
      if (size > scratch.length) replaceScratch(Math.max(size, scratch.length * growth));
      else if (fillGaps(scratch, scratchView, end, habit)) return end;
    }
  } finally {
    endGathering(habit);
  }
}

/** An encode within another: a getter of that message has asked for it. It has an array of its own, and leaves what it finds. */
function writeInside<R>(
  encode: EncodeMessage,
  message: object,
  depth: number,
  finish: Finish<R>,
  outer: { deterministic: boolean; partial: boolean },
): R {
  const { active } = gathering;
  gathering.active = false;
  try {
    let bytes = new Uint8Array(firstScratch);
    let end = encode(message, bytes, 0, depth);
    while (neededSize(end) > bytes.length) {
      bytes = allocate(Math.max(end, bytes.length * growth));
      end = encode(message, bytes, 0, depth);
    }
    return finish(bytes, 0, end);
  } finally {
    forgetOutputView();
    gathering.active = active;
    encoding.deterministic = outer.deterministic;
    encoding.partial = outer.partial;
  }
}

function replaceScratch(size: number): void {
  scratch = allocate(size);
  scratchView = new DataView(scratch.buffer);
}

/** The room that a message takes at least which ended there, with `more` bytes behind it. Errors: LIMIT_EXCEEDED. */
function neededSize(end: number, more = 0): number {
  checkPlace(end, more);
  return end + more;
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(Math.min(size + Math.floor(size / 4) + 64, largestMessage));
  } catch (cause) {
    throw new ProtobufError("LIMIT_EXCEEDED", `no memory for ${size} bytes`, { cause });
  }
}

/** The encoded message, in an array of its own or, if messages of the type are small, a view into the slab. */
export function encodeToBytes(
  encode: EncodeMessage,
  message: object,
  options: EncodeOptions | undefined,
  habit: OutputHabit,
): Uint8Array<ArrayBuffer> {
  if (shareable === undefined) renewSlab();
  const share = shareable !== null && !slab.busy && habit.lastSize <= largestShared && options?.exact !== true;
  return write(encode, message, options, habit, share ? takeSharedOrOwn : takeOwn, share);
}

function takeSharedOrOwn(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  return bytes === slab.bytes && end - start <= largestShared ? takeShared(end) : takeOwn(bytes, start, end);
}

function takeOwn(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  const size = end - start;
  const own = new Uint8Array(size);
  // `slice` looks for a species and takes 0.5 to 1 µs more (benchmark case `batch`).
  if (size > shortCopy) own.set(new Uint8Array(bytes.buffer, start, size));
  else for (let index = 0; index < size; index++) own[index] = bytes[start + index]!;
  return own;
}

/** Encodes into `target` at `offset`; returns the number of bytes. */
export function encodeToTarget(
  encode: EncodeMessage,
  message: object,
  target: Uint8Array,
  offset: number,
  options: EncodeOptions | undefined,
  habit: OutputHabit,
): number {
  return write(
    encode,
    message,
    options,
    habit,
    (bytes, start, end) => {
      const size = end - start;
      const room = trueLength(target) - offset;
      if (size > room)
        throw new ProtobufError(
          "INVALID_ARGUMENT",
          `the message takes ${size} bytes, the target has ${Math.max(0, room)} behind the offset`,
        );
      if (size > 0) Uint8Array.prototype.set.call(target, bytes.subarray(start, end), offset);
      return size;
    },
    false,
  );
}

/** The number of bytes of the encoded message. It is found by encoding: this costs no more than to compute it, and cannot differ. */
export function encodedSize(
  encode: EncodeMessage,
  message: object,
  options: EncodeOptions | undefined,
  habit: OutputHabit,
): number {
  return write(encode, message, options, habit, (_bytes, start, end) => end - start, false);
}
