import type { PlainMetadata } from "./call.ts";

/** Metadata as plain data. */
export function plainMetadata(metadata: Headers, prefix = "x-"): PlainMetadata {
  return Object.fromEntries(
    [...metadata]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name, name.endsWith("-bin") ? Buffer.from(value, "base64").toString("base64") : value]),
  );
}

export function headersOf(plain: PlainMetadata = {}): Headers {
  return new Headers(Object.entries(plain));
}
