import type { MessageCodec } from "../codec/options.ts";
import { fromJsonString, toJsonString } from "../json/index.ts";
import { fromText, toText } from "../text/index.ts";
import type { ConvertArguments } from "./arguments.ts";
import { findType } from "./find-type.ts";
import { isBytesForm, readBytes, readText, unknownSize, writeBytes } from "./forms.ts";
import { printableJson, readInput, writeErrorLine, writeOutput } from "./host.ts";

/**
 * `encode` and `decode`: both read a message in one form and write it in another, and differ in the forms they expect.
 *
 * Bytes in and bytes out is a message decoded and encoded again: fields in order, and fields that the schema does not know kept as they are.
 */
export async function convert(args: ConvertArguments): Promise<void> {
  const { input, output, flags } = args;
  const codec = await findType(args);
  const source = await readInput();
  const bytes = isBytesForm(input) ? readBytes(source, input) : undefined;
  const message = bytes === undefined ? readCharacters(codec, args, readText(source)) : codec.decode(bytes);
  if (isBytesForm(output)) {
    await writeOutput(writeBytes(codec.encode(message, { deterministic: flags.deterministic }), output));
    return;
  }
  if (bytes !== undefined) warnOfUnknown(codec, message, bytes, output);
  await writeOutput(writeCharacters(codec, args, message));
}

function readCharacters(codec: MessageCodec, { input, flags }: ConvertArguments, text: string): object {
  return input === "text"
    ? fromText(codec, text)
    : fromJsonString(codec, text, { ignoreUnknown: flags["ignore-unknown"] });
}

function writeCharacters(codec: MessageCodec, { output, flags }: ConvertArguments, message: object): string {
  if (output === "text") return toText(codec, message);
  const json = toJsonString(codec, message, {
    emitDefaults: flags["emit-defaults"],
    useProtoNames: flags["proto-names"],
    indent: flags.pretty ? 2 : undefined,
  });
  return `${printableJson(json)}\n`;
}

/** Nothing is left out silently. */
function warnOfUnknown(codec: MessageCodec, message: object, bytes: Uint8Array, form: string): void {
  const size = unknownSize(codec, message, bytes);
  if (size > 0)
    writeErrorLine(
      `note: ${size} ${size === 1 ? "byte" : "bytes"} of unknown fields cannot be written as ${form}; wireform inspect shows them`,
    );
}
