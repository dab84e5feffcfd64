import { isIPv6 } from "node:net";
import { ProtobufError } from "../../errors.ts";
import type { Instance } from "./registry.ts";

/** Instances of a service that are taken from a registry at most; more are left out. */
export const maxInstances: number = 10_000;
/** Characters of an id at most, and what metadata may be: what Consul takes is less. */
const maxId = 256;
const maxMetadata = { entries: 64, name: 128, value: 1024 };

/** Where an instance is: a host (a name, or an IPv4 or IPv6 address) and a port, or a socket of this machine. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string };

/**
 * The place that an address stands for: `host:port`, `[::1]:port` or `unix:path`. Undefined for anything that is not an address,
 * or one to listen at alone.
 */
export function placeOf(address: string): Place | undefined {
  if (address.startsWith("unix:"))
    return address.length > 5 ? { path: address.slice(5).replace(/^\/\/(?=\/)/, "") } : undefined;
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address) ?? [];
  const [host, port] = [bracketed ?? plain, Number(digits)];
  const isHost =
    bracketed === undefined ? plain !== undefined && plain.length <= 253 && hostForm.test(plain) : isIPv6(bracketed);
  return isHost && !unspecified.test(host!) && port >= 1 && port <= 65_535 ? { host: host!, port } : undefined;
}

/** `0.0.0.0` and `::`, where a server may listen, and nobody can call: each machine takes them for itself. */
const unspecified = /^(::ffff:)?[0.:]+$/i;

/** A name of DNS, or an IPv4 address; names with other letters are written in ASCII there. */
const hostForm = /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?$/i;

/** The address of a host and a port. */
export function addressOf(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** What tells an instance from others of its service. */
export function idOf({ id, address }: Instance): string {
  return id ?? address;
}

/** INVALID_ARGUMENT for an instance that nobody could find or call. */
export function checkInstance({ service, address, id, metadata }: Instance): void {
  if (!/^\w+(\.\w+)*$/.test(service))
    throw new ProtobufError("INVALID_ARGUMENT", `an instance must name its service in full, not ${shown(service)}`);
  if (placeOf(address) === undefined)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `the address of an instance must be host:port by which it can be called, with a port of 1 to 65535, not ${shown(address)}`,
    );
  if (id !== undefined && !isId(id))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `the id of an instance must be 1 to ${maxId} characters, whole surrogate pairs`,
    );
  if (metadata !== undefined && !isMetadata(metadata)) {
    const { entries, name, value } = maxMetadata;
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `the metadata of an instance must be text by name: at most ${entries} of them, names of ${name} characters and values of ${value}`,
    );
  }
}

/** INVALID_ARGUMENT for an instance that other machines could not reach: a socket of this one. */
export function checkRemoteInstance(instance: Instance): void {
  checkInstance(instance);
  if ("path" in placeOf(instance.address)!)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `instances in a registry of many machines have a host and a port, not ${shown(instance.address)}`,
    );
}

function isId(id: string): boolean {
  return id.length > 0 && id.length <= maxId && !/\p{Surrogate}/u.test(id);
}

function isMetadata(metadata: object): boolean {
  const entries = Object.entries(metadata);
  return (
    entries.length <= maxMetadata.entries &&
    entries.every(
      ([name, value]) =>
        name.length <= maxMetadata.name && typeof value === "string" && value.length <= maxMetadata.value,
    )
  );
}

function shown(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}...` : text);
}

/** An instance that another process of this machine has written down, with only what an instance has. Undefined for what is none. */
export function instanceOf(service: string, id: string, address: unknown, metadata: unknown): Instance | undefined {
  if (typeof address !== "string" || placeOf(address) === undefined || !isId(id)) return undefined;
  const entries =
    typeof metadata === "object" && metadata !== null
      ? Object.entries(metadata).filter(([, value]) => typeof value === "string")
      : [];
  if (!isMetadata(Object.fromEntries(entries))) return undefined;
  return {
    service,
    address,
    id,
    ...(entries.length === 0 ? {} : { metadata: Object.fromEntries(entries) as Record<string, string> }),
  };
}

/** An instance out of a registry of many machines: others have written there, and a socket of this machine is none of theirs to name. */
export function remoteInstanceOf(
  service: string,
  id: string,
  address: unknown,
  metadata: unknown,
): Instance | undefined {
  const instance = instanceOf(service, id, address, metadata);
  return instance === undefined || "path" in placeOf(instance.address)! ? undefined : instance;
}
