import { Metadata, type MetadataValue } from "@grpc/grpc-js";

/** Metadata, or a literal of it: values are text, or bytes under names that end in `-bin`. Several values of one name are a list. */
export type MetadataInit = Metadata | { readonly [name: string]: string | Uint8Array | readonly (string | Uint8Array)[] | undefined };

/** A `Metadata` of its own, so that what is added to it does not show elsewhere. */
export function metadataOf(init: MetadataInit | undefined): Metadata {
  if (init instanceof Metadata) return init.clone();
  const metadata = new Metadata();
  for (const [name, values] of Object.entries(init ?? {})) {
    for (const value of Array.isArray(values) ? values : [values]) if (value !== undefined) metadata.add(name, metadataValue(value));
  }
  return metadata;
}

function metadataValue(value: string | Uint8Array): MetadataValue {
  return typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
