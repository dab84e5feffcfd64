import { isProtobufError, ProtobufError } from "../errors.ts";
import { Chunks } from "../stream/chunks.ts";
import { takeMessage } from "../stream/decode-stream.ts";
import { openSource } from "../stream/source.ts";
import { throwLimitExceeded } from "../wire/wire-error.ts";
import type { Form } from "./forms.ts";
import { joinBytes } from "./join-bytes.ts";

/** A message of an input, as it arrives. */
export interface Part {
  readonly content: Uint8Array;
  /** The offset of its first byte in the input. */
  readonly start: number;
  /** Its place in the input, for errors; empty if the input is one message. */
  readonly place: string;
}

/** The most bytes of a line of JSON: 256 MiB, half of the longest string. */
const maxLineBytes = 256 * 1024 * 1024;

/** The messages of an input, one by one as its chunks arrive. Errors: TRUNCATED, INVALID_LENGTH, LIMIT_EXCEEDED. */
export function partsOf(
  source: AsyncIterable<Uint8Array>,
  form: Form,
  typeName?: string,
): AsyncGenerator<Part, void, undefined> {
  return form === "delimited" ? delimitedParts(source, typeName) : form === "jsonl" ? lineParts(source) : whole(source);
}

/** Adds the place of the part to an error in it, and counts offsets from the beginning of the input. */
export function within<R>({ start, place }: Part, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (place === "" || !isProtobufError(error)) throw error;
    const { code, typeName, path, offset } = error;
    const counted = offset === undefined ? "" : " (counted from there)";
    throw new ProtobufError(code, `${place}: ${error.message}${counted}`, {
      typeName,
      path,
      offset: start + (offset ?? 0),
      cause: error,
    });
  }
}

async function* whole(source: AsyncIterable<Uint8Array>): AsyncGenerator<Part, void, undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  yield { content: joinBytes(chunks), start: 0, place: "" };
}

async function* delimitedParts(
  source: AsyncIterable<Uint8Array>,
  typeName: string | undefined,
): AsyncGenerator<Part, void, undefined> {
  const pull = openSource(source);
  const chunks = new Chunks(pull);
  try {
    for (let index = 0; chunks.hasByte || (await chunks.fill()); index++) {
      const content = await takeMessage(chunks, index, typeName);
      const start = chunks.offset - content.length;
      yield { content, start, place: `message ${index}, which starts at byte ${start} of the input` };
    }
  } finally {
    await pull.stop();
  }
}

/** Lines of white space only are skipped. */
async function* lineParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Part, void, undefined> {
  let [line, index, start] = [1, 0, 0];
  for await (const content of linesOf(source)) {
    if (content.some((byte) => byte > 32)) {
      yield { content, start, place: `message ${index}, line ${line}, which starts at byte ${start} of the input` };
      index++;
    }
    start += content.length + 1;
    line++;
  }
}

/** The lines of an input, without their line feeds. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let pieces: Uint8Array[] = [];
  let [held, start] = [0, 0];
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      pieces.push(chunk.subarray(from, end));
      const line = joinBytes(pieces);
      yield line;
      [pieces, held, from] = [[], 0, end + 1];
      start += line.length + 1;
    }
    pieces.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > maxLineBytes) throwLimitExceeded(start, `a line of JSON exceeds ${maxLineBytes} bytes`);
  }
  if (held > 0) yield joinBytes(pieces);
}
