import { defaultMaxDepth } from "../../message/nesting.ts";
import type { EncodeMessage } from "../interpretation.ts";
import type { EncodeOptions } from "../options.ts";
import { encoding } from "./encode-state.ts";
import { beginGathering, endGathering, fillGaps, gatheredSize, type GatherHabit, newGatherHabit } from "./gather.ts";
import { gathering } from "./gaps.ts";
import { beginDecode } from "./begin-decode.ts";
import { forgetOutputView } from "./output-view.ts";
import { allocate, type Finish, growth, neededSize, takeOwn, type Transfer } from "./transfer.ts";

/*
 * Where encode writes to. No store is checked: those behind the end of an array do nothing, lists stop there, and where the position is behind the end
 * afterwards, the message is written again with more room. V8 does not forget a place in the code that has stored behind an end, and is slower there from
 * then on, so that arrays are large enough for most messages (benchmark case `otlp`).
 */

/** Results up to this many bytes may share a buffer of `slabSize` bytes with others (benchmark case `small`: 20 ns for a view, 50 for a copy). */
export const largestShared = 2048;
const slabSize = 16384;
/** The system gives memory when it is written to. */
const firstScratch = 256 * 1024;
/** A scratch larger than this is not kept. */
const keptScratch = 1024 * 1024;

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

/** How messages of a type are written, and their bytes read, where speed is what counts. */
export function fastTransfer(habit: OutputHabit): Transfer {
  return {
    begin: beginDecode,
    write: (encode, message, options, finish) => write(encode, message, options, habit, finish, false),
    toBytes: (encode, message, options) => encodeToBytes(encode, message, options, habit),
  };
}

/** The encoded message, in an array of its own or, if messages of the type are small, a view into the slab. */
function encodeToBytes(
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
