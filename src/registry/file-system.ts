import { isError, ProtobufError } from "../errors.ts";

interface FileSystem {
  readFileSync(path: string): Uint8Array;
  readonly promises: { readFile(path: string): Promise<Uint8Array> };
}

/** `node:fs`, loaded only when a file is read, so that bundlers do not see it. Node from 20.16, Bun, Deno. */
function fileSystem(): FileSystem {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = process?.getBuiltinModule?.("node:fs");
  if (found === undefined)
    throw new ProtobufError(
      "UNSUPPORTED",
      "this platform has no file system that wireform knows: give the option readFile, or the text to parse()",
    );
  return found as FileSystem;
}

/** The bytes of a file; undefined if there is none. */
export function readFileSync(path: string): Uint8Array | undefined {
  const { readFileSync: read } = fileSystem();
  try {
    return read(path);
  } catch (error) {
    return absent(error, path);
  }
}

/** Like `readFileSync`, but asynchronous. */
export async function readFile(path: string): Promise<Uint8Array | undefined> {
  const { promises } = fileSystem();
  try {
    return await promises.readFile(path);
  } catch (error) {
    return absent(error, path);
  }
}

function absent(error: unknown, path: string): undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
  throw new ProtobufError("NOT_FOUND", `cannot read ${path}: ${isError(error) ? error.message : String(error)}`, {
    file: path,
    cause: error,
  });
}
