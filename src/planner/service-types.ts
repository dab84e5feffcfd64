import { provideService } from "../codec/provided-service.ts";
import type { Idempotency, MethodKind, Methods, MethodType } from "../codec/service-type.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { MessageDescriptor, MethodDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";

/** The service of a schema: its descriptor, which carries the types of its methods where the compiler knows them. */
export interface SchemaService<M extends Methods = Methods> extends ServiceDescriptor {
  /** @internal Carries the types; never there at run time. */
  readonly "~methods"?: M;
}

/** The codec of a message. */
type CodecOf = (message: MessageDescriptor) => MessageCodec;

/** Says which codecs the methods of a service have. */
export function provideCodecs(service: ServiceDescriptor, codecOf: CodecOf): void {
  provideService(service, () => ({ typeName: service.typeName, methods: methodsOf(service, codecOf) }));
}

function methodsOf(service: ServiceDescriptor, codecOf: CodecOf): Methods {
  return Object.fromEntries(methodKeys(service).map(([key, method]) => [key, methodType(method, codecOf)]));
}

function methodType(method: MethodDescriptor, codecOf: CodecOf): MethodType {
  const { name, localName, clientStreaming, serverStreaming } = method;
  return {
    name,
    localName,
    kind: methodKind(method),
    input: codecOf(method.input),
    output: codecOf(method.output),
    clientStreaming,
    serverStreaming,
    idempotency: idempotencyOf(method),
  };
}

/** Which sides of a method stream. */
export function methodKind({ clientStreaming, serverStreaming }: MethodDescriptor): MethodKind {
  if (clientStreaming) return serverStreaming ? "bidiStreaming" : "clientStreaming";
  return serverStreaming ? "serverStreaming" : "unary";
}

/** `google.protobuf.MethodOptions.IdempotencyLevel` */
const idempotencies: readonly Idempotency[] = ["unknown", "noSideEffects", "idempotent"];

/** What `option idempotency_level` says of a method. */
export function idempotencyOf(method: MethodDescriptor): Idempotency {
  return idempotencies[Number(method.proto.options?.["idempotencyLevel"] ?? 0)] ?? "unknown";
}

/** The methods with their keys: the localName; of two with the same, the one that does not have it as its name keeps its name. */
export function methodKeys({ methods }: ServiceDescriptor): [key: string, method: MethodDescriptor][] {
  const names = new Set(methods.map(({ name }) => name));
  return methods.map((method) => [names.has(method.localName) ? method.name : method.localName, method]);
}
