/**
 * The status codes of gRPC, by name.
 *
 * Source: https://grpc.io/docs/guides/status-codes/
 */
export type StatusCode =
  | "OK"
  | "CANCELLED"
  | "UNKNOWN"
  | "INVALID_ARGUMENT"
  | "DEADLINE_EXCEEDED"
  | "NOT_FOUND"
  | "ALREADY_EXISTS"
  | "PERMISSION_DENIED"
  | "RESOURCE_EXHAUSTED"
  | "FAILED_PRECONDITION"
  | "ABORTED"
  | "OUT_OF_RANGE"
  | "UNIMPLEMENTED"
  | "INTERNAL"
  | "UNAVAILABLE"
  | "DATA_LOSS"
  | "UNAUTHENTICATED";

/** All codes; the index of each is its number on the wire, 0 to 16. */
export const statusCodes: readonly StatusCode[] = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];

/** The code of a number on the wire; numbers that gRPC does not define are UNKNOWN. */
export function statusCodeOf(number: number): StatusCode {
  return statusCodes[number] ?? "UNKNOWN";
}

/** The number of a code on the wire, 0 to 16. */
export function statusNumberOf(code: StatusCode): number {
  return statusCodes.indexOf(code);
}

/** Codes for faults of the server; the caller can do something about the others. */
export const serverFaults: ReadonlySet<StatusCode> = /* @__PURE__ */ new Set([
  "UNKNOWN",
  "DEADLINE_EXCEEDED",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
]);
