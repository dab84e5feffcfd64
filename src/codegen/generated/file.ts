import type { MessageCodec } from "../../codec/options.ts";
import { ProtobufError } from "../../errors.ts";
import type { Representation } from "../../message/message-type.ts";
import type { TypeRegistry } from "../../message/type-registry.ts";
import type { FieldDescriptor, MessageDescriptor, ServiceDescriptor } from "../../schema/descriptors.ts";
import type { FileDescriptorProto } from "../../schema/file-descriptor-proto.ts";
import { linkAgain, type LinkedFiles } from "../../schema/link-steps.ts";

/** How the messages of a generated file are held and named. */
export interface GeneratedFileOptions extends Partial<Representation> {
  readonly fieldNames?: "json" | "proto";
  /** What the file was generated of, where that had lost its imports. */
  readonly source?: "protobufjs";
}

/** A `.proto` file in generated code: its descriptors, which are linked when one is asked for, and the codecs of its messages that are in use. */
export class GeneratedFile implements TypeRegistry<MessageCodec> {
  readonly representation: Representation;
  /** Those that a bundler has left in the program. */
  readonly codecs: Map<string, MessageCodec> = new Map();
  readonly #proto: () => FileDescriptorProto;
  readonly #related: () => readonly GeneratedFile[];
  readonly #fieldNames: "json" | "proto";
  readonly #complete: boolean;
  #linked: Linked | undefined;

  constructor(proto: () => FileDescriptorProto, related: () => readonly GeneratedFile[], options: GeneratedFileOptions) {
    this.#proto = proto;
    this.#related = related;
    this.#fieldNames = options.fieldNames ?? "json";
    this.#complete = options.source === undefined;
    this.representation = { int64: options.int64 ?? "bigint", maps: options.maps ?? "object" };
  }

  /** The codec of a message type of this file, or of one that it is related to. NOT_FOUND for others, and for those that a bundler has dropped. */
  message(typeName: string): MessageCodec {
    for (const file of this.#closure()) {
      const codec = file.codecs.get(typeName);
      if (codec !== undefined) return codec;
    }
    throw new ProtobufError("NOT_FOUND", `the generated code in use has no message ${typeName}: import it, or give a registry`, { typeName });
  }

  /** An extension that the file, or one that it is related to, declares. NOT_FOUND for others. */
  extension(fullName: string): FieldDescriptor {
    const extension = this.#link().extensions.get(fullName);
    if (extension === undefined) throw new ProtobufError("NOT_FOUND", `the generated code has no extension ${fullName}`, { typeName: fullName });
    return extension;
  }

  /** The descriptor of a message type of this file. */
  descriptor(typeName: string): MessageDescriptor {
    return this.#link().messages.get(typeName)!;
  }

  /** The descriptor of a service of this file. */
  service(typeName: string): ServiceDescriptor {
    return this.#link().files.flatMap((file) => file.services).find((service) => service.typeName === typeName)!;
  }

  /** Links the file with all that it is related to; these share what has been linked, unless they have been before. */
  #link(): Linked {
    if (this.#linked === undefined) {
      const closure = this.#closure();
      // What protoc refuses has been refused by the generator, and imports are as they were when it ran.
      const linked = linkAgain(closure.map((file) => file.#proto()), { fieldNames: this.#fieldNames, adopted: true, complete: this.#complete });
      this.#linked = { ...linked, messages: messagesOf(linked) };
      for (const file of closure) file.#linked ??= this.#linked;
    }
    return this.#linked;
  }

  #closure(): GeneratedFile[] {
    const closure = new Set<GeneratedFile>([this]);
    for (const file of closure) for (const related of file.#related()) closure.add(related);
    return [...closure];
  }
}

interface Linked extends LinkedFiles {
  readonly messages: ReadonlyMap<string, MessageDescriptor>;
}

function messagesOf({ files }: LinkedFiles): Map<string, MessageDescriptor> {
  const found = new Map<string, MessageDescriptor>();
  const pending = files.flatMap((file) => file.messages);
  for (let message = pending.pop(); message !== undefined; message = pending.pop()) {
    found.set(message.typeName, message);
    pending.push(...message.nestedMessages);
  }
  return found;
}

/** Declares a file of generated code: its descriptor as plain data, and the files that it is linked with. Nothing is done before a descriptor is asked for. */
export function declareFile(proto: () => FileDescriptorProto, related: () => readonly GeneratedFile[] = () => [], options: GeneratedFileOptions = {}): GeneratedFile {
  return new GeneratedFile(proto, related, options);
}
