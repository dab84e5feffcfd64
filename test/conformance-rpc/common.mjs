// What the conformance clients and servers share: the service, headers and errors in the suite's form.
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
