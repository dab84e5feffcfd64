import { createCodec, type CodecContext } from "../codec/codec.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { googleFiles } from "../schema/google-files.ts";
import { link, type LinkedFiles } from "../schema/link.ts";
import { parseSource } from "../schema/source/file.ts";
import { withEntryLists } from "./entry-lists.ts";

/** The codec of a message that descriptor.proto declares, by its name without the package: `FileOptions`. */
export type DescriptorTypes = (name: string) => MessageCodec;

/** How maps in options are held: objects, or lists of entries. */
export type MapForm = "object" | "entries";

const fileName = "google/protobuf/descriptor.proto";
const builtIn = new Map<LinkedFiles["fieldNames"], LinkedFiles>();
const typesOf = new WeakMap<LinkedFiles, Map<MapForm, DescriptorTypes>>();

/** Of our own descriptor.proto, linked when it is first asked for: the types of file descriptors as the schema floor has them. */
export function builtInTypes(): DescriptorTypes {
  return typesAmong(builtInFiles("json"), "entries");
}

/** Of a schema's own descriptor.proto, with the extensions that the schema knows; else of ours. */
export function schemaTypes(linked: LinkedFiles, maps: MapForm): DescriptorTypes {
  return typesAmong(linked.files.some(isDescriptorProto) ? linked : builtInFiles(linked.fieldNames), maps);
}

function builtInFiles(fieldNames: LinkedFiles["fieldNames"]): LinkedFiles {
  let files = builtIn.get(fieldNames);
  if (files === undefined) builtIn.set(fieldNames, (files = link([parseSource(fileName, googleFiles.get(fileName)!)], { fieldNames })));
  return files;
}

/** Whatever its file is called. */
function isDescriptorProto({ messages }: LinkedFiles["files"][number]): boolean {
  return messages.some(({ typeName }) => typeName === "google.protobuf.FileDescriptorProto");
}

function typesAmong(linked: LinkedFiles, maps: MapForm): DescriptorTypes {
  let byMaps = typesOf.get(linked);
  if (byMaps === undefined) typesOf.set(linked, (byMaps = new Map()));
  let types = byMaps.get(maps);
  if (types === undefined) byMaps.set(maps, (types = makeTypes(linked, maps)));
  return types;
}

function makeTypes({ files }: LinkedFiles, maps: MapForm): DescriptorTypes {
  const context: CodecContext = { representation: { int64: "bigint", maps: "object" }, engine: "auto" };
  const messages = new Map<string, MessageDescriptor>(files.flatMap((file) => file.messages.map((message) => [message.typeName, message])));
  const codecs = new Map<string, MessageCodec>();
  return (name) => {
    let codec = codecs.get(name);
    const descriptor = messages.get(`google.protobuf.${name}`);
    // A schema's own descriptor.proto may be older than an options message.
    if (descriptor === undefined) return builtInTypes()(name);
    if (codec === undefined) codecs.set(name, (codec = createCodec(maps === "entries" ? withEntryLists(descriptor) : descriptor, context)));
    return codec;
  };
}
