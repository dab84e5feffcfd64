import { isIPv6 } from "node:net";
import { ProtobufError } from "../../errors.ts";
import type { Instance } from "./registry.ts";

/** The most instances of a service that are taken from a registry; more are ignored. */
export const maxInstances: number = 10_000;
/** The most characters of an id, and the limits of metadata: Consul's own limits are lower. */
const maxId = 256;
const maxMetadata = { entries: 64, name: 128, value: 1024 };

/** Where an instance is: a host (a name, or an IPv4 or IPv6 address) and a port, or a Unix socket on this machine. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string };

/**
 * Parses an address: `host:port`, `[::1]:port` or `unix:path`. Undefined for anything else, and for an address that one
 * can only listen on.
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

/**
 * `0.0.0.0` and `::`: a server may listen on them, but they cannot be called, because each machine takes them for
 * itself.
 */
const unspecified = /^(::ffff:)?[0.:]+$/i;

/** A DNS name, or an IPv4 address; names with other letters are written in ASCII there. */
const hostForm = /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?$/i;

/** The address of a host and a port. */
export function addressOf(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The id of an instance among those of its service. */
export function idOf({ id, address }: Instance): string {
  return id ?? address;
}

/** INVALID_ARGUMENT for an instance that could not be found or called. */
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

/** INVALID_ARGUMENT for an instance that other machines could not reach: a Unix socket. */
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

/**
 * An instance written by another process on this machine, with the properties of an instance only. Undefined if it is
 * not one.
 */
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

/**
 * An instance from a registry shared by many machines: an entry that names a Unix socket of this machine is not
 * accepted.
 */
export function remoteInstanceOf(
  service: string,
  id: string,
  address: unknown,
  metadata: unknown,
): Instance | undefined {
  const instance = instanceOf(service, id, address, metadata);
  return instance === undefined || "path" in placeOf(instance.address)! ? undefined : instance;
}
