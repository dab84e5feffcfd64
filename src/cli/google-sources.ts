import { readFile } from "../registry/file-system.ts";
import { relativePath } from "../registry/paths.ts";
import { googleFiles } from "../schema/google-files.ts";
import { packagePath } from "./host.ts";

type Content = string | Uint8Array | undefined;

/**
 * A `readFile` that adds Google's own files from the package if no include path has them. The built-in copies have no
 * comments, but generated code should have them.
 */
export function withGoogleSources(
  includePaths: readonly string[],
  read: (path: string) => Content | Promise<Content> = readFile,
): (path: string) => Promise<Content> {
  const last = includePaths.at(-1);
  return async (path) => {
    const content = await read(path);
    const name = last === undefined || content !== undefined ? undefined : relativePath(last, path);
    return name === undefined || !googleFiles.has(name) ? content : readFile(packagePath(`proto/${name}`));
  };
}
