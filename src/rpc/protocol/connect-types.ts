import type { FormatName } from "./settings.ts";

/*
 * What the two sides of Connect have in common.
 * Source: https://connectrpc.com/docs/protocol
 */

/** The flag of the message that ends a stream. */
export const endFlag = 2;
/** Before the names of trailers, where they are among the headers: in calls that are answered by one message. */
export const trailerPrefix = "trailer-";
/** The content type of errors. */
export const errorType = "application/json";

/** The content type of a call. */
export function connectType(format: FormatName, isStream: boolean): string {
  return isStream ? `application/connect+${format}` : `application/${format}`;
}

/** The format that a content type names; undefined for another. */
export function connectFormatOf(mediaType: string, isStream: boolean): FormatName | undefined {
  if (mediaType === connectType("proto", isStream)) return "proto";
  return mediaType === connectType("json", isStream) ? "json" : undefined;
}

/** Headers of requests and responses that are not the user's. */
export const connectNames: readonly string[] = [
  ...["content-type", "content-encoding", "accept-encoding", "content-length", "accept", "vary"],
  ...["connect-protocol-version", "connect-timeout-ms", "connect-content-encoding", "connect-accept-encoding"],
];
