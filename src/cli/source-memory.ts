import { readFile } from "../registry/file-system.ts";
import { readUtf8Lossy } from "../wire/plain-utf8.ts";

type Content = string | Uint8Array | undefined;

/** The sources of schemas that were read, by path: errors show the line that they are about. */
const contents = new Map<string, string | Uint8Array>();

/** A `readFile` for the loaders that remembers what `read` gives. */
export function remembering(
  read: (path: string) => Content | Promise<Content> = readFile,
): (path: string) => Promise<Content> {
  return async (path) => {
    const content = await read(path);
    if (content !== undefined) contents.set(path, content);
    return content;
  };
}

/** The text of a file, by its name in errors, which is the end of its path; undefined if unknown. */
export function textOf(file: string): string | undefined {
  const path = [...contents.keys()].findLast((each) => each === file || each.endsWith(`/${file}`));
  const content = path === undefined ? undefined : contents.get(path)!;
  return content instanceof Uint8Array ? readUtf8Lossy(content, 0, content.length) : content;
}

/** A line (from 1) of a file; undefined if unknown. */
export function lineOf(file: string, line: number): string | undefined {
  return textOf(file)?.split("\n")[line - 1];
}

/** Whether a file with this path was read. */
export function isRead(path: string): boolean {
  return contents.has(path);
}
