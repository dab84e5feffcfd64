import protobuf from "protobufjs";

const { Reader, Writer } = protobuf;

const writer = Writer.create();
writer.uint32((1 << 3) | 0).uint64("18446744073709551615");
writer.uint32((2 << 3) | 2).string("Ada");
writer.uint32((3 << 3) | 2).fork();
writer.uint32((1 << 3) | 2).string("tea");
writer.uint32((2 << 3) | 0).int32(2);
writer.ldelim();
const bytes = writer.finish();
console.log(`bytes: ${Buffer.from(bytes).toString("hex")}`);

const reader = Reader.create(bytes);
while (reader.pos < reader.len) {
  const tag = reader.uint32();
  switch (tag >>> 3) {
    case 1:
      console.log(`id: ${reader.uint64().toString()}`);
      break;
    case 3: {
      const end = reader.uint32() + reader.pos;
      while (reader.pos < end) {
        const inner = reader.uint32();
        if (inner >>> 3 === 1) console.log(`item: ${reader.string()}`);
        else reader.skipType(inner & 7);
      }
      break;
    }
    default:
      reader.skipType(tag & 7);
  }
}
