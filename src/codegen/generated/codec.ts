import type { MessageCodec } from "../../codec/options.ts";
import { create } from "../../message/create.ts";
import type { MessageDescriptor } from "../../schema/descriptors.ts";
import type { GeneratedEntry } from "./entry.ts";
import type { GeneratedFile } from "./file.ts";

/** Makes the codec of a generated message type, and lets the file know it, for those who look for types by name. */
export function declareCodec<T, TInit>(file: GeneratedFile, entry: GeneratedEntry): MessageCodec<T, TInit> {
  const codec = new GeneratedCodec<T, TInit>(file, entry);
  file.codecs.set(entry.typeName, codec);
  return codec;
}

/** A class, for its getter stands in the prototype: of a literal with one V8 makes a dictionary, in which each call looks `decode` up (benchmark case `small`). */
class GeneratedCodec<T, TInit> implements MessageCodec<T, TInit> {
  readonly typeName: string;
  readonly representation: MessageCodec<T, TInit>["representation"];
  readonly registry: GeneratedFile;
  readonly create: MessageCodec<T, TInit>["create"];
  readonly encode: MessageCodec<T, TInit>["encode"];
  readonly encodeInto: MessageCodec<T, TInit>["encodeInto"];
  readonly size: MessageCodec<T, TInit>["size"];
  readonly decode: MessageCodec<T, TInit>["decode"];
  #descriptor: MessageDescriptor | undefined;

  constructor(file: GeneratedFile, entry: GeneratedEntry) {
    this.typeName = entry.typeName;
    this.representation = file.representation;
    this.registry = file;
    this.create = (init) => create(this, init);
    this.encode = entry.encode;
    this.encodeInto = entry.encodeInto;
    this.size = entry.size;
    this.decode = entry.decode as MessageCodec<T, TInit>["decode"];
  }

  get descriptor(): MessageDescriptor {
    return (this.#descriptor ??= this.registry.descriptor(this.typeName));
  }
}
