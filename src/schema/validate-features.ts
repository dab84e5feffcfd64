import type { FileDescriptor } from "./descriptors.ts";
import type { FeatureSetProto } from "./file-descriptor-proto.ts";
import { optionTypes } from "./option-types.ts";
import { jsonNameOf } from "./names.ts";
import type { Problems } from "./problems.ts";
import type { Target } from "./visit.ts";

/** The targets and the first edition of each feature. Source: descriptor.proto */
const rules: { readonly [F in keyof FeatureSetProto]-?: { readonly targets?: readonly Target[]; readonly since: number } } = {
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

const protoNames = new Map([...optionTypes.get("FeatureSet")!.keys()].map((name) => [jsonNameOf(name), name]));

/** Features only in editions, only where they may stand, and only with values that mean something. */
export function validateFeatures(
  node: { options?: { features?: object | undefined } | undefined },
  target: Target,
  file: FileDescriptor,
  problems: Problems,
): void {
  const features = node.options?.features as FeatureSetProto | undefined;
  if (features === undefined) return;
  const report = (part: "name" | undefined, message: string): void => problems.add(file.name, node, part, message);
  if (file.edition === "proto2" || file.edition === "proto3") {
    report(target === "file" ? undefined : "name", "Features are only valid under editions.");
    return;
  }
  for (const name of Object.keys(rules) as (keyof FeatureSetProto)[]) {
    const value = features[name];
    if (value === undefined) continue;
    const { targets, since } = rules[name];
    const protoName = protoNames.get(name)!;
    const fullName = `google.protobuf.FeatureSet.${protoName}`;
    if (targets !== undefined && !targets.includes(target)) report("name", `Option ${fullName} cannot be set on an entity of type \`${target}\`.`);
    if ((file.proto.edition ?? 0) < since) {
      report("name", `${fullName} wasn't introduced until edition ${since === 1001 ? "2024" : "2026"} and can't be used in edition ${file.edition}`);
    }
    if (value === 0) report("name", `Feature field \`${protoName}\` must resolve to a known value, found ${protoName.toUpperCase()}_UNKNOWN`);
  }
}
