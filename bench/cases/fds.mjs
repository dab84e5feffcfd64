import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { protoDirectory } from "../directories.mjs";

/** A FileDescriptorSet of some of our own .proto files, as protoc writes it. */
export default {
  name: "fds",
  about: "a FileDescriptorSet: the descriptors of six .proto files, nested deeply; 22 kB",
  files: ["google/protobuf/descriptor.proto"],
  typeName: "google.protobuf.FileDescriptorSet",
  bytes: () => [
    describe([
      "calculator.proto",
      "bench/otlp.proto",
      "bench/records.proto",
      "google/protobuf/api.proto",
      "google/protobuf/descriptor.proto",
      "google/protobuf/struct.proto",
    ]),
  ],
};

function describe(files) {
  const protoc = createRequire(import.meta.url).resolve("protoc/protoc.cjs");
  const directory = mkdtempSync(join(tmpdir(), "wireform-bench-"));
  try {
    const output = join(directory, "set.bin");
    execFileSync(process.execPath, [
      protoc,
      `-I${protoDirectory}`,
      "--include_imports",
      `--descriptor_set_out=${output}`,
      ...files,
    ]);
    return readFileSync(output);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
