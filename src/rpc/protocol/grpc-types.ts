import type { FormatName } from "./settings.ts";

/*
 * What gRPC and gRPC-Web have in common, and what parts them: gRPC-Web has its trailers in the body.
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md
 */

/** One of the two. */
export interface GrpcFlavour {
  /** `application/grpc` */
  readonly mediaType: string;
  /** The flag of trailers in the body; 0 where they are HTTP's. */
  readonly trailerFlag: number;
}

/** Over HTTP/2, whose trailers it needs. */
export const grpcFlavour: GrpcFlavour = { mediaType: "application/grpc", trailerFlag: 0 };
/** Over any HTTP. */
export const webFlavour: GrpcFlavour = { mediaType: "application/grpc-web", trailerFlag: 0x80 };

/** The format that a content type names, which is the binary one where it names none; undefined for another. */
export function grpcFormatOf(mediaType: string, flavour: GrpcFlavour): FormatName | undefined {
  if (mediaType === flavour.mediaType || mediaType === `${flavour.mediaType}+proto`) return "proto";
  return mediaType === `${flavour.mediaType}+json` ? "json" : undefined;
}

/** Headers of requests and responses that are not the user's. */
export const grpcNames: readonly string[] = [
  ...["content-type", "te", "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "accept-encoding"],
  ...["content-length", "x-grpc-web", "accept", "grpc-message-type"],
];

/** Trailers as gRPC-Web has them in the body: lines of HTTP/1. */
export function writeTrailerBlock(trailers: Headers): Uint8Array {
  let text = "";
  for (const [name, value] of trailers) text += `${name}: ${value}\r\n`;
  return new TextEncoder().encode(text);
}

/** Reads them into trailers. What is not a line of a header is left out. */
export function readTrailerBlock(block: Uint8Array, trailers: Headers): void {
  for (const line of new TextDecoder().decode(block).split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    try {
      trailers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    } catch {
      // A name or a value that no header has.
    }
  }
}
