import type { EnumDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { editionFeatures, feature, inheritFeatures, type Features } from "../schema/features.ts";
import { type CompatIssue, makeIssue } from "./issue.ts";

/** `json_format`: a type that becomes LEGACY_BEST_EFFORT may no longer have a form in ProtoJSON. */
export function compareJsonFormat<D extends MessageDescriptor | EnumDescriptor>(old: D, next: D): CompatIssue[] {
  if (!allowsJson(old) || allowsJson(next)) return [];
  const rule = old.kind === "message" ? "MESSAGE_SAME_JSON_FORMAT" : "ENUM_SAME_JSON_FORMAT";
  const grades = { newReadsOld: "breaks-json", oldReadsNew: "breaks-json" } as const;
  return [makeIssue(rule, { old, new: next }, grades, "json_format changes from ALLOW to LEGACY_BEST_EFFORT")];
}

function allowsJson(type: MessageDescriptor | EnumDescriptor): boolean {
  return featuresOf(type).jsonFormat === feature.json.allow;
}

function featuresOf({ proto, parent, file }: MessageDescriptor | EnumDescriptor): Features {
  const around =
    parent === undefined
      ? inheritFeatures(editionFeatures[file.edition], file.proto.options?.features)
      : featuresOf(parent);
  return inheritFeatures(around, proto.options?.features);
}
