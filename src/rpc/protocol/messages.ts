import { RpcError } from "../call/rpc-error.ts";
import type { CompressionName } from "../call/context.ts";
import type { Compression } from "./compression.ts";
import { compressedFlag, envelope, readEnvelopes } from "./envelope.ts";
import { type Body, partsOf } from "./http.ts";
import type { Settings } from "./settings.ts";

/** Bytes of what ends a stream: trailers, and the details of an error. */
const maxEndBytes: number = 256 * 1024;

/** How a stream of messages is read. */
export interface Reading {
  /** How messages with the flag are compressed; undefined for `identity`. */
  readonly compression: Compression | undefined;
  readonly maxReceiveBytes: number;
  /** The flag of what ends the stream; 0 where the protocol has no such message. */
  readonly endFlag: number;
  /** Is given what ends the stream. */
  readonly onEnd?: ((data: Uint8Array) => void) | undefined;
}

/**
 * The messages of a body, as bytes.
 * Errors: RESOURCE_EXHAUSTED for one that is too large; INTERNAL for one that is cut off, is compressed in no way that was said, or comes after the end.
 */
export async function* readMessages(body: Body, reading: Reading): AsyncGenerator<Uint8Array, void, undefined> {
  const { compression, maxReceiveBytes, endFlag, onEnd } = reading;
  const limitOf = (flags: number): number => ((flags & endFlag) === 0 ? maxReceiveBytes : maxEndBytes);
  let isOver = false;
  for await (const { flags, data } of readEnvelopes(partsOf(body), limitOf)) {
    if (isOver) throw new RpcError("INTERNAL", "something comes after the end of the stream");
    if ((flags & ~(compressedFlag | endFlag)) !== 0)
      throw new RpcError("INTERNAL", `a message has flags that nobody knows: ${flags}`);
    const bytes = (flags & compressedFlag) === 0 ? data : await decompress(compression, data, limitOf(flags));
    isOver = (flags & endFlag) !== 0;
    if (isOver) onEnd?.(bytes);
    else yield bytes;
  }
}

function decompress(compression: Compression | undefined, data: Uint8Array, limit: number): Promise<Uint8Array> {
  if (compression === undefined)
    throw new RpcError("INTERNAL", "a message is compressed, and the headers do not say how");
  return compression.decompress(data, limit);
}

/** What a header says of compression. `otherwise` is the code for what is not known. */
export function compressionOf(
  name: string | null,
  { gzip }: Settings,
  otherwise: "UNIMPLEMENTED" | "INTERNAL",
): Compression | undefined {
  if (name === null || name === "" || name === "identity") return undefined;
  if (name === gzip.name) return gzip;
  throw new RpcError(otherwise, `compression ${JSON.stringify(name)} is not known: it is ${supported}`);
}

/** What is told to the other side. */
export const supported = "gzip, identity";

/** How to compress what is sent: as the settings say, where the other side takes that. */
export function sendingCompression(
  { compression, gzip }: Settings,
  accepted: string | null | undefined,
): Compression | undefined {
  if (compression !== gzip.name) return undefined;
  return accepted === undefined || tokensOf(accepted).includes(gzip.name) ? gzip : undefined;
}

function tokensOf(list: string | null): readonly string[] {
  return (list ?? "").split(",").map((token) => token.split(";")[0]!.trim());
}

/** A message as it is sent, with its flags. RESOURCE_EXHAUSTED for one that is larger than this side sends. */
export function messageEnvelope(
  bytes: Uint8Array,
  settings: Settings,
  compression: Compression | undefined,
): Uint8Array | Promise<Uint8Array> {
  checkSize(bytes, settings);
  if (compression === undefined) return envelope(0, bytes);
  return compression.compress(bytes).then((data) => envelope(compressedFlag, data));
}

/** RESOURCE_EXHAUSTED for a message that is larger than this side sends. */
export function checkSize({ length }: Uint8Array, { maxSendBytes }: Pick<Settings, "maxSendBytes">): void {
  if (length > maxSendBytes)
    throw new RpcError(
      "RESOURCE_EXHAUSTED",
      `a message of ${length} bytes is larger than the limit of ${maxSendBytes}`,
    );
}

/** A stream of messages as they are sent. */
export async function* envelopes(
  messages: AsyncIterable<Uint8Array>,
  settings: Settings,
  compression: Compression | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const bytes of messages) yield await messageEnvelope(bytes, settings, compression);
}

/** The name of a compression for a header. */
export function nameOf(compression: Compression | undefined): CompressionName {
  return compression?.name ?? "identity";
}
