import { loadSync } from "../dist/index.js";
import { loadCase } from "./cases/index.mjs";
import { protoDirectory } from "./directories.mjs";
import { Random } from "./random.mjs";

/**
 * A payload: what every contestant of a case works on.
 *
 * `samples` are several messages of one kind, so that nobody's branch predictor learns one by heart: the bytes are Uint8Arrays that own their buffer.
 * `codec` is the reference: an own codec, used outside measurements only.
 */
export async function loadPayload(name) {
  const { title, files, typeName, messages, bytes } = await loadCase(name);
  const codec = loadSync(files, { includePaths: [protoDirectory] }).message(typeName);
  const encoded = bytes?.() ?? messages(new Random(1)).map((message) => codec.encode(message));
  const samples = encoded.map((each) => ({ bytes: Uint8Array.from(each), message: codec.decode(each, { strings: "copy" }) }));
  return { name, title, files, typeName, codec, descriptor: codec.descriptor, samples };
}
