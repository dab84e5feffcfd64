import type { MessageCodec } from "../codec/options.ts";
import { fromJsonString, toJsonString } from "../json/index.ts";
import type { ConvertArguments } from "./arguments.ts";
import { findType } from "./find-type.ts";
import { readBytes, readText, unknownSize, writeBytes } from "./forms.ts";
import { readInput, writeErrorLine, writeOutput } from "./host.ts";

/**
 * `encode` and `decode`: both read a message in one form and write it in another, and differ in the forms they expect.
 *
 * Bytes in and bytes out is a message decoded and encoded again: fields in order, and fields that the schema does not know kept as they are.
 */
export async function convert(args: ConvertArguments): Promise<void> {
  const { input, output, flags } = args;
  const codec = await findType(args);
  const source = await readInput();
  const bytes = input === "json" ? undefined : readBytes(source, input);
  const message: object = bytes === undefined ? fromJsonString(codec, readText(source), { ignoreUnknown: flags["ignore-unknown"] }) : codec.decode(bytes);
  if (output !== "json") {
    await writeOutput(writeBytes(codec.encode(message, { deterministic: flags.deterministic }), output));
    return;
  }
  if (bytes !== undefined) warnOfUnknown(codec, message, bytes);
  await writeOutput(`${toJson(codec, message, flags)}\n`);
}

function toJson(codec: MessageCodec, message: object, flags: ConvertArguments["flags"]): string {
  return toJsonString(codec, message, { emitDefaults: flags["emit-defaults"], useProtoNames: flags["proto-names"], indent: flags.pretty ? 2 : undefined });
}

/** Nothing is left out silently. */
function warnOfUnknown(codec: MessageCodec, message: object, bytes: Uint8Array): void {
  const size = unknownSize(codec, message, bytes);
  if (size > 0) writeErrorLine(`note: ${size} ${size === 1 ? "byte" : "bytes"} of unknown fields are not in the JSON; wireform inspect shows them`);
}
