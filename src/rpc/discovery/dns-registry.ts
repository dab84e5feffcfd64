import { lookup, Resolver } from "node:dns/promises";
import { ProtobufError } from "../../errors.ts";
import { changes } from "./changes.ts";
import { addressOf, placeOf, remoteInstanceOf } from "./instance.ts";
import { pause } from "./pause.ts";
import type { Instance, Registry } from "./registry.ts";

/** Options of `dnsRegistry`. */
export interface DnsOptions {
  /** Milliseconds between two questions. Default 10,000. */
  readonly interval?: number | undefined;
  /** Who is asked for SRV records, `address:port`. Default: the system's. */
  readonly servers?: readonly string[] | undefined;
}

/**
 * Makes a registry of a name in DNS, of whatever service: `host:port` for the addresses of a host, `_grpc._tcp.example.com` for SRV records.
 *
 * Of SRV records, those with the best priority count. DNS is asked in intervals: instances that come are found, which `dns:///host:port` does not do before a connection is lost.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for what is no such name; UNSUPPORTED from `register` and `deregister`.
 * Source: https://www.rfc-editor.org/rfc/rfc2782
 */
export function dnsRegistry(name: string, { interval = 10_000, servers }: DnsOptions = {}): Registry {
  const place = placeOf(name);
  const isService = /^_[^.:]+\._[^.:]+\.[^:]+$/.test(name);
  if (!isService && (place === undefined || "path" in place)) {
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `a name in DNS must be host:port or _service._protocol.domain, not ${JSON.stringify(name)}`,
    );
  }
  if (!(interval > 0)) throw new ProtobufError("INVALID_ARGUMENT", "`interval` must be a number of milliseconds");
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  const resolve = isService
    ? () => resolveService(resolver, name)
    : () => resolveHost(place as { readonly host: string; readonly port: number });
  const refuse = async (): Promise<void> => {
    throw new ProtobufError("UNSUPPORTED", "DNS takes no registrations: its zone says what there is");
  };
  return {
    register: refuse,
    deregister: refuse,
    watch: (service, signal) => changes(watchDns(resolve, service, interval, signal)),
  };
}

async function* watchDns(
  resolve: () => Promise<readonly string[]>,
  service: string,
  interval: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  while (!signal.aborted) {
    const addresses = await resolve().catch(addressesOfFailure);
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

async function resolveService(resolver: Resolver, name: string): Promise<readonly string[]> {
  const records = await resolver.resolveSrv(name);
  const best = Math.min(...records.map(({ priority }) => priority));
  return records.filter(({ priority }) => priority === best).map(({ name: host, port }) => addressOf(host, port));
}

/** Names that are not there have no instances; of other failures nothing follows. */
function addressesOfFailure(error: unknown): readonly string[] | undefined {
  return ["ENOTFOUND", "ENODATA"].includes(String((error as NodeJS.ErrnoException).code)) ? [] : undefined;
}
