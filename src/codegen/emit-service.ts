import {
  type Code,
  declared,
  exportAlias,
  js,
  keyed,
  listed,
  literal,
  type Name,
  propertyKey,
} from "../codec/source/code.ts";
import { idempotencyOf, methodKeys, methodKind } from "../planner/service-types.ts";
import type { MethodDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";
import { docOf } from "./doc.ts";
import type { ModuleImports } from "./module-context.ts";
import type { TypeNames } from "./value-type.ts";

/** How a module calls the codecs of messages: as values, or in types. */
export type CodecName = (message: MethodDescriptor["input"]) => Code;

/** A service, as JavaScript and as TypeScript, which infers the rest. */
export function emitService(
  service: ServiceDescriptor,
  name: Name,
  codec: CodecName,
  { runtime }: ModuleImports,
): Code {
  const methods = methodsOf(service).map(
    ([key, method]) => js`
    ${docOf(method)}
    ${keyed(key, emitMethod(method, codec, runtime("declareMethod")))}
  `,
  );
  return js`
    ${docOf(service)}
    ${declared(name, "const")} = /* @__PURE__ */ ${runtime("declareService")}(${literal(service.typeName)}, () => ({
      ${listed(methods)}
    }));
    ${exportAlias(name)}
  `;
}

function emitMethod(method: MethodDescriptor, codec: CodecName, declareMethod: Name): Code {
  const idempotency = idempotencyOf(method);
  const known = js`${literal(method.name)}, ${literal(methodKind(method))}, ${codec(method.input)}, ${codec(method.output)}`;
  return idempotency === "unknown"
    ? js`${declareMethod}(${known})`
    : js`${declareMethod}(${known}, ${literal(idempotency)})`;
}

/** The declaration of a service: its type. */
export function emitServiceDeclaration(
  service: ServiceDescriptor,
  name: Name,
  codecType: CodecName,
  types: TypeNames,
): Code {
  return js`
    ${docOf(service)}
    ${declared(name, "declare const")}: ${types.runtime("ServiceType")}<{
      ${emitMethodTypes(service, codecType, types)}
    }>;
    ${exportAlias(name)}
  `;
}

/** The types of a service's methods, member by member. */
export function emitMethodTypes(service: ServiceDescriptor, codecType: CodecName, types: TypeNames): Code[] {
  return methodsOf(service).map(
    ([key, method]) => js`
    ${docOf(method)}
    ${key}: ${types.runtime("MethodType")}<${codecType(method.input)}, ${codecType(method.output)}, ${literal(methodKind(method))}>;
  `,
  );
}

function methodsOf(service: ServiceDescriptor): [key: Code, method: MethodDescriptor][] {
  return methodKeys(service).map(([key, method]) => [propertyKey(key), method]);
}
