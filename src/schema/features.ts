import type { Presence } from "../plan/plan.ts";
import type { Edition } from "./descriptors.ts";
import type { FeatureSetProto, FieldDescriptorProto, FileDescriptorProto } from "./file-descriptor-proto.ts";

/** Features with a value each: what `FeatureSetProto` says, resolved. The numbers are those of its enums. */
export type Features = { readonly [F in keyof FeatureSetProto]-?: number };

/**
 * The values of `FeatureSet`'s enums that decide anything.
 *
 * Source: https://protobuf.dev/editions/features/
 */
export const feature = {
  presence: { explicit: 1, implicit: 2, required: 3 },
  enumType: { open: 1, closed: 2 },
  repeated: { packed: 1, expanded: 2 },
  utf8: { verify: 2, none: 3 },
  encoding: { lengthPrefixed: 1, delimited: 2 },
  json: { allow: 1, bestEffort: 2 },
  style: { style2024: 1, legacy: 2, style2026: 3 },
  visibility: { exportAll: 1, exportTopLevel: 2, localAll: 3, strict: 4 },
  limits: { none: 1, limits2026: 2 },
} as const;

const proto2: Features = {
  fieldPresence: feature.presence.explicit,
  enumType: feature.enumType.closed,
  repeatedFieldEncoding: feature.repeated.expanded,
  utf8Validation: feature.utf8.none,
  messageEncoding: feature.encoding.lengthPrefixed,
  jsonFormat: feature.json.bestEffort,
  enforceNamingStyle: feature.style.legacy,
  defaultSymbolVisibility: feature.visibility.exportAll,
  enforceProtoLimits: feature.limits.none,
};

const proto3: Features = {
  ...proto2,
  fieldPresence: feature.presence.implicit,
  enumType: feature.enumType.open,
  repeatedFieldEncoding: feature.repeated.packed,
  utf8Validation: feature.utf8.verify,
  jsonFormat: feature.json.allow,
};

const edition2023: Features = { ...proto3, fieldPresence: feature.presence.explicit };

const edition2024: Features = {
  ...edition2023,
  enforceNamingStyle: feature.style.style2024,
  defaultSymbolVisibility: feature.visibility.exportTopLevel,
};

const edition2026: Features = {
  ...edition2024,
  enforceNamingStyle: feature.style.style2026,
  defaultSymbolVisibility: feature.visibility.strict,
  enforceProtoLimits: feature.limits.limits2026,
};

/** What holds in a file that says nothing. Source: the `edition_defaults` in descriptor.proto */
export const editionFeatures: { readonly [E in Edition]: Features } = {
  proto2,
  proto3,
  "2023": edition2023,
  "2024": edition2024,
  "2026": edition2026,
};

const featureNames = Object.keys(proto2) as (keyof Features)[];

/** The edition of a file; undefined for one that is not known here. */
export function editionOf(file: FileDescriptorProto): Edition | undefined {
  if (file.syntax === undefined || file.syntax === "" || file.syntax === "proto2") return "proto2";
  if (file.syntax === "proto3") return "proto3";
  if (file.syntax !== "editions") return undefined;
  return ({ 998: "proto2", 999: "proto3", 1000: "2023", 1001: "2024", 1002: "2026" } as const)[file.edition ?? 0];
}

/** The features of a declaration: its own, and for the rest those of what it stands in. */
export function inheritFeatures(parent: Features, own: FeatureSetProto | undefined): Features {
  if (own === undefined) return parent;
  const features: { -readonly [F in keyof Features]: number } = { ...parent };
  for (const name of featureNames) features[name] = own[name] ?? parent[name];
  return features;
}

/** What a field's label and place say, as far as presence is concerned. */
export interface FieldFacts {
  readonly repeated: boolean;
  readonly isMessage: boolean;
  readonly isExtension: boolean;
}

const labelRequired = 2;

/** Source: https://protobuf.dev/programming-guides/field_presence/ */
export function presenceOf(field: FieldDescriptorProto, features: Features, facts: FieldFacts): Presence {
  if (facts.repeated) return "implicit";
  if (field.label === labelRequired) return "required";
  if (facts.isExtension || field.oneofIndex !== undefined) return "explicit";
  if (features.fieldPresence === feature.presence.required) return "required";
  if (facts.isMessage) return "explicit";
  return features.fieldPresence === feature.presence.implicit ? "implicit" : "explicit";
}

/** Of a repeated field of a type that can be packed. */
export function isPacked(field: FieldDescriptorProto, features: Features): boolean {
  const option = field.options?.["packed"];
  return typeof option === "boolean" ? option : features.repeatedFieldEncoding === feature.repeated.packed;
}
