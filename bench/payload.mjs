import { loadSync } from "../dist/index.js";
import { loadCase } from "./cases/index.mjs";
import { protoDirectory } from "./directories.mjs";
import { Random } from "./random.mjs";

/**
 * A payload: what every contestant of a case works on.
 *
 * `samples` are messages of one kind, several where they are small, so that no branch predictor learns one by heart: `bytes` is a Uint8Array that owns its
 * buffer, `message` what the reference decodes of it. `codec` is the reference, used outside measurements only. `writer` is the codec of all fields,
 * which is the same unless the reader is to know less: formats without a schema carry those too; `descriptor` and `writerDescriptor` are those of their types. In a browser (browser/page.mjs) there are also `loading`,
 * options for our loader, and `root`, what protobufjs has parsed.
 */
export async function loadPayload(name) {
  const { about, files, typeName, writerTypeName = typeName, messages, bytes } = await loadCase(name);
  const schema = loadSync(files, { includePaths: [protoDirectory] });
  const codec = schema.message(typeName);
  const writer = schema.message(writerTypeName);
  const encoded = bytes?.() ?? messages(new Random(1)).map((message) => writer.encode(message));
  const samples = encoded.map((each) => ({
    bytes: Uint8Array.from(each),
    message: codec.decode(each, { strings: "copy" }),
  }));
  return {
    name,
    about,
    files,
    typeName,
    schema,
    codec,
    descriptor: schema.descriptor(typeName),
    writer,
    writerDescriptor: schema.descriptor(writerTypeName),
    samples,
  };
}
