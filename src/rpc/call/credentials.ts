import { ProtobufError } from "../../errors.ts";
import type { MetadataInit } from "./metadata.ts";

/** Certificates, as PEM. */
export interface TlsOptions {
  /** Who may have signed the certificate of the other end. Default of a client: the system's; of a server: it asks for none, and with this it does (mutual TLS). */
  readonly ca?: string | Uint8Array | undefined;
  /** Our certificate, with those between it and the root. */
  readonly cert?: string | Uint8Array | undefined;
  /** The private key of it. */
  readonly key?: string | Uint8Array | undefined;
  /** The name that the server's certificate must have, where it is not that of the address. Client only. */
  readonly serverName?: string | undefined;
}

/** Gives the metadata that prove who calls. `url` is `https://host/package.Service`. */
export type CallCredentials = (url: string) => MetadataInit | Promise<MetadataInit>;

/** What says who may read along. */
export interface Security {
  readonly insecure?: boolean | undefined;
  readonly tls?: TlsOptions | undefined;
  readonly callCredentials?: CallCredentials | undefined;
}

/** INVALID_ARGUMENT for contradictions in what a client is given. */
export function checkClientSecurity({ insecure, tls, callCredentials }: Security): void {
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a client is either `insecure` or has `tls`");
    if (callCredentials !== undefined)
      throw new ProtobufError("INVALID_ARGUMENT", "`callCredentials` would be readable on the way: they need TLS");
  }
  if ((tls?.cert === undefined) !== (tls?.key === undefined))
    throw new ProtobufError("INVALID_ARGUMENT", "`cert` and `key` belong together");
}

/** INVALID_ARGUMENT, if a server has neither a certificate nor `insecure`, or both. */
export function checkServerSecurity({ insecure, tls }: Security): void {
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a server is either `insecure` or has `tls`");
  } else if (tls?.key === undefined || tls.cert === undefined)
    throw new ProtobufError("INVALID_ARGUMENT", "a server needs `tls: { key, cert }`, or `insecure: true`");
}
