import { checkOptions, headers, isUrl, type Known, needOption } from "../call/check-options.ts";
import { changes } from "./changes.ts";
import { EtcdGateway, type KeyEvent } from "./etcd-gateway.ts";
import { isFinal, type RegistryHeaders } from "./http.ts";
import { checkRemoteInstance, idOf, maxInstances, remoteInstanceOf } from "./instance.ts";
import { Backoff } from "./pause.ts";
import { type Keeping, Registrations } from "./registration.ts";
import type { Instance, Registry } from "./registry.ts";
import { defaultSilence, silenceKind } from "./silence.ts";

/** Options of `etcdRegistry`. */
export interface EtcdOptions {
  /** `http://127.0.0.1:2379`, or one of each member of the cluster. */
  readonly url: string | readonly string[];
  /** The prefix of keys. Default `services/`; an instance is at `services/<service>/<id>`. */
  readonly prefix?: string | undefined;
  /** Milliseconds, in whole seconds, after which an instance whose process died is removed. Default 10,000. */
  readonly ttl?: number | undefined;
  /**
   * Milliseconds for which a watch may be silent before everything is read again, which limits how long a dead
   * connection goes unnoticed. Default 20,000.
   */
  readonly silence?: number | undefined;
  /** Headers of each request, `authorization` for example. */
  readonly headers?: RegistryHeaders | undefined;
}

const etcdOptions: Known<EtcdOptions> = {
  url: {
    takes: (value) => [value].flat().every(isUrl) && value.length > 0,
    text: "one URL, or several",
  },
  prefix: "string",
  ttl: { takes: (value) => value >= 1_000 && value < 1e9, text: "a number of milliseconds from 1000 on" },
  silence: silenceKind,
  headers: headers,
};

/**
 * Makes a registry in etcd, version 3.4 or later, through its HTTP gateway. Instances stay registered as long as their
 * lease is renewed.
 *
 * Keys and values have the form of etcd's own gRPC naming.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and instances; RpcError with the code UNAVAILABLE if etcd
 * cannot be reached, or with the code for its answer. Source: https://etcd.io/docs/v3.5/dev-guide/grpc_naming/
 */
export function etcdRegistry(options: EtcdOptions): Registry {
  checkOptions("etcdRegistry", options, etcdOptions);
  const { url, prefix = "services/", ttl = 10_000, silence = defaultSilence } = options;
  needOption("etcdRegistry", "url", url);
  const urls = typeof url === "string" ? [url] : url;
  const gateway = new EtcdGateway(urls, options.headers);
  const registrations = new Registrations();
  const keyOf = (instance: Instance): string => `${prefix}${instance.service}/${idOf(instance)}`;
  return {
    register: async (instance) => {
      checkRemoteInstance(instance);
      await registrations.begin(
        keyOf(instance),
        keepLease(gateway, { key: keyOf(instance), value: valueOf(instance) }, Math.ceil(ttl / 1000)),
      );
    },
    deregister: async (instance) => {
      registrations.end(keyOf(instance));
      await gateway.delete(keyOf(instance));
    },
    watch: (service, signal, onFailure) =>
      changes(watchEtcd({ gateway, service, prefix: `${prefix}${service}/`, silence, onFailure }, signal)),
  };
}

/** A key that exists as long as its lease. */
function keepLease(
  gateway: EtcdGateway,
  entry: { readonly key: string; readonly value: string },
  seconds: number,
): Keeping {
  let lease = "";
  return {
    interval: (seconds * 1000) / 3,
    renew: async (signal) => {
      if (!(await gateway.keepAlive(lease, signal))) return false;
      // The key may have been deleted while the lease lives.
      await gateway.putIfAbsent(entry, lease, signal);
      return true;
    },
    register: async (signal) => {
      lease = await gateway.grant(seconds, signal);
      await gateway.put(entry, lease, signal);
    },
  };
}

interface EtcdWatch {
  readonly gateway: EtcdGateway;
  readonly service: string;
  readonly prefix: string;
  readonly silence: number;
  readonly onFailure: ((error: unknown) => void) | undefined;
}

/**
 * Reads everything, then follows the changes from that revision on; starts again when that ends, for whatever reason.
 */
async function* watchEtcd(
  { gateway, service, prefix, silence, onFailure }: EtcdWatch,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  const backoff = new Backoff(100, 5_000);
  while (!signal.aborted) {
    try {
      const { entries, revision } = await gateway.range(prefix, signal);
      const instances = new Map<string, Instance>();
      apply(instances, entries, service, prefix);
      yield [...instances.values()];
      backoff.reset();
      for await (const events of gateway.watch(prefix, revision + 1n, silence, signal)) {
        apply(instances, events, service, prefix);
        yield [...instances.values()];
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
      onFailure?.(error);
    }
    await backoff.wait(signal);
  }
}

function apply(instances: Map<string, Instance>, events: readonly KeyEvent[], service: string, prefix: string): void {
  for (const { key, value } of events) {
    const instance =
      value === undefined || !key.startsWith(prefix) ? undefined : read(service, key.slice(prefix.length), value);
    if (instance === undefined) instances.delete(key);
    else if (instances.size < maxInstances || instances.has(key)) instances.set(key, instance);
  }
}

/** `Op` 0 means add; etcd's own clients write it, too. */
function valueOf({ address, metadata }: Instance): string {
  return JSON.stringify({ Op: 0, Addr: address, Metadata: metadata ?? null });
}

/** Ignores anything that is not an instance: the prefix may be shared. */
function read(service: string, id: string, value: string): Instance | undefined {
  try {
    const { Addr, Metadata } = JSON.parse(value) as { readonly Addr?: unknown; readonly Metadata?: unknown };
    return remoteInstanceOf(service, id, Addr, Metadata);
  } catch {
    return undefined;
  }
}
