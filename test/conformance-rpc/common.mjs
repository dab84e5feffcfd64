// What the conformance clients and servers share: the suite's framing on stdin and stdout, headers and errors in its form.
import { packDetail } from "wireform/rpc";
import { schema } from "./schema.mjs";

const pkg = "connectrpc.conformance.v1";

export const Service = schema.service(`${pkg}.ConformanceService`);
export const message = (name) => schema.message(`${pkg}.${name}`);

export const protocols = { 1: "connect", 2: "grpc", 3: "grpcWeb" };
export const formats = { 1: "proto", 2: "json" };
export const compressions = { 1: "identity", 2: "gzip" };

/** A message as google.protobuf.Any. */
export const pack = packDetail;

/** Headers as the suite's Header messages. */
export function headersOf(headers) {
  return [...headers].map(([name, value]) => ({ name, value: [value] }));
}

/** The suite's Header messages, added to headers. Bytes are base64 there, too. */
export function addHeaders(headers, definitions) {
  for (const { name, value } of definitions) for (const each of value) headers.append(name, each);
}

/** Messages as the suite writes them: four bytes of length, big endian, then the message. */
export async function* readFrames(stream) {
  let buffered = Buffer.alloc(0);
  for await (const chunk of stream) {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32BE(0)) {
      const end = 4 + buffered.readUInt32BE(0);
      yield buffered.subarray(4, end);
      buffered = buffered.subarray(end);
    }
  }
}

export function writeFrame(stream, bytes) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return new Promise((resolve) => stream.write(Buffer.concat([head, bytes]), resolve));
}

/** Waits; rejects when the signal aborts. */
export function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
}
