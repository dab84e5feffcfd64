import { ProtobufError } from "../../errors.ts";
import { isBytes } from "../../wire/byte-array.ts";
import { binaryValue } from "./binary.ts";

/** Metadata, or a literal of it: values are text, or bytes under names that end in `-bin`. Several values of one name are a list. */
export type MetadataInit =
  | Headers
  | { readonly [name: string]: string | Uint8Array | readonly (string | Uint8Array)[] | undefined };

/** Bytes of metadata that go with a call at most, in each direction, as HTTP/2 counts them. */
const maxMetadataBytes: number = 64 * 1024;

/** `Headers` of their own, so that what is added to them does not show elsewhere. INVALID_ARGUMENT for names and values that gRPC does not have. */
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
/** ASCII that can be seen, and blanks. */
const valueForm = /^[\x20-\x7e]*$/;
const forms = "names are of a-z, 0-9 and _-., values are visible ASCII, or bytes where the name ends in -bin";

/** INVALID_ARGUMENT for metadata that cannot be sent: HTTP would take names of its own for what they say, or refuse them. */
export function checkMetadata(metadata: Headers): void {
  const flaw = flawIn(metadata);
  if (flaw !== undefined) throw new ProtobufError("INVALID_ARGUMENT", flaw);
}

/** What of metadata can be sent, and what is wrong with the rest. Where nothing is, the metadata themselves. */
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

/** Metadata as another side sent them, without what belonged to the way: they can be sent on. */
export function withoutReserved(metadata: Headers): Headers {
  const own = new Headers(metadata);
  for (const name of metadata.keys()) if (isReserved(name) || name === "date") own.delete(name);
  return own;
}

/** What is wrong with the first entry that cannot be sent; all such are taken out of `part`. */
function flawIn(metadata: Headers, part?: Headers): string | undefined {
  let flaw: string | undefined;
  let bytes = 0;
  for (const [name, value] of metadata) {
    // https://www.rfc-editor.org/rfc/rfc9113#section-6.5.2: 32 beside the name and the value.
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

/** What a connection says of itself, and what requests have of their own. Sources: https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2, https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
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

/** Fields of HTTP that have one value, of those that a call or its answer may have. Source: https://www.rfc-editor.org/rfc/rfc9110 */
const singleNames: ReadonlySet<string> = new Set([
  ...["age", "authorization", "content-location", "content-range", "date", "etag", "expires", "from"],
  ...["if-modified-since", "if-range", "if-unmodified-since", "last-modified", "location", "max-forwards"],
  ...["proxy-authorization", "range", "referer", "retry-after", "user-agent"],
]);
