// Messages as Confluent's serializers put them into Kafka: a zero byte, the schema's id in the registry (4 bytes, big-endian), the place of the type in its file, and the message.
// Source: https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
import { BinaryReader, BinaryWriter } from "wireform/wire";

const magic = 0;
const headSize = 5; // bytes: the magic byte and the schema's id

/** The bytes of a Kafka message. `descriptor` is what `schema.descriptor(name)` gives. */
export function encodeFrame(codec, descriptor, schemaId, message) {
  const head = new Uint8Array(headSize);
  new DataView(head.buffer).setUint32(1, schemaId);
  return new BinaryWriter()
    .raw(head)
    .raw(writeIndexes(indexesOf(descriptor)))
    .raw(codec.encode(message))
    .finish();
}

/** What stands in a Kafka message: the schema's id, which the registry knows, the indexes of the type in that schema, and the bytes of the message. */
export function readFrame(bytes) {
  if (bytes.length <= headSize || bytes[0] !== magic) throw new Error("this is not a message in Confluent's format");
  const schemaId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  const reader = new BinaryReader(bytes, headSize);
  // A single 0 stands for the first message of the file.
  const count = reader.sint32();
  const indexes = count === 0 ? [0] : [];
  while (indexes.length < count) indexes.push(reader.sint32());
  return { schemaId, indexes, payload: bytes.subarray(reader.position) };
}

/** The descriptor of the type that the indexes of a frame name. */
export function typeAt(file, indexes) {
  let found;
  for (const index of indexes) found = (found?.nestedMessages ?? file.messages)[index];
  if (found === undefined) throw new Error(`${file.name} has no type at ${indexes}`);
  return found;
}

/** Where a type stands in its file: its index among its neighbours, below those of the messages around it. */
function indexesOf(descriptor) {
  const { parent, file } = descriptor;
  if (parent === undefined) return [file.messages.indexOf(descriptor)];
  return [...indexesOf(parent), parent.nestedMessages.indexOf(descriptor)];
}

function writeIndexes(indexes) {
  const writer = new BinaryWriter();
  if (indexes.length === 1 && indexes[0] === 0) return writer.sint32(0).finish();
  writer.sint32(indexes.length);
  for (const index of indexes) writer.sint32(index);
  return writer.finish();
}
