import { type StatusCode, statusCodes } from "../call/status.ts";

/** The code for a response that tells none itself. Sources: https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md, https://connectrpc.com/docs/protocol#http-to-error-code */
export function codeOfHttp(status: number): StatusCode {
  switch (status) {
    case 400:
      return "INTERNAL";
    case 401:
      return "UNAUTHENTICATED";
    case 403:
      return "PERMISSION_DENIED";
    case 404:
      return "UNIMPLEMENTED";
    case 429:
    case 502:
    case 503:
    case 504:
      return "UNAVAILABLE";
    default:
      return "UNKNOWN";
  }
}

/** The status of Connect's responses by the number of the code. Source: https://connectrpc.com/docs/protocol#error-codes */
const httpStatuses = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];

/** The status of HTTP that Connect has for a code. */
export function httpOfCode(code: StatusCode): number {
  return httpStatuses[statusCodes.indexOf(code)] ?? 500;
}

/** A code as Connect writes it: `not_found`, and `canceled` with one l. */
export function connectCode(code: StatusCode): string {
  return code === "CANCELLED" ? "canceled" : code.toLowerCase();
}

/** The code that Connect writes so; undefined for what is none. */
export function codeOfConnect(name: unknown): StatusCode | undefined {
  return statusCodes.find((code) => code !== "OK" && connectCode(code) === name);
}
