import { describeOptions } from "./describe-options.ts";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  MethodDescriptorProto,
  ServiceDescriptorProto,
} from "./file-descriptor-proto.ts";
import { complete, completed, originOf, withUnplaced } from "./origin.ts";
import { isMethod, type Enum, type Method, type Service, type Type } from "./reflection.ts";

export function describeEnum(type: Enum): EnumDescriptorProto {
  const origin = originOf<EnumDescriptorProto>(type);
  const values = new Map(
    Object.entries(type.values).map(([name, number]) => [name, describeValue(type, name, number)]),
  );
  const described: EnumDescriptorProto = { name: type.name, ...visibilityOf(type) };
  if (origin === undefined) {
    described.value = [...values.values()];
    describeReserved(type.reserved, described, 0);
    describeOptions(type, described);
    return described;
  }
  // The second of two of a name, and `__proto__`, are not among protobufjs's values.
  described.value = (origin.value ?? []).map((declared) => {
    const value = values.get(declared.name!);
    values.delete(declared.name!);
    return value === undefined ? declared : complete(value, declared, completed.enumValue);
  });
  return complete(described, origin, completed.enum);
}

function describeValue(type: Enum, name: string, number: number): EnumValueDescriptorProto {
  const value: EnumValueDescriptorProto = { name, number };
  const options = type.valuesOptions?.[name];
  if (options !== undefined) describeOptions({ options }, value);
  return value;
}

/** Ends of ranges are the numbers past the last (`beyond` 1), or the last (0). */
export function describeReserved(
  reserved: readonly (string | number[])[] | undefined,
  node: DescriptorProto | EnumDescriptorProto,
  beyond: 0 | 1,
): void {
  for (const item of reserved ?? []) {
    if (typeof item === "string") (node.reservedName ??= []).push(item);
    else (node.reservedRange ??= []).push({ start: item[0]!, end: item[1]! + beyond });
  }
}

/** A property of protobufjs from version 8.8, as `SymbolVisibility`. */
export function visibilityOf(type: Type | Enum): { visibility?: number } {
  const { visibility } = type as { visibility?: unknown };
  return visibility === "local" ? { visibility: 1 } : visibility === "export" ? { visibility: 2 } : {};
}

export function describeService(service: Service): ServiceDescriptorProto {
  const described: ServiceDescriptorProto = { name: service.name };
  const methods = withUnplaced(service.methodsArray, service, isMethod);
  if (methods.length > 0) described.method = methods.map(describeMethod);
  const origin = originOf<ServiceDescriptorProto>(service);
  if (origin === undefined) describeOptions(service, described);
  return complete(described, origin, completed.service);
}

function describeMethod(method: Method): MethodDescriptorProto {
  const described: MethodDescriptorProto = {
    name: method.name,
    inputType: method.resolvedRequestType?.fullName ?? method.requestType,
    outputType: method.resolvedResponseType?.fullName ?? method.responseType,
  };
  if (method.requestStream === true) described.clientStreaming = true;
  if (method.responseStream === true) described.serverStreaming = true;
  const origin = originOf<MethodDescriptorProto>(method);
  if (origin === undefined) describeOptions(method, described);
  return complete(described, origin, completed.method);
}
