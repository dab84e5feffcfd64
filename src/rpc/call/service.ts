import type { MessageCodec } from "../../codec/options.ts";
import type { Methods, MethodType, ServiceType } from "../../codec/service-type.ts";
import { serviceTypeOf } from "../../codec/provided-service.ts";
import type { SchemaService } from "../../planner/service-types.ts";
import { ProtobufError } from "../../errors.ts";

/** A service from generated code, or from `schema.service(name)`. */
export type Service<M extends Methods = Methods> = ServiceType<M> | SchemaService<M>;

/** The methods of a service, or methods themselves. */
export type MethodsIn<S> = 0 extends 1 & S
  ? any
  : S extends SchemaService<infer M>
    ? M
    : S extends ServiceType<infer M>
      ? M
      : S;

/** The message type of a codec. */
export type MessageOf<C> = C extends MessageCodec<infer T, any> ? T : never;
/** The input type of a codec. */
export type InitOf<C> = C extends MessageCodec<any, infer Init> ? Init : never;

/**
 * The service with the codecs of its methods. INVALID_ARGUMENT for anything that is not a service, and for a descriptor
 * that did not come from a schema.
 */
export function resolveService<M extends Methods>(service: Service<M>): ServiceType<M> {
  const isObject = typeof service === "object" && service !== null;
  const type = isObject && "kind" in service && service.kind === "service" ? serviceTypeOf(service) : service;
  if (!isObject || type === undefined || !("methods" in type && "typeName" in type))
    throw new ProtobufError("INVALID_ARGUMENT", "a service must come from generated code or from schema.service(name)");
  return type as ServiceType<M>;
}

/** The name of a method on the wire. */
export function pathOf(service: ServiceType, method: MethodType): string {
  return `/${service.typeName}/${method.name}`;
}
