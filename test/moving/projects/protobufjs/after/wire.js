import { BinaryReader, BinaryWriter, WireType } from "wireform/wire";

const writer = new BinaryWriter();
writer.tag(1, WireType.Varint).uint64(18446744073709551615n);
writer.tag(2, WireType.LengthDelimited).string("Ada");
writer.tag(3, WireType.LengthDelimited).fork();
writer.tag(1, WireType.LengthDelimited).string("tea");
writer.tag(2, WireType.Varint).int32(2);
writer.join();
const bytes = writer.finish();
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

const reader = new BinaryReader(bytes);
while (!reader.done) {
  const tag = reader.tag();
  switch (tag.number) {
    case 1:
      console.log(`id: ${reader.uint64()}`);
      break;
    case 3: {
      const line = reader.delimited();
      while (!line.done) {
        const inner = line.tag();
        if (inner.number === 1) console.log(`item: ${line.string()}`);
        else line.skip(inner);
      }
      break;
    }
    default:
      reader.skip(tag);
  }
}
