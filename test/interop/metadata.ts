import { Metadata } from "@grpc/grpc-js";
import type { PlainMetadata } from "./call.ts";

/** Metadata of grpc-js as plain data. */
export function plainMetadata(metadata: Metadata, prefix = "x-"): PlainMetadata {
  const names = Object.keys(metadata.getMap()).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    names.map((name) => [
      name,
      metadata
        .get(name)
        .map((value) => value.toString("base64"))
        .join(", "),
    ]),
  );
}

export function metadataOfGrpc(plain: PlainMetadata = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(plain))
    metadata.add(name, name.endsWith("-bin") ? Buffer.from(value, "base64") : value);
  return metadata;
}
