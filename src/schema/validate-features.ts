import type { FileDescriptor } from "./descriptors.ts";
import type { FeatureSetProto } from "./file-descriptor-proto.ts";
import type { Problems } from "./problems.ts";
import type { Target } from "./visit.ts";

/** The targets and the first edition of each feature. Source: descriptor.proto */
const rules: {
  readonly [F in keyof FeatureSetProto]-?: { readonly targets?: readonly Target[]; readonly since: number };
} = {
  fieldPresence: { targets: ["field", "file"], since: 1000 },
  enumType: { targets: ["enum", "file"], since: 1000 },
  repeatedFieldEncoding: { targets: ["field", "file"], since: 1000 },
  utf8Validation: { targets: ["field", "file"], since: 1000 },
  messageEncoding: { targets: ["field", "file"], since: 1000 },
  jsonFormat: { targets: ["message", "enum", "file"], since: 1000 },
  enforceNamingStyle: { since: 1001 },
  defaultSymbolVisibility: { targets: ["file"], since: 1001 },
  enforceProtoLimits: { targets: ["enum", "message", "field", "oneof"], since: 1002 },
};

type HasFeatures = { readonly options?: { readonly features?: object | undefined } | undefined };

/** The features that a declaration sets itself, with their names in descriptor.proto. */
function* ownFeatures(node: HasFeatures): Generator<[name: keyof FeatureSetProto, protoName: string, value: number]> {
  const features = node.options?.features as FeatureSetProto | undefined;
  if (features === undefined) return;
  for (const name of Object.keys(rules) as (keyof FeatureSetProto)[]) {
    const value = features[name];
    if (value !== undefined) yield [name, protoName(name), value];
  }
}

/** `field_presence` of `fieldPresence`. */
function protoName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Features only in editions, and only with values that mean something. */
export function validateFeatures(node: HasFeatures, target: Target, file: FileDescriptor, problems: Problems): void {
  if (node.options?.features === undefined) return;
  if (file.edition === "proto2" || file.edition === "proto3") {
    problems.add(file.name, node, target === "file" ? undefined : "name", "Features are only valid under editions.");
    return;
  }
  for (const [, protoName, value] of ownFeatures(node)) {
    if (value === 0)
      problems.add(
        file.name,
        node,
        "name",
        `Feature field \`${protoName}\` must resolve to a known value, found ${protoName.toUpperCase()}_UNKNOWN`,
      );
  }
}

/** Features only from the edition on that brings them. */
export function validateFeatureLifetimes(node: HasFeatures, file: FileDescriptor, problems: Problems): void {
  for (const [name, protoName] of ownFeatures(node)) {
    const { since } = rules[name];
    if ((file.proto.edition ?? 0) >= since) continue;
    problems.add(
      file.name,
      node,
      "name",
      `google.protobuf.FeatureSet.${protoName} wasn't introduced until edition ${since === 1001 ? "2024" : "2026"} and can't be used in edition ${file.edition}`,
    );
  }
}

/** Features only where they may stand. */
export function validateFeatureTargets(
  node: HasFeatures,
  target: Target,
  file: FileDescriptor,
  problems: Problems,
): void {
  for (const [name, protoName] of ownFeatures(node)) {
    if (rules[name].targets?.includes(target) !== false) continue;
    problems.add(
      file.name,
      node,
      "name",
      `Option google.protobuf.FeatureSet.${protoName} cannot be set on an entity of type \`${target}\`.`,
    );
  }
}
