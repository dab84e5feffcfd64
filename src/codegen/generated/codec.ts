import type { MessageCodec } from "../../codec/options.ts";
import { create } from "../../message/create.ts";
import type { MessageDescriptor } from "../../schema/descriptors.ts";
import type { GeneratedEntry } from "./entry.ts";
import type { GeneratedFile } from "./file.ts";

/** Makes the codec of a generated message type, and lets the file know it, for those who look for types by name. */
export function declareCodec<T, TInit>(file: GeneratedFile, entry: GeneratedEntry): MessageCodec<T, TInit> {
  const { typeName, encode, encodeInto, size, decode } = entry;
  let descriptor: MessageDescriptor | undefined;
  const codec: MessageCodec<T, TInit> = {
    typeName,
    get descriptor() {
      return (descriptor ??= file.descriptor(typeName));
    },
    representation: file.representation,
    registry: file,
    create: (init) => create(codec, init),
    encode,
    encodeInto,
    size,
    decode: decode as MessageCodec<T, TInit>["decode"],
  };
  file.codecs.set(typeName, codec);
  return codec;
}
