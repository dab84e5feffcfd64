import { isProtobufError, type ProtobufError } from "../errors.ts";
import { parseSource } from "../schema/source/file.ts";
import { textOf } from "./source-memory.ts";

/** First lines of a file; with one of them, what is wrong may be right. */
const firstLines = ['syntax = "proto3";', 'edition = "2024";'] as const;

/**
 * What to do about an error in a file that has no `syntax` line, and is read as proto2 for that alone; undefined if
 * such a line would not help.
 *
 * To know, the file is read with the line: it helps if the reading then comes further.
 */
export function syntaxAdvice({ file, line }: ProtobufError): string | undefined {
  const text = file === undefined ? undefined : textOf(file);
  if (text === undefined || line === undefined || lineOfFault(file!, text) !== line) return undefined;
  const helpful = firstLines.find((first) => lineOfFault(file!, `${first} ${text}`) > line);
  if (helpful === undefined) return undefined;
  return `${file} has no syntax line, and is read as proto2: does ${helpful} belong at its beginning?`;
}

/** The line of the first fault of a text; Infinity, if there is none. A second `syntax` line is one. */
function lineOfFault(file: string, text: string): number {
  try {
    parseSource(file, text);
    return Infinity;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return error.line ?? 0;
  }
}
