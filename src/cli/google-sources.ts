import { readFile } from "../registry/file-system.ts";
import { relativePath } from "../registry/paths.ts";
import { googleFiles } from "../schema/google-files.ts";
import { packagePath } from "./host.ts";

type Content = string | Uint8Array | undefined;

/**
 * A `readFile` that has Google's own files where the last of the include paths has none: as they come with the package, for those that are built in are
 * without comments, and these belong into generated code.
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
