import { shared } from "../shared.ts";
import type { ServiceType } from "./service-type.ts";

/*
 * The services of schemas: a descriptor knows no codecs. A schema tells here how its services get them, so that who has no schema does not carry how that is done.
 */

const makers = shared("makers of services", () => new WeakMap<object, () => ServiceType>());
const serviceTypes = shared("service types", () => new WeakMap<object, ServiceType>());
const descriptors = shared("descriptors of services", () => new WeakMap<ServiceType, object>());

/** Says how the service of a descriptor is made. */
export function provideService(descriptor: object, make: () => ServiceType): void {
  makers.set(descriptor, make);
}

/** A service with its codecs, made of the descriptor that `schema.service` gave: the same object each time. Undefined for a descriptor that came another way. */
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

/** The descriptor of a service that a schema gave; undefined for one of generated code. */
export function descriptorOf(type: ServiceType): object | undefined {
  return descriptors.get(type);
}
