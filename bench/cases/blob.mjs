/** 64 kB of bytes. */
export default {
  name: "blob",
  about: "one field of 64 kB of bytes",
  files: ["bench/blob.proto"],
  typeName: "bench.blob.Chunk",
  messages: (random) => [{ name: "archive.tar", offset: 1_048_576n, data: random.bytes(65_536) }],
};
