import { balanced } from "../balancing/balanced.ts";
import { proofOf } from "../call/credentials.ts";
import { dnsRegistry } from "../discovery/dns-registry.ts";
import { placeOf } from "../discovery/instance.ts";
import type { Registry } from "../discovery/registry.ts";
import { fetchTransport } from "../transport/fetch.ts";
import { http1Transport } from "../transport/node/http1.ts";
import { http2Transport } from "../transport/node/http2.ts";
import { newHeaders } from "../transport/node/fields.ts";
import { clientKeepalive } from "../transport/node/keepalive.ts";
import { negotiatedTransport } from "../transport/node/negotiated.ts";
import { type Place, placeOfTarget } from "../transport/node/place.ts";
import { jsonFormat } from "../protocol/json-format.ts";
import { zlibGzip } from "../transport/node/zlib-gzip.ts";
import { pooled } from "../transport/pooled.ts";
import { isTransport, type Transport } from "../transport/transport.ts";
import type { Carrier } from "./create-client.ts";
import type { ClientOptions } from "./node-options.ts";

/** The transports of a client of Node. */
export function carrierOf(target: string | Registry | Transport, options: ClientOptions, service: string): Carrier {
  const platform = { gzip: zlibGzip, json: jsonFormat, newHeaders };
  if (isTransport(target)) return { transports: [target], ...platform };
  const { callCredentials, tls } = options;
  if (typeof target === "string" && options.fetch !== undefined) {
    const { fetch, credentials } = options;
    const prove = callCredentials && proofOf(callCredentials, new URL(target).origin);
    return { transports: [fetchTransport(target, { fetch, credentials })], prove, ...platform };
  }
  const place = typeof target === "string" ? placeOfTarget(target) : undefined;
  // To the caller, all instances are one server: the service is what is named, in certificates too.
  const authority = place?.authority ?? tls?.serverName ?? service;
  const prove = callCredentials && proofOf(callCredentials, `https://${authority}`);
  const found = typeof target === "string" ? addressesOf(target, place!, options) : { registry: target, name: service };
  const transport =
    found === undefined ? transportTo(place!, options) : balancedOver(found.registry, found.name, authority, options);
  return { transports: [transport], prove, ...platform };
}

/** The registry of a host in DNS, if the target or the choice of a policy asks for one. */
function addressesOf(
  target: string,
  { connect, authority }: Place,
  { loadBalancing }: ClientOptions,
): { readonly registry: Registry; readonly name: string } | undefined {
  const isName = "host" in connect && connect.port > 0 && !/^[\d.]+$|:/.test(connect.host);
  if (!isName || /^https?:/i.test(target) || !(target.startsWith("dns:") || loadBalancing !== undefined))
    return undefined;
  return { registry: dnsRegistry(authority), name: authority };
}

function balancedOver(registry: Registry, name: string, authority: string, options: ClientOptions): Transport {
  const serverName = options.tls?.serverName ?? authority.replace(/:\d+$/, "");
  const secured = options.insecure === true ? options : { ...options, tls: { ...options.tls, serverName } };
  return balanced({
    registry,
    service: name,
    protocols: options.httpVersion === "1.1" ? ["connect", "grpcWeb"] : ["grpc", "grpcWeb", "connect"],
    policy: options.loadBalancing ?? "roundRobin",
    reconnect: options.reconnect,
    transportTo: (address) => {
      const connect = placeOf(address);
      return connect && transportTo({ connect, authority, prefix: "", isSecure: undefined }, secured);
    },
  });
}

function transportTo(place: Place, options: ClientOptions): Transport {
  const { connections = 1, httpVersion, protocol = "grpc", keepalive = clientKeepalive } = options;
  const isSecure = place.isSecure ?? options.insecure !== true;
  const tls = isSecure ? (options.tls ?? {}) : undefined;
  const connect = (): Transport => {
    if (httpVersion === "1.1") return http1Transport({ place, tls });
    const canBeOld = httpVersion === undefined && protocol !== "grpc";
    return tls !== undefined && canBeOld
      ? negotiatedTransport({ place, tls, keepalive })
      : http2Transport({ place, tls, keepalive });
  };
  return pooled(Array.from({ length: connections }, connect));
}
