import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { isProtobufError } from "../../src/errors.ts";
import {
  type ByteSource,
  decodeStream,
  encodeStream,
  type EncodeStreamOptions,
  readDelimited,
  writeDelimited,
} from "../../src/stream/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { type Note, note, noteCodec } from "./codec.ts";

const notes: Note[] = [note(0), note(5, 1), note(300, 2), note(127, 3), note(0), note(70_000, 4), note(1, 5)];
const whole: Uint8Array = Buffer.concat(notes.map((message) => writeDelimited(noteCodec, message)));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The data of the notes as text: comparing large arrays takes vitest long. */
async function texts(source: ByteSource): Promise<string[]> {
  return (await collect(decodeStream(noteCodec, source))).map(textOf);
}

function textOf({ data }: Note): string {
  return Buffer.from(data).toString("latin1");
}

const expected: string[] = notes.map(textOf);

/** The messages before the error, then its code and offset. */
async function outcome(source: ByteSource, options?: object): Promise<unknown[]> {
  const all: unknown[] = [];
  try {
    for await (const message of decodeStream(noteCodec, source, options)) all.push(message.data.length);
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    all.push(error.code, error.offset);
  }
  return all;
}

/** Cuts `bytes` into chunks of the sizes that `size` gives. */
function* chunksOf(bytes: Uint8Array, size: () => number): Generator<Uint8Array> {
  for (let position = 0; position < bytes.length; ) {
    const end = position + size();
    yield bytes.subarray(position, end);
    position = end;
  }
}

/** A source that counts what is asked of it. */
function counted(chunks: Uint8Array[]) {
  const counts = { pulled: 0, returned: 0 };
  const iterator = {
    next: async () =>
      counts.pulled < chunks.length
        ? { done: false as const, value: chunks[counts.pulled++]! }
        : { done: true as const, value: undefined },
    return: async () => {
      counts.returned++;
      return { done: true as const, value: undefined };
    },
  };
  return { counts, source: { [Symbol.asyncIterator]: () => iterator } };
}

