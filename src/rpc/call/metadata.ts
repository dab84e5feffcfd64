import { ProtobufError } from "../../errors.ts";
import { isBytes } from "../../wire/byte-array.ts";
import { binaryValue } from "./binary.ts";

/**
 * Metadata, or a literal for it: values are text, or bytes under names that end in `-bin`. A list gives a name several
 * values.
 */
export type MetadataInit =
  | Headers
  | { readonly [name: string]: string | Uint8Array | readonly (string | Uint8Array)[] | undefined };

/** The most bytes of metadata of a call, in each direction, as HTTP/2 counts them. */
const maxMetadataBytes: number = 64 * 1024;

/**
 * Copies metadata to new `Headers`, so that later additions do not show elsewhere. INVALID_ARGUMENT for names and
 * values that gRPC does not allow.
 */
export function metadataOf(init: MetadataInit | undefined, metadata: Headers = new Headers()): Headers {
  if (init instanceof Headers) {
    mergeMetadata(metadata, init);
    return metadata;
  }
  for (const name of Object.keys(init ?? {})) {
    const values = init![name];
    if (values === undefined) continue;
    if (!Array.isArray(values)) add(metadata, name, values as string | Uint8Array);
    else {
      if (values.length > 1 && singleNames.has(name.toLowerCase()))
        throw new ProtobufError("INVALID_ARGUMENT", `metadata ${shown(name)}: HTTP has one value of it`);
      for (const value of values) add(metadata, name, value);
    }
  }
  return metadata;
}

/** The error does not show the value, which may be a secret. */
function add(metadata: Headers, name: string, value: string | Uint8Array): void {
  const isBinary = /-bin$/i.test(name);
  const isGood = isBinary ? isBytes(value) : typeof value === "string" && valueForm.test(value);
  if (isGood && nameForm.test(name)) metadata.append(name, typeof value === "string" ? value : binaryValue(value));
  else throw new ProtobufError("INVALID_ARGUMENT", `metadata ${shown(name)}: ${forms}`);
}

const nameForm = /^[\w.-]+$/;
/** Visible ASCII and blanks. */
const valueForm = /^[\x20-\x7e]*$/;
const forms = "names are of a-z, 0-9 and _-., values are visible ASCII, or bytes where the name ends in -bin";

/** INVALID_ARGUMENT for metadata that cannot be sent: HTTP would interpret or reject names that belong to it. */
export function checkMetadata(metadata: Headers): void {
  const flaw = flawIn(metadata);
  if (flaw !== undefined) throw new ProtobufError("INVALID_ARGUMENT", flaw);
}

/**
 * The part of the metadata that can be sent, and what is wrong with the rest. If nothing is wrong, the metadata object
 * itself.
 */
export function sendableOf(metadata: Headers): { readonly metadata: Headers; readonly flaw: string | undefined } {
  const flaw = flawIn(metadata);
  if (flaw === undefined) return { metadata, flaw };
  const part = new Headers(metadata);
  flawIn(metadata, part);
  return { metadata: part, flaw };
}

/** Adds metadata to others. */
export function mergeMetadata(target: Headers, source: Headers): void {
  for (const [name, value] of source) target.append(name, value);
}

/** Metadata as the peer sent it, without the headers of that connection, so that it can be sent on. */
export function withoutReserved(metadata: Headers): Headers {
  const own = new Headers(metadata);
  for (const name of metadata.keys()) if (isReserved(name) || name === "date") own.delete(name);
  return own;
}

/** What is wrong with the first entry that cannot be sent; all such entries are removed from `part`. */
function flawIn(metadata: Headers, part?: Headers): string | undefined {
  let flaw: string | undefined;
  let bytes = 0;
  for (const [name, value] of metadata) {
    // https://www.rfc-editor.org/rfc/rfc9113#section-6.5.2: 32 in addition to the name and the value.
    const size = name.length + value.length + 32;
    const wrong = flawOf(name, value, bytes + size);
    if (wrong === undefined) bytes += size;
    else part?.delete(name);
    flaw ??= wrong;
  }
  return flaw;
}

function flawOf(name: string, value: string, bytes: number): string | undefined {
  if (isReserved(name)) return `metadata ${shown(name)}: the name belongs to HTTP or the protocol`;
  if (!nameForm.test(name) || !valueForm.test(value)) return `metadata ${shown(name)}: ${forms}`;
  if (bytes > maxMetadataBytes) return `metadata are more than ${maxMetadataBytes} bytes with ${shown(name)}`;
  return undefined;
}

function isReserved(name: string): boolean {
  return reservedNames.has(name) || name.startsWith("connect-") || (name.startsWith("grpc-") && !freeNames.has(name));
}

/** Names are cut: what is wrong with one may be its length. */
function shown(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}...` : name);
}

/**
 * Headers of connections and of requests. Sources: https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2,
 * https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
const reservedNames: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings", "te", "host"],
  ...["content-type", "content-length", "content-encoding", "accept-encoding", "trailer", "expect"],
]);

/** Names reserved by gRPC that programs may set. */
const freeNames: ReadonlySet<string> = new Set([
  "grpc-status-details-bin",
  "grpc-trace-bin",
  "grpc-tags-bin",
  "grpc-retry-pushback-ms",
  "grpc-previous-rpc-attempts",
]);

/**
 * HTTP fields with a single value that a call or its answer may have. Source: https://www.rfc-editor.org/rfc/rfc9110
 */
const singleNames: ReadonlySet<string> = new Set([
  ...["age", "authorization", "content-location", "content-range", "date", "etag", "expires", "from"],
  ...["if-modified-since", "if-range", "if-unmodified-since", "last-modified", "location", "max-forwards"],
  ...["proxy-authorization", "range", "referer", "retry-after", "user-agent"],
]);
