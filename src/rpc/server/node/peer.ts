import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { PeerCertificate } from "../../call/context.ts";

/** Who is at the other end: `127.0.0.1:50051`; of a socket of the file system empty. */
export function peerOf({ remoteAddress, remotePort }: Socket): string {
  if (remoteAddress === undefined) return "";
  return `${remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`;
}

/** The certificate of the other end, where TLS asked for one. */
export function certificateOf(socket: Socket | TLSSocket): PeerCertificate | undefined {
  const certificate = (socket as Partial<TLSSocket>).getPeerCertificate?.();
  return certificate?.raw === undefined ? undefined : (certificate as unknown as PeerCertificate);
}
