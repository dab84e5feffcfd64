import { checkInstance, idOf } from "./instance.ts";
import { latest, type Latest } from "./latest.ts";
import type { Instance, Registry } from "./registry.ts";

/** Addresses, `host:port`, either for all services or by the full name of the service. */
export type StaticAddresses = readonly string[] | { readonly [service: string]: readonly string[] };

/**
 * Makes a registry from addresses that are known in advance. Registering or deregistering instances changes it for this
 * process only.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not an address.
 */
export function staticRegistry(addresses: StaticAddresses = {}): Registry {
  const known = new Map<string, Map<string, Instance>>();
  const watchers = new Map<string, Set<Latest<readonly Instance[]>>>();
  const given = (service: string): readonly string[] =>
    isList(addresses) ? addresses : Object.hasOwn(addresses, service) ? addresses[service]! : [];
  const instancesOf = (service: string): Map<string, Instance> => {
    let instances = known.get(service);
    if (instances === undefined)
      known.set(service, (instances = new Map(given(service).map((address) => [address, { service, address }]))));
    return instances;
  };
  const tell = (service: string): void =>
    watchers.get(service)?.forEach((watcher) => watcher.set([...instancesOf(service).values()]));
  checkAddresses(addresses);
  return {
    async register(instance) {
      checkInstance(instance);
      instancesOf(instance.service).set(idOf(instance), instance);
      tell(instance.service);
    },
    async deregister(instance) {
      if (instancesOf(instance.service).delete(idOf(instance))) tell(instance.service);
    },
    async *watch(service, signal) {
      const watcher = latest<readonly Instance[]>(signal);
      if (!watchers.has(service)) watchers.set(service, new Set());
      watchers.get(service)!.add(watcher);
      watcher.set([...instancesOf(service).values()]);
      try {
        yield* watcher;
      } finally {
        watchers.get(service)!.delete(watcher);
      }
    },
  };
}

function isList(addresses: StaticAddresses): addresses is readonly string[] {
  return Array.isArray(addresses);
}

function checkAddresses(addresses: StaticAddresses): void {
  for (const [service, list] of isList(addresses) ? [["any", addresses] as const] : Object.entries(addresses))
    for (const address of list) checkInstance({ service, address });
}
