import { Metadata, type MetadataValue } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";

/** Metadata, or a literal of it: values are text, or bytes under names that end in `-bin`. Several values of one name are a list. */
export type MetadataInit =
  | Metadata
  | { readonly [name: string]: string | Uint8Array | readonly (string | Uint8Array)[] | undefined };

/** Bytes of metadata that go with a call at most, in each direction, as HTTP/2 counts them. */
const maxMetadataBytes: number = 64 * 1024;

/** A `Metadata` of its own, so that what is added to it does not show elsewhere. INVALID_ARGUMENT for names and values that gRPC does not have. */
export function metadataOf(init: MetadataInit | undefined): Metadata {
  if (init instanceof Metadata) return init.clone();
  const metadata = new Metadata();
  for (const [name, values] of Object.entries(init ?? {})) {
    for (const value of Array.isArray(values) ? values : [values]) if (value !== undefined) add(metadata, name, value);
  }
  return metadata;
}

/** The error does not show the value, which may be a secret. */
function add(metadata: Metadata, name: string, value: string | Uint8Array): void {
  try {
    metadata.add(name, metadataValue(value));
  } catch {
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `metadata ${shown(name)}: names are of a-z, 0-9 and _-., values are visible ASCII, or bytes where the name ends in -bin`,
    );
  }
}

function metadataValue(value: string | Uint8Array): MetadataValue {
  return typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** INVALID_ARGUMENT for metadata that cannot be sent: HTTP/2 would take names of its own for what they say, or refuse them. */
export function checkMetadata(metadata: Metadata): void {
  const flaw = flawIn(metadata);
  if (flaw !== undefined) throw new ProtobufError("INVALID_ARGUMENT", flaw);
}

/** What of metadata can be sent, and what is wrong with the rest. Where nothing is, the metadata themselves. */
export function sendableOf(metadata: Metadata): { readonly metadata: Metadata; readonly flaw: string | undefined } {
  const flaw = flawIn(metadata);
  if (flaw === undefined) return { metadata, flaw };
  const part = metadata.clone();
  flawIn(metadata, part);
  return { metadata: part, flaw };
}

/** Metadata as another side sent them, without what belonged to the way: they can be sent on. */
export function withoutReserved(metadata: Metadata): Metadata {
  const own = metadata.clone();
  for (const name of Object.keys(own.toJSON())) if (isReserved(name) || name === "date") own.remove(name);
  return own;
}

/** What is wrong with the first entry that cannot be sent; all such are taken out of `part`. */
function flawIn(metadata: Metadata, part?: Metadata): string | undefined {
  let flaw: string | undefined;
  let bytes = 0;
  for (const [name, values] of Object.entries(
    metadata.toJSON() as { readonly [name: string]: readonly MetadataValue[] },
  )) {
    const size = sizeOf(name, values);
    const wrong =
      flawOf(name, values) ??
      (bytes + size > maxMetadataBytes
        ? `metadata are more than ${maxMetadataBytes} bytes with ${shown(name)}`
        : undefined);
    if (wrong === undefined) bytes += size;
    else part?.remove(name);
    flaw ??= wrong;
  }
  return flaw;
}

function flawOf(name: string, values: readonly MetadataValue[]): string | undefined {
  if (isReserved(name)) return `metadata ${shown(name)}: the name belongs to HTTP/2 or gRPC`;
  if (values.length > 1 && singleNames.has(name))
    return `metadata ${shown(name)}: HTTP/2 has one value of it, not ${values.length}`;
  return undefined;
}

function isReserved(name: string): boolean {
  return reservedNames.has(name) || name.startsWith(":") || (name.startsWith("grpc-") && !freeNames.has(name));
}

/** https://www.rfc-editor.org/rfc/rfc9113#section-6.5.2: 32 beside the name and the value; bytes go as base64. */
function sizeOf(name: string, values: readonly MetadataValue[]): number {
  return values.reduce(
    (sum, value) =>
      sum + name.length + 32 + (typeof value === "string" ? value.length : Math.ceil(value.length / 3) * 4),
    0,
  );
}

/** Names are cut: what is wrong with one may be its length. */
function shown(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}...` : name);
}

/** What a connection says of itself, and what a request of gRPC has of its own. Sources: https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2, https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
const reservedNames: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings", "te", "host"],
  ...["content-type", "content-length", "content-encoding", "accept-encoding", "trailer", "expect"],
]);

/** Of the names that gRPC keeps for itself, those that programs are to set. */
const freeNames: ReadonlySet<string> = new Set([
  "grpc-status-details-bin",
  "grpc-trace-bin",
  "grpc-tags-bin",
  "grpc-retry-pushback-ms",
  "grpc-previous-rpc-attempts",
]);

/** Names of which node:http2 sends one value only. */
const singleNames: ReadonlySet<string> = new Set([
  ...[
    "access-control-allow-credentials",
    "access-control-max-age",
    "access-control-request-method",
    "age",
    "authorization",
    "content-language",
    "content-location",
    "content-md5",
  ],
  ...[
    "content-range",
    "date",
    "dnt",
    "etag",
    "expires",
    "from",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "last-modified",
    "location",
  ],
  ...[
    "max-forwards",
    "proxy-authorization",
    "range",
    "referer",
    "retry-after",
    "tk",
    "upgrade-insecure-requests",
    "user-agent",
    "x-content-type-options",
  ],
]);
