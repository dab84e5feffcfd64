import { ProtobufError } from "../../errors.ts";
import type { Instance } from "./registry.ts";

/** Where an instance is: a host (a name, or an IPv4 or IPv6 address) and a port, or a socket of this machine. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string };

/** The place that an address stands for: `host:port`, `[::1]:port` or `unix:path`. Undefined for what is no address. */
export function placeOf(address: string): Place | undefined {
  if (address.startsWith("unix:")) return address.length > 5 ? { path: address.slice(5).replace(/^\/\/(?=\/)/, "") } : undefined;
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address) ?? [];
  const [host, port] = [bracketed ?? plain, Number(digits)];
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** The address of a host and a port. */
export function addressOf(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** What tells an instance from others of its service. */
export function idOf({ id, address }: Instance): string {
  return id ?? address;
}

/** INVALID_ARGUMENT for an instance that nobody could find or call. */
export function checkInstance({ service, address, id }: Instance): void {
  if (!/^\w+(\.\w+)*$/.test(service)) throw new ProtobufError("INVALID_ARGUMENT", `an instance must name its service in full, not ${JSON.stringify(service)}`);
  if (placeOf(address) === undefined) throw new ProtobufError("INVALID_ARGUMENT", `the address of an instance must be host:port, with a port of 1 to 65535, not ${JSON.stringify(address)}`);
  if (id === "") throw new ProtobufError("INVALID_ARGUMENT", "the id of an instance must not be empty");
}

/** An instance that another process has written down, with only what an instance has. Undefined for what is none. */
export function instanceOf(service: string, id: string, address: unknown, metadata: unknown): Instance | undefined {
  if (typeof address !== "string" || placeOf(address) === undefined) return undefined;
  const entries = typeof metadata === "object" && metadata !== null ? Object.entries(metadata).filter(([, value]) => typeof value === "string") : [];
  return { service, address, id, ...(entries.length === 0 ? {} : { metadata: Object.fromEntries(entries) as Record<string, string> }) };
}
