import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Kind, type Known } from "./check-options.ts";
import type { Ending } from "./ending.ts";
import { checkMetadata, mergeMetadata, metadataOf, type MetadataInit } from "./metadata.ts";
import { toRpcError } from "./rpc-error.ts";

/** Certificates, as PEM. */
export interface TlsOptions {
  /**
   * The authorities that may have signed the peer's certificate. Default of a client: those of the system. A server
   * asks for a client certificate (mutual TLS) only if this is given.
   */
  readonly ca?: string | Uint8Array | undefined;
  /** This side's certificate, with those between it and the root. */
  readonly cert?: string | Uint8Array | undefined;
  /** The private key of that certificate. */
  readonly key?: string | Uint8Array | undefined;
  /** The name that the server's certificate must have, if it is not that of the address. Client only. */
  readonly serverName?: string | undefined;
}

const pem: Kind = {
  takes: (value) => typeof value === "string" || value instanceof Uint8Array,
  text: "PEM, as a string or bytes",
};
const tlsOptions: Known<TlsOptions> = { ca: pem, cert: pem, key: pem, serverName: "string" };

/** Returns metadata that prove who calls. `url` is `https://host/package.Service`. */
export type CallCredentials = (url: string) => MetadataInit | Promise<MetadataInit>;

/**
 * Adds call credentials to the metadata of a call to a service. Errors: RpcError; INVALID_ARGUMENT for metadata that
 * cannot be sent.
 */
export type Proof = (metadata: Headers, service: string, ending: Ending) => Promise<void>;

/** Calls the call credentials. `origin` is `https://host`. */
export function proofOf(give: CallCredentials, origin: string): Proof {
  return async (metadata, service, ending) => {
    try {
      const given = await ending.race(Promise.resolve(`${origin}/${service}`).then(give));
      mergeMetadata(metadata, metadataOf(given));
    } catch (error) {
      throw toRpcError(error, "UNAVAILABLE");
    }
    checkMetadata(metadata);
  };
}

/** The options that decide who can read what is sent. */
export interface Security {
  readonly insecure?: boolean | undefined;
  readonly tls?: TlsOptions | undefined;
  readonly callCredentials?: CallCredentials | undefined;
}

/** INVALID_ARGUMENT for wrong TLS options, and for options of a client that contradict each other. */
export function checkClientSecurity({ insecure, tls, callCredentials }: Security): void {
  if (tls !== undefined) checkOptions("tls", tls, tlsOptions);
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a client is either `insecure` or has `tls`");
    if (callCredentials !== undefined)
      throw new ProtobufError("INVALID_ARGUMENT", "`callCredentials` would be readable on the way: they need TLS");
  }
  if ((tls?.cert === undefined) !== (tls?.key === undefined))
    throw new ProtobufError("INVALID_ARGUMENT", "`cert` and `key` belong together");
}

/** INVALID_ARGUMENT for wrong TLS options, and if a server has neither a certificate nor `insecure`, or both. */
export function checkServerSecurity({ insecure, tls }: Security): void {
  if (tls !== undefined) checkOptions("tls", tls, tlsOptions);
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a server is either `insecure` or has `tls`");
  } else if (tls?.key === undefined || tls.cert === undefined)
    throw new ProtobufError("INVALID_ARGUMENT", "a server needs `tls: { key, cert }`, or `insecure: true`");
}
