import { type Code, js, keyed, listed, literal, propertyKey } from "../codec/source/code.ts";
import { idempotencyOf, methodKeys, methodKind } from "../planner/service-types.ts";
import type { MethodDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";
import { declared, exportAlias } from "./declared.ts";
import { docOf } from "./doc.ts";
import type { ExportName } from "./module-names.ts";
import type { TypeNames } from "./value-type.ts";

/** How a module calls the codecs of messages: as values, or in types. */
export type CodecName = (message: MethodDescriptor["input"]) => Code;

/** A service, as JavaScript and as TypeScript, which infers the rest. */
export function emitService(service: ServiceDescriptor, name: ExportName, codec: CodecName): Code {
  const methods = methodsOf(service).map(
    ([key, method]) => js`
    ${docOf(method)}
    ${keyed(key, emitMethod(method, codec))}
  `,
  );
  return js`
    ${docOf(service)}
    ${declared(name, js`const`)} = /* @__PURE__ */ declareService(${literal(service.typeName)}, () => ({
      ${listed(methods)}
    }));
    ${exportAlias(name)}
  `;
}

function emitMethod(method: MethodDescriptor, codec: CodecName): Code {
  const idempotency = idempotencyOf(method);
  const known = js`${literal(method.name)}, ${literal(methodKind(method))}, ${codec(method.input)}, ${codec(method.output)}`;
  return idempotency === "unknown" ? js`declareMethod(${known})` : js`declareMethod(${known}, ${literal(idempotency)})`;
}

/** The declaration of a service: its type. */
export function emitServiceDeclaration(
  service: ServiceDescriptor,
  name: ExportName,
  codecType: CodecName,
  types: TypeNames,
): Code {
  return js`
    ${docOf(service)}
    ${declared(name, js`declare const`)}: ${types.runtime("ServiceType")}<{
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
