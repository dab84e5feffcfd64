import type { FileDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { DescriptorProto, EnumDescriptorProto, OneofDescriptorProto } from "./file-descriptor-proto.ts";
import type { Linking } from "./linking.ts";
import { visitDeclarations, type Declaration, type Target } from "./visit.ts";

/** How much may be in a message, a oneof and an enum. Source: descriptor.h of protoc */
const limits = { fieldsOfMessage: 1500, oneofsOfMessage: 1000, fieldsOfOneof: 1200, valuesOfEnum: 1700 } as const;

const optOut = " (features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS can be used to opt out of this check)";

/** Sizes that generated code bears, which files from edition 2026 must keep to unless they opt out. Source: ValidateProtoLimits in protoc's descriptor.cc */
export function validateLimits(file: FileDescriptor, linking: Linking): void {
  if (file.edition !== "2026") return;
  visitDeclarations(file, linking, (target, declaration, { enforceProtoLimits }, around) => {
    if (enforceProtoLimits === feature.limits.none) return;
    for (const [count, limit, what] of sizes(target, declaration, around?.proto)) {
      if (count <= limit) continue;
      const title = { message: "Message", oneof: "Oneof", enum: "Enum" }[target as "message" | "oneof" | "enum"];
      linking.problems.add(
        file.name,
        declaration,
        "name",
        `${title} name ${declaration.name} should not contain more than ${limit} ${what}${optOut}`,
      );
    }
  });
}

function sizes(
  target: Target,
  declaration: Declaration,
  around: DescriptorProto | undefined,
): readonly (readonly [count: number, limit: number, what: string])[] {
  if (target === "enum")
    return [[(declaration as EnumDescriptorProto).value?.length ?? 0, limits.valuesOfEnum, "values"]];
  if (target === "message") {
    const { field = [], oneofDecl = [] } = declaration as DescriptorProto;
    return [
      [field.length, limits.fieldsOfMessage, "fields"],
      [oneofDecl.length, limits.oneofsOfMessage, "oneofs"],
    ];
  }
  if (target !== "oneof") return [];
  const index = around?.oneofDecl?.indexOf(declaration as OneofDescriptorProto);
  return [
    [around?.field?.filter(({ oneofIndex }) => oneofIndex === index).length ?? 0, limits.fieldsOfOneof, "fields"],
  ];
}
