import { BinaryReader, BinaryWriter, WireType } from "../../dist/wire/index.js";

/** The same message, its records put in another order, or joined by others, at every level: `change(records)` says how. */
export function rewrite(descriptor, bytes, change) {
  const reader = new BinaryReader(bytes);
  const records = [];
  while (!reader.done) {
    const start = reader.position;
    const tag = reader.tag();
    const field = descriptor.field(tag.number);
    if (tag.wireType === WireType.LengthDelimited && field?.cardinality !== "map" && field?.value.kind === "message") {
      const message = rewrite(field.value.message, reader.bytes(), change);
      records.push({
        number: tag.number,
        bytes: new BinaryWriter().tag(tag.number, tag.wireType).bytes(message).finish(),
      });
    } else {
      reader.skip(tag);
      records.push({ number: tag.number, bytes: bytes.subarray(start, reader.position) });
    }
  }
  return Uint8Array.from(Buffer.concat(change(records).map((record) => record.bytes)));
}

/** Field numbers descending; records of one field stay in order. */
export function reversed(records) {
  return records.toSorted((left, right) => right.number - left.number);
}

const unknown = {
  number: 1000,
  bytes: new BinaryWriter().tag(1000, WireType.LengthDelimited).string("unknown").finish(),
};

/** A record that nobody knows after every fourth, and after the last. */
export function withUnknown(records) {
  return records.flatMap((record, index) =>
    index % 4 === 3 || index === records.length - 1 ? [record, unknown] : [record],
  );
}
