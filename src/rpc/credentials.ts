import { credentials, ServerCredentials, type ChannelCredentials } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";
import { metadataOf, type MetadataInit } from "./call/metadata.ts";

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

/** The credentials of a client. INVALID_ARGUMENT for contradictions. */
export function clientCredentials(
  insecure: boolean | undefined,
  tls: TlsOptions | undefined,
  perCall: CallCredentials | undefined,
): ChannelCredentials {
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a client is either `insecure` or has `tls`");
    if (perCall !== undefined)
      throw new ProtobufError("INVALID_ARGUMENT", "`callCredentials` would be readable on the way: they need TLS");
    return credentials.createInsecure();
  }
  if ((tls?.cert === undefined) !== (tls?.key === undefined))
    throw new ProtobufError("INVALID_ARGUMENT", "`cert` and `key` belong together");
  const channel = credentials.createSsl(pem(tls?.ca) ?? null, pem(tls?.key) ?? null, pem(tls?.cert) ?? null);
  return perCall === undefined ? channel : credentials.combineChannelCredentials(channel, perCallCredentials(perCall));
}

function perCallCredentials(give: CallCredentials): ReturnType<typeof credentials.createFromMetadataGenerator> {
  return credentials.createFromMetadataGenerator(({ service_url }, done) => {
    Promise.resolve(service_url)
      .then(give)
      .then(
        (metadata) => done(null, metadataOf(metadata)),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
  });
}

/** The credentials of a server. INVALID_ARGUMENT if it has neither a certificate nor `insecure`. */
export function serverCredentials(insecure: boolean | undefined, tls: TlsOptions | undefined): ServerCredentials {
  if (insecure === true) {
    if (tls !== undefined) throw new ProtobufError("INVALID_ARGUMENT", "a server is either `insecure` or has `tls`");
    return ServerCredentials.createInsecure();
  }
  const [key, cert] = [pem(tls?.key), pem(tls?.cert)];
  if (key === undefined || cert === undefined)
    throw new ProtobufError("INVALID_ARGUMENT", "a server needs `tls: { key, cert }`, or `insecure: true`");
  const ca = pem(tls?.ca);
  return ServerCredentials.createSsl(ca ?? null, [{ private_key: key, cert_chain: cert }], ca !== undefined);
}

function pem(text: string | Uint8Array | undefined): Buffer | undefined {
  return text === undefined ? undefined : Buffer.from(text);
}
