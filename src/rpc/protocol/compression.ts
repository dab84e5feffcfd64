import type { CompressionName } from "../call/context.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { allBytes } from "./bytes.ts";
import { tooLarge } from "./envelope.ts";
import { WebBody } from "./web-body.ts";

/** A way to compress, as a platform has it. */
export interface Compression {
  /** Its name in HTTP. */
  readonly name: CompressionName;
  /** Compresses a message. */
  compress(bytes: Uint8Array): Promise<Uint8Array>;
  /** Takes a compressed message apart. Errors: RESOURCE_EXHAUSTED as soon as that is more than `limit` bytes; INTERNAL for bytes that are none. */
  decompress(bytes: Uint8Array, limit: number): Promise<Uint8Array>;
}

/** gzip as every platform has it. Source: https://compression.spec.whatwg.org */
export const webGzip: Compression = {
  name: "gzip",
  compress: (bytes) => through(new CompressionStream("gzip"), bytes, Infinity),
  decompress: async (bytes, limit) => {
    try {
      return await through(new DecompressionStream("gzip"), bytes, limit);
    } catch (error) {
      throw error instanceof RpcError ? error : notCompressed(error);
    }
  },
};

/** INTERNAL for what says that it is compressed, and is not. */
export function notCompressed(cause: unknown): RpcError {
  return new RpcError("INTERNAL", `a message cannot be decompressed: ${textOf(cause)}`, { cause });
}

async function through(
  stream: { readonly readable: ReadableStream; readonly writable: WritableStream },
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What goes wrong in writing comes out of reading, too.
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  return allBytes(new WebBody(stream.readable), limit, () => tooLarge(undefined, limit));
}

function ignore(): void {}
