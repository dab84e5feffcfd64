import type { MessageCodec } from "../codec/options.ts";
import { fromJsonString, toJsonString } from "../json/index.ts";
import { fromText, toText } from "../text/index.ts";
import type { ConvertArguments } from "./arguments.ts";
import { findType } from "./find-type.ts";
import { isBytesForm, readBytes, readText, unknownSize, writeBytes } from "./forms.ts";
import { printableJson, readChunks, writeErrorLine } from "./host.ts";
import { Output } from "./output.ts";
import { partsOf, within } from "./parts.ts";

/**
 * `encode` and `decode`: both read messages in one form and write them in another, and differ only in the default
 * forms.
 *
 * Bytes in and bytes out is a message decoded and encoded again: fields in order, and fields that the schema does not know kept as they are.
 */
export async function convert(args: ConvertArguments): Promise<void> {
  const codec = await findType(args);
  const output = new Output();
  let unknown = 0;
  try {
    for await (const part of partsOf(
      readChunks(() => output.flush()),
      args.input,
      codec.typeName,
    )) {
      const converted = within(part, () => convertOne(codec, args, part.content));
      unknown += converted.unknown;
      await output.add(converted.piece);
    }
  } finally {
    // What was read before an error is valid.
    await output.flush();
  }
  if (unknown > 0) warnOfUnknown(unknown, args.output);
}

interface Converted {
  readonly piece: string | Uint8Array;
  /** Bytes of unknown fields that are left out. */
  readonly unknown: number;
}

function convertOne(codec: MessageCodec, args: ConvertArguments, source: Uint8Array): Converted {
  const { input, output, flags } = args;
  const bytes = isBytesForm(input) ? readBytes(source, input) : undefined;
  const message = bytes === undefined ? readCharacters(codec, args, readText(source)) : codec.decode(bytes);
  if (!isBytesForm(output))
    return {
      piece: writeCharacters(codec, args, message),
      unknown: bytes === undefined ? 0 : unknownSize(codec, message, bytes),
    };
  return { piece: writeBytes(codec.encode(message, { deterministic: flags.deterministic }), output), unknown: 0 };
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

/** Nothing is dropped silently. */
function warnOfUnknown(size: number, form: string): void {
  writeErrorLine(
    `note: ${size} ${size === 1 ? "byte" : "bytes"} of unknown fields cannot be written as ${form}; wireform inspect shows them`,
  );
}
