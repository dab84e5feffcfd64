import { host, readChunks } from "./host.ts";
import { usageError } from "./usage.ts";

interface FileSystem {
  createReadStream(path: string): AsyncIterable<Uint8Array>;
}

/** The bytes of a file, or of standard input, as they come. Errors: INVALID_ARGUMENT for a file that cannot be read. */
export async function* openInput(file: string | undefined): AsyncGenerator<Uint8Array, void, undefined> {
  if (file === undefined) return yield* readChunks();
  const { createReadStream } = host.getBuiltinModule("node:fs") as FileSystem;
  const chunks = createReadStream(file)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await chunks.next().catch((error: Error) => {
        throw usageError(`cannot read ${file}: ${error.message}`);
      });
      if (done === true) return;
      yield value;
    }
  } finally {
    await chunks.return?.();
  }
}
