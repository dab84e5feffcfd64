import { shared } from "../shared.ts";
import type { ServiceType } from "./service-type.ts";

/*
 * The services of schemas. A descriptor does not know codecs: a schema registers here how its services get them, so
 * that programs without schemas do not contain that code.
 */

const makers = shared("makers of services", () => new WeakMap<object, () => ServiceType>());
const serviceTypes = shared("service types", () => new WeakMap<object, ServiceType>());
const descriptors = shared("descriptors of services", () => new WeakMap<ServiceType, object>());

/** Registers how the service of a descriptor is made. */
export function provideService(descriptor: object, make: () => ServiceType): void {
  makers.set(descriptor, make);
}

/**
 * The service with its codecs for a descriptor from `schema.service`: the same object each time. Undefined for any
 * other descriptor.
 */
export function serviceTypeOf(descriptor: object): ServiceType | undefined {
  let type = serviceTypes.get(descriptor);
  if (type === undefined) {
    type = makers.get(descriptor)?.();
    if (type === undefined) return undefined;
    serviceTypes.set(descriptor, type);
    descriptors.set(type, descriptor);
  }
  return type;
}

/** The descriptor of a service from a schema; undefined for one from generated code. */
export function descriptorOf(type: ServiceType): object | undefined {
  return descriptors.get(type);
}
