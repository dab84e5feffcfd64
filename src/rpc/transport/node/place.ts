import type { ConnectionOptions } from "node:tls";
import { ProtobufError } from "../../../errors.ts";
import type { TlsOptions } from "../../call/credentials.ts";

/** Where a transport connects to, and what stands before the paths there. */
export interface Place {
  readonly connect: { readonly host: string; readonly port: number } | { readonly path: string };
  /** `127.0.0.1:50051`; what requests name as their host. */
  readonly authority: string;
  /** What stands before the path of a call: `/api`; mostly nothing. */
  readonly prefix: string;
  /** What the target itself says of TLS: by `https:` or `http:`. */
  readonly isSecure: boolean | undefined;
}

/** The place that a target stands for: `host:port`, `dns:///host:port`, `unix:path`, or a URL. INVALID_ARGUMENT for any other text. */
export function placeOfTarget(target: string): Place {
  if (/^https?:\/\//i.test(target)) return placeOfUrl(target);
  if (target.startsWith("unix:")) {
    const path = target.slice(5).replace(/^\/\/(?=\/)/, "");
    if (path !== "") return { connect: { path }, authority: "localhost", prefix: "", isSecure: undefined };
  }
  const address = target.replace(/^(?:dns:(?:\/\/[^/]*\/)?|ipv[46]:)/, "");
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:\s/]+)):(\d{1,5})$/.exec(address) ?? [];
  const [host, port] = [bracketed ?? plain, Number(digits)];
  if (host === undefined || !(port >= 0 && port <= 65_535))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `a target is host:port, dns:///host:port, unix:path or a URL, not ${JSON.stringify(target.slice(0, 100))}`,
    );
  return { connect: { host, port }, authority: address, prefix: "", isSecure: undefined };
}

function placeOfUrl(target: string): Place {
  let url: URL;
  try {
    url = new URL(target);
  } catch (cause) {
    throw new ProtobufError("INVALID_ARGUMENT", `${JSON.stringify(target.slice(0, 100))} is no URL`, { cause });
  }
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return { connect: { host, port }, authority: url.host, prefix: url.pathname.replace(/\/+$/, ""), isSecure };
}

/** What TLS is told: where to connect to, and which protocols are offered (ALPN). */
export function tlsConnection(
  place: Place,
  tls: TlsOptions | undefined,
  protocols: readonly string[],
): ConnectionOptions {
  const { ca, cert, key, serverName } = tls ?? {};
  const host = "host" in place.connect ? place.connect.host : undefined;
  // An address of IP is not a server name, and checked as an address.
  const name = serverName ?? (host === undefined || /^[\d.]+$|:/.test(host) ? undefined : host);
  return {
    ...place.connect,
    ALPNProtocols: [...protocols],
    ...(name === undefined ? {} : { servername: name }),
    ...(ca === undefined ? {} : { ca: Buffer.from(ca) }),
    ...(cert === undefined ? {} : { cert: Buffer.from(cert) }),
    ...(key === undefined ? {} : { key: Buffer.from(key) }),
  };
}
