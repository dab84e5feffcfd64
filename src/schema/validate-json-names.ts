import type { FieldDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { Linking } from "./linking.ts";
import { jsonNameOf } from "../plan/names.ts";

/**
 * Two fields of a message must differ in ProtoJSON: by their default names (unless the message says that legacy conflicts are known), and by those they are given.
 *
 * Source: CheckFieldJsonNameUniqueness in protoc's descriptor.cc
 */
export function validateJsonNames(message: MessageDescriptor, linking: Linking): void {
  const bestEffort = linking.features.get(message)!.jsonFormat === feature.json.bestEffort;
  if (message.proto.options?.["deprecatedLegacyJsonFieldConflicts"] !== true)
    checkNames(message, false, bestEffort, linking);
  if (message.fields.some(hasCustomName)) checkNames(message, true, bestEffort, linking);
}

function hasCustomName({ name, jsonName }: FieldDescriptor): boolean {
  return jsonName !== jsonNameOf(name);
}

interface JsonName {
  readonly field: FieldDescriptor;
  readonly custom: boolean;
}

function checkNames(message: MessageDescriptor, useCustom: boolean, bestEffort: boolean, linking: Linking): void {
  const taken = new Map<string, JsonName>();
  for (const proto of message.proto.field ?? []) {
    const field = message.field(proto.name ?? "")!;
    const standard = jsonNameOf(field.name);
    const custom = useCustom && field.jsonName !== standard;
    const name = custom ? field.jsonName : standard;
    const report = (text: string): void => linking.problems.add(message.file.name, proto, "name", text);
    if (custom && /^\[.*\]$/s.test(name)) {
      report(
        `The custom JSON name of field "${field.name}" ("${name}") is invalid: JSON names may not start with '[' and end with ']'.`,
      );
      continue;
    }
    const other = taken.get(name);
    if (other === undefined) {
      taken.set(name, { field, custom });
      continue;
    }
    // Conflicts of default names alone were reported before.
    if (useCustom && !custom && !other.custom) continue;
    // protoc only warns, where JSON is best effort.
    if (bestEffort && (!custom || !other.custom)) continue;
    report(
      `The ${kind(custom)} JSON name of field "${field.name}" ("${name}") conflicts with the ${kind(other.custom)} JSON name of field "${other.field.name}".`,
    );
  }
}

function kind(custom: boolean): string {
  return custom ? "custom" : "default";
}
