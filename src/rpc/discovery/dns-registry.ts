import { lookup, Resolver } from "node:dns/promises";
import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, milliseconds, texts } from "../call/check-options.ts";
import { changes } from "./changes.ts";
import { addressOf, placeOf, remoteInstanceOf } from "./instance.ts";
import { pause } from "./pause.ts";
import type { Instance, Registry } from "./registry.ts";

/** Options of `dnsRegistry`. */
export interface DnsOptions {
  /** Milliseconds between two queries. Default 10,000. */
  readonly interval?: number | undefined;
  /**
   * The DNS servers, `address:port`, for SRV records and for the addresses of their targets. Default: those of the
   * system.
   */
  readonly servers?: readonly string[] | undefined;
}

const dnsOptions: Known<DnsOptions> = { interval: milliseconds, servers: texts };

/**
 * Makes a registry from a DNS name, for any service: `host:port` for the addresses of a host, `_grpc._tcp.example.com`
 * for SRV records.
 *
 * Only the SRV records with the best priority count. DNS is queried at intervals, so new instances are found;
 * `dns:///host:port` finds them only after a connection is lost.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and for a name of another form; UNSUPPORTED from `register` and `deregister`.
 * Source: https://www.rfc-editor.org/rfc/rfc2782
 */
export function dnsRegistry(name: string, options: DnsOptions = {}): Registry {
  checkOptions("dnsRegistry", options, dnsOptions);
  const { interval = 10_000, servers } = options;
  const place = placeOf(name);
  const isService = /^_[^.:]+\._[^.:]+\.[^:]+$/.test(name);
  if (!isService && (place === undefined || "path" in place)) {
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `a name in DNS must be host:port or _service._protocol.domain, not ${JSON.stringify(name)}`,
    );
  }
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  if (servers !== undefined) setServers(resolver, servers);
  // Other servers may not know the names, or resolve them differently.
  const addressesOf = servers === undefined ? async (host: string) => [host] : (host: string) => hostAt(resolver, host);
  const resolve = isService
    ? () => resolveService(resolver, name, addressesOf)
    : () => resolveHost(place as { readonly host: string; readonly port: number });
  const refuse = async (): Promise<void> => {
    throw new ProtobufError("UNSUPPORTED", "DNS takes no registrations: its zone says what there is");
  };
  return {
    register: refuse,
    deregister: refuse,
    watch: (service, signal, onFailure) => changes(watchDns({ resolve, service, interval, onFailure }, signal)),
  };
}

function setServers(resolver: Resolver, servers: readonly string[]): void {
  try {
    resolver.setServers(servers);
  } catch (cause) {
    throw new ProtobufError("INVALID_ARGUMENT", "option servers of dnsRegistry must be addresses, `10.0.0.53:53`", {
      path: "servers",
      cause,
    });
  }
}

interface DnsWatch {
  readonly resolve: () => Promise<readonly string[]>;
  readonly service: string;
  readonly interval: number;
  readonly onFailure: ((error: unknown) => void) | undefined;
}

/** A name that does not exist has no instances; other failures say nothing. */
async function* watchDns(
  { resolve, service, interval, onFailure }: DnsWatch,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  while (!signal.aborted) {
    const addresses = await resolve().catch((error: unknown) => {
      if (isNone(error)) return [];
      onFailure?.(error);
      return undefined;
    });
    if (addresses !== undefined)
      yield addresses.flatMap((address) => remoteInstanceOf(service, address, address, undefined) ?? []);
    await pause(interval, signal);
  }
}

async function resolveHost({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => addressOf(address, port));
}

async function resolveService(
  resolver: Resolver,
  name: string,
  addressesOf: (host: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const records = await resolver.resolveSrv(name);
  const best = Math.min(...records.map(({ priority }) => priority));
  const found = records
    .filter(({ priority }) => priority === best)
    .map(async ({ name: host, port }) => (await addressesOf(host)).map((address) => addressOf(address, port)));
  return (await Promise.all(found)).flat();
}

/** The addresses of a host, IPv4 and IPv6, from a resolver; empty if it has none. */
async function hostAt(resolver: Resolver, host: string): Promise<readonly string[]> {
  const both = [resolver.resolve4(host), resolver.resolve6(host)].map((asked) =>
    asked.catch((error: unknown) => {
      if (isNone(error)) return [];
      throw error;
    }),
  );
  return (await Promise.all(both)).flat();
}

/** Whether DNS says that the name does not exist. */
function isNone(error: unknown): boolean {
  return ["ENOTFOUND", "ENODATA"].includes(String((error as NodeJS.ErrnoException).code));
}
