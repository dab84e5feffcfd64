import { isProtobufError, type ProtobufError } from "../errors.ts";
import { parseSource } from "../schema/source/file.ts";
import { textOf } from "./source-memory.ts";

/** First lines of a file that may repair it. */
const firstLines = ['syntax = "proto3";', 'edition = "2024";'] as const;

/**
 * Advice about an error in a file without a `syntax` line, which is therefore read as proto2; undefined if such a line
 * would not help.
 *
 * To find out, the file is parsed with the line: it helps if the parser then gets further.
 */
export function syntaxAdvice({ file, line }: ProtobufError): string | undefined {
  const text = file === undefined ? undefined : textOf(file);
  if (text === undefined || line === undefined || lineOfFault(file!, text) !== line) return undefined;
  const helpful = firstLines.find((first) => lineOfFault(file!, `${first} ${text}`) > line);
  if (helpful === undefined) return undefined;
  return `${file} has no syntax line and is read as proto2: does it need ${helpful} at the top?`;
}

/** The line of the first error in a text; Infinity if there is none. A second `syntax` line is an error. */
function lineOfFault(file: string, text: string): number {
  try {
    parseSource(file, text);
    return Infinity;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return error.line ?? 0;
  }
}
