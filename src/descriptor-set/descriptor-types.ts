import { createCodec, type CodecContext } from "../planner/create-codec.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { googleFiles } from "../schema/google-files.ts";
import { link, type LinkedFiles } from "../schema/link.ts";
import { parseSource } from "../schema/source/file.ts";
import { rawType } from "./raw-types.ts";

/** The codec of a message that descriptor.proto declares, by its name without the package: `FileOptions`. */
export interface DescriptorTypes {
  (name: string): MessageCodec;
  /** Its descriptor. */
  descriptor(name: string): MessageDescriptor;
}

/** `plain`: ordinary messages. `raw`: bytes are written exactly as they were read, whatever maps and strings hold. */
export type Form = "plain" | "raw";

const fileName = "google/protobuf/descriptor.proto";
const builtIn = new Map<LinkedFiles["fieldNames"], LinkedFiles>();
const typesOf = new WeakMap<LinkedFiles, Map<Form, DescriptorTypes>>();

/** From our own descriptor.proto, linked on first use: the types of file descriptors in the schema floor. */
export function builtInTypes(form: Form = "plain"): DescriptorTypes {
  return typesAmong(builtInFiles("json"), form);
}

/** From the schema's own descriptor.proto, with the extensions that the schema knows, or else from ours. */
export function schemaTypes(linked: LinkedFiles, form: Form): DescriptorTypes {
  return typesAmong(linked.files.some(isDescriptorProto) ? linked : builtInFiles(linked.fieldNames), form);
}

function builtInFiles(fieldNames: LinkedFiles["fieldNames"]): LinkedFiles {
  let files = builtIn.get(fieldNames);
  if (files === undefined)
    builtIn.set(fieldNames, (files = link([parseSource(fileName, googleFiles.get(fileName)!)], { fieldNames })));
  return files;
}

/** Whatever the name of its file. */
function isDescriptorProto({ messages }: LinkedFiles["files"][number]): boolean {
  return messages.some(({ typeName }) => typeName === "google.protobuf.FileDescriptorProto");
}

function typesAmong(linked: LinkedFiles, form: Form): DescriptorTypes {
  let byForm = typesOf.get(linked);
  if (byForm === undefined) typesOf.set(linked, (byForm = new Map()));
  let types = byForm.get(form);
  if (types === undefined) byForm.set(form, (types = makeTypes(linked, form)));
  return types;
}

function makeTypes({ files }: LinkedFiles, form: Form): DescriptorTypes {
  // Each is used only a few times: compiling them takes 150 ms, and even a set of 13 MB is not written faster by
  // compiled ones.
  const context: CodecContext = { representation: { int64: "bigint", maps: "object" }, engine: "interpreter" };
  const messages = new Map<string, MessageDescriptor>(
    files.flatMap((file) => file.messages.map((message) => [message.typeName, message])),
  );
  const codecs = new Map<string, MessageCodec>();
  const find = (name: string): MessageDescriptor | undefined => {
    const descriptor = messages.get(`google.protobuf.${name}`);
    return descriptor === undefined || form === "plain" ? descriptor : rawType(descriptor, "bytes");
  };
  const codecOf = (name: string): MessageCodec => {
    let codec = codecs.get(name);
    if (codec === undefined) {
      const descriptor = find(name);
      // A schema's own descriptor.proto may be older than an options message.
      if (descriptor === undefined) return builtInTypes(form)(name);
      codecs.set(name, (codec = createCodec(descriptor, context)));
    }
    return codec;
  };
  return Object.assign(codecOf, {
    descriptor: (name: string): MessageDescriptor => find(name) ?? builtInTypes(form).descriptor(name),
  });
}