describe("decodeStream", () => {
  it("reads chunks of any size", async () => {
    expect(await texts([whole])).toEqual(expected);
    expect(await texts(whole as never)).toEqual(expected);
    expect(await texts(chunksOf(whole, () => 1))).toEqual(expected);
    expect(await collect(decodeStream(noteCodec, []))).toEqual([]);
    expect(await texts([new Uint8Array(0), whole, new Uint8Array(0)])).toEqual(expected);
    let seed = 11;
    for (let run = 0; run < 50; run++) {
      const largest = 2 + run * run * 20;
      const size = () => (seed = (seed * 48271) % 2147483647) % largest;
      expect(await texts(chunksOf(whole, size))).toEqual(expected);
    }
  });

  it("reads Node streams and web streams, from a file and back", async () => {
    const directory = mkdtempSync(join(tmpdir(), "wireform-"));
    const path = join(directory, "notes.bin");
    try {
      await pipeline(Readable.from(encodeStream(noteCodec, notes)), createWriteStream(path));
      expect(await texts(createReadStream(path, { highWaterMark: 100 }))).toEqual(expected);
      expect(await texts(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>)).toEqual(expected);
    } finally {
      rmSync(directory, { recursive: true });
    }
    expect(await texts(new Blob([Buffer.from(whole)]).stream())).toEqual(expected);
  });

  it("reads ReadableStreams that cannot be iterated, and cancels them", async () => {
    let cancelled = 0;
    const bare = () => {
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(Uint8Array.from(whole));
          controller.close();
        },
        cancel: () => void cancelled++,
      });
      return { stream, source: { getReader: () => stream.getReader() } };
    };
    const { stream, source } = bare();
    expect(await texts(source)).toEqual(expected);
    expect([stream.locked, cancelled]).toEqual([false, 0]);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Uint8Array.of(0)),
      cancel: () => void cancelled++,
    });
    for await (const _message of decodeStream(noteCodec, { getReader: () => endless.getReader() })) break;
    expect([endless.locked, cancelled]).toEqual([false, 1]);
  });

  it("says where a stream is cut, wherever that is", async () => {
    const short = Buffer.concat(notes.slice(0, 3).map((message) => writeDelimited(noteCodec, message)));
    const lengths = [0, 5, 300];
    const ends = [1, 9, 9 + 2 + 303];
    for (let end = 0; end <= short.length; end++) {
      const complete = ends.filter((messageEnd) => messageEnd <= end).length;
      const isWhole = end === 0 || ends.includes(end);
      const wanted = [...lengths.slice(0, complete), ...(isWhole ? [] : ["TRUNCATED", end])];
      expect(await outcome([short.subarray(0, end)])).toEqual(wanted);
      expect(await outcome(chunksOf(short.subarray(0, end), () => 4))).toEqual(wanted);
    }
    await expect(collect(decodeStream(noteCodec, [short.subarray(0, 100)]))).rejects.toThrow(
      "message 2: 214 of its 303 bytes are missing",
    );
    await expect(collect(decodeStream(noteCodec, [short.subarray(0, 10)]))).rejects.toThrow("the length of message 2");
  });

  it("gives offsets in the stream", async () => {
    const bad = new Uint8Array([0, 2, 0x0a, 0, 3, 0x0a, 1, 7, 2, 0x13, 0x1c]);
    expect(await outcome([bad])).toEqual([0, 0, 1, "INVALID_GROUP", 10]);
    expect(await outcome(chunksOf(bad, () => 1))).toEqual([0, 0, 1, "INVALID_GROUP", 10]);
    expect(await outcome([new Uint8Array([0, 0x80, 0x80, 0x80, 0x80, 0x80, 0])])).toEqual([0, "INVALID_LENGTH", 1]);
    expect(await outcome([new Uint8Array([0]), "text" as never])).toEqual([0, "INVALID_TYPE", 1]);
    expect(await outcome([new Uint8Array([0]), undefined as never])).toEqual([0, "INVALID_TYPE", 1]);
    expect(await outcome(5 as never)).toEqual(["INVALID_ARGUMENT", undefined]);
  });

  it("limits one message, before its bytes are there", async () => {
    const huge = [new Uint8Array([0, 0xff, 0xff, 0xff, 0xff, 0x07])];
    expect(await outcome(huge)).toEqual([0, "LIMIT_EXCEEDED", 1]);
    expect(await outcome(huge, { maxBytes: 2 ** 31 })).toEqual([0, "TRUNCATED", 6]);
    expect(await outcome([whole], { maxBytes: 302 })).toEqual([0, 5, "LIMIT_EXCEEDED", 9]);
    expect(
      await outcome([writeDelimited(noteCodec, note(300)), writeDelimited(noteCodec, note(300))], { maxBytes: 303 }),
    ).toEqual([300, 300]);
  });

  it("pulls no further than it must, and tells the source to stop", async () => {
    const chunks = notes.map((message) => writeDelimited(noteCodec, message));
    const { counts, source } = counted(chunks);
    const messages = decodeStream(noteCodec, source);
    expect(counts.pulled).toBe(0);
    await messages.next();
    expect(counts).toEqual({ pulled: 1, returned: 0 });
    await messages.next();
    expect(counts).toEqual({ pulled: 2, returned: 0 });
    await messages.return();
    expect(counts).toEqual({ pulled: 2, returned: 1 });
    const ended = counted(chunks);
    await collect(decodeStream(noteCodec, ended.source));
    expect(ended.counts).toEqual({ pulled: chunks.length, returned: 0 });
    const broken = counted([new Uint8Array([2, 0x13, 0x1c]), ...chunks]);
    expect(await outcome(broken.source)).toEqual(["INVALID_GROUP", 2]);
    expect(broken.counts).toEqual({ pulled: 1, returned: 1 });
  });

  it("passes errors of the source on", async () => {
    async function* failing() {
      yield new Uint8Array([0]);
      throw new Error("the line is dead");
    }
    await expect(collect(decodeStream(noteCodec, failing()))).rejects.toThrow("the line is dead");
  });

  it("takes linear time for a big message in small chunks", async () => {
    const big = writeDelimited(noteCodec, note(4_000_000));
    const start = performance.now();
    const [message] = await collect(
      decodeStream(
        noteCodec,
        chunksOf(big, () => 4),
      ),
    );
    expect(message?.data.length).toBe(4_000_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("encodeStream", () => {
  const sizes = async (messages: Iterable<Note> | AsyncIterable<Note>, options?: EncodeStreamOptions) =>
    (await collect(encodeStream(noteCodec, messages, options))).map(({ length }) => length);

  it("encodes what it is given, when it is asked", async () => {
    const { counts, source } = counted(notes as never);
    const bytes = encodeStream(noteCodec, source as never, { batchBytes: 0 });
    expect(counts.pulled).toBe(0);
    expect((await bytes.next()).value).toEqual(new Uint8Array([0]));
    expect(counts).toEqual({ pulled: 1, returned: 0 });
    await bytes.return();
    expect(counts).toEqual({ pulled: 1, returned: 1 });
    expect(Buffer.concat(await collect(encodeStream(noteCodec, notes)))).toEqual(whole);
    expect(await collect(encodeStream(noteCodec, new Set([note(0)])))).toEqual([new Uint8Array([0])]);
    expect(await sizes([])).toEqual([]);
  });

  it("gives chunks of 64 kB, or of another size", async () => {
    const thousand = Array.from({ length: 1000 }, () => note(97));
    async function* later(): AsyncGenerator<Note> {
      yield* thousand;
    }
    const whole = [65_600, 34_400];
    expect(await sizes(thousand)).toEqual(whole);
    expect(await sizes(later())).toEqual(whole);
    expect(await sizes(Readable.from(thousand))).toEqual(whole);
    expect(await sizes(thousand, { batchBytes: 50_000 })).toEqual([50_000, 50_000]);
    expect(await sizes(thousand, { batchBytes: Infinity })).toEqual([100_000]);
    expect(await sizes(notes, { batchBytes: 0 })).toEqual(notes.map((each) => writeDelimited(noteCodec, each).length));
    for (const batchBytes of [-1, 1.5, "1" as never])
      await expect(sizes(notes, { batchBytes })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("does not keep messages back while the source waits", async () => {
    const waits: (() => void)[] = [];
    async function* live(): AsyncGenerator<Note> {
      yield note(1);
      yield note(2);
      await new Promise<void>((go) => waits.push(go));
      yield note(3);
    }
    const bytes = encodeStream(noteCodec, live());
    expect((await bytes.next()).value).toHaveLength(4 + 5);
    const last = bytes.next();
    waits[0]!();
    expect((await last).value).toHaveLength(6);
    expect(await bytes.next()).toEqual({ done: true, value: undefined });
  });

  it("tells a source that waits when it is stopped", async () => {
    let isReturned = false;
    const source = {
      asked: 0,
      next(): Promise<IteratorResult<Note>> {
        return this.asked++ === 0 ? Promise.resolve({ done: false, value: note(1) }) : new Promise(() => {});
      },
      return(): Promise<IteratorResult<Note>> {
        isReturned = true;
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]: () => source,
    };
    for await (const chunk of encodeStream(noteCodec, source)) {
      expect(chunk).toHaveLength(4);
      break;
    }
    expect(isReturned).toBe(true);
  });

  it("gives what was before an error first", async () => {
    const failed = new Error("the line is dead");
    async function* failing(): AsyncGenerator<Note> {
      yield note(1);
      throw failed;
    }
    const bytes = encodeStream(noteCodec, failing());
    expect((await bytes.next()).value).toHaveLength(4);
    await expect(bytes.next()).rejects.toBe(failed);
    const wrong = encodeStream(noteCodec, [note(1), undefined as never, note(1)]);
    expect((await wrong.next()).value).toHaveLength(4);
    await expect(wrong.next()).rejects.toThrow();
  });
});

forEachEngine((_engine, load) => {
  const schema = load.source(
    `syntax = "proto3"; package t; message AddRequest { int32 a = 1; int32 b = 2; string request_id = 3; }`,
  );
  const codec = schema.message("t.AddRequest");

  it("goes there and back", async () => {
    const stream = encodeStream(codec, [{ a: 5, b: 3 }, {}, { requestId: "req-12345" }]);
    const bytes = Buffer.concat(await collect(stream));
    expect(bytes.toString("hex")).toBe("0408051003000b1a097265712d3132333435");
    const messages = await collect(
      decodeStream(
        codec,
        chunksOf(bytes, () => 3),
      ),
    );
    expect(messages).toEqual([
      { a: 5, b: 3, requestId: "" },
      { a: 0, b: 0, requestId: "" },
      { a: 0, b: 0, requestId: "req-12345" },
    ]);
  });

  it("keeps the path of the field, and counts offsets in the stream", async () => {
    const bad = [new Uint8Array([0, 4, 0x08, 1, 0x1a]), new Uint8Array([5, 0])];
    await expect(collect(decodeStream(codec, bad))).rejects.toMatchObject({
      code: "TRUNCATED",
      typeName: "t.AddRequest",
      path: "requestId",
      offset: 6,
    });
    await expect(collect(encodeStream(codec, [{}, { a: 1.5 }]))).rejects.toMatchObject({
      code: "INVALID_TYPE",
      path: "a",
    });
    expect(() => readDelimited(codec, new Uint8Array([9, 2, 0x1a, 5]), 1)).toThrow(
      expect.objectContaining({ code: "TRUNCATED", path: "requestId", offset: 4 }),
    );
  });
});
