import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import type { OptionsProto } from "./file-descriptor-proto.ts";
import type { Linking } from "./linking.ts";
import { optionEnums } from "./option-types.ts";
import type { OptionHolder, Target } from "./visit.ts";

type Value = { readonly [name: string]: unknown };

/** `FieldOptions.FeatureSupport` */
interface Support {
  readonly editionIntroduced?: number;
  readonly editionRemoved?: number;
  readonly removalError?: string;
}

/** In the order of `OptionTargetType`, whose first is unknown. */
const targets: readonly Target[] = [
  "file",
  "extension range",
  "message",
  "field",
  "oneof",
  "enum",
  "enum entry",
  "service",
  "method",
];
/** The editions of files without one. */
const editionOfSyntax: { readonly [edition: string]: number } = { proto2: 998, proto3: 999 };

/**
 * Checks that custom options stand where their `targets` allow it, and are used in the editions that their `feature_support` names.
 *
 * Source: FeatureResolver::ValidateFeatureLifetimes in protoc's feature_resolver.cc, ValidateTargetConstraints in its command_line_interface.cc
 */
export function validateOptionUse(
  file: FileDescriptor,
  holders: readonly OptionHolder[],
  linking: Linking,
  what: "lifetimes" | "targets",
): void {
  const edition = file.proto.edition ?? editionOfSyntax[file.edition] ?? 0;
  for (const [target, declaration] of holders) {
    const { options = {} } = declaration;
    const check = (found: { readonly options?: OptionsProto | undefined }, fullName: string): void => {
      const fault =
        what === "targets"
          ? targetFault(found, fullName, target)
          : supportFault(found.options?.["featureSupport"] as Support | undefined, fullName, edition);
      if (fault !== undefined) linking.problems.add(file.name, declaration, "name", fault);
    };
    for (const message of [options, options.features ?? {}] as Value[]) visitExtensions(message, linking, check);
  }
}

type Check = (found: { readonly options?: OptionsProto | undefined }, fullName: string) => void;

function visitExtensions(message: Value, linking: Linking, check: Check): void {
  for (const [key, value] of Object.entries(message)) {
    const extension = key.startsWith("[") ? linking.extensions.get(key.slice(1, -1)) : undefined;
    if (extension !== undefined) visitValue(extension, value, linking, check);
  }
}

function visitValue(field: FieldDescriptor, value: unknown, linking: Linking, check: Check): void {
  check(field.proto, field.kind === "extension" ? field.fullName : `${field.message.typeName}.${field.name}`);
  const values = field.cardinality === "singular" ? [value] : Object.values(value as object);
  if (field.value.kind === "scalar") return;
  for (const item of values) {
    if (field.value.kind === "message") visitMessage(field.value.message, item as Value, linking, check);
    else {
      const named = field.value.enum.value(item as number);
      if (named !== undefined) check(named.proto, named.name);
    }
  }
}

function visitMessage(type: MessageDescriptor, message: Value, linking: Linking, check: Check): void {
  for (const field of type.fields)
    if (Object.hasOwn(message, field.localName)) visitValue(field, message[field.localName], linking, check);
  visitExtensions(message, linking, check);
}

function targetFault(
  { options }: { readonly options?: OptionsProto | undefined },
  fullName: string,
  target: Target,
): string | undefined {
  const allowed = options?.["targets"] as number[] | undefined;
  if (allowed === undefined || allowed.includes(targets.indexOf(target) + 1)) return undefined;
  return `Option ${fullName} cannot be set on an entity of type \`${target}\`.`;
}

function supportFault(support: Support | undefined, fullName: string, edition: number): string | undefined {
  const { editionIntroduced = 0, editionRemoved = Infinity, removalError } = support ?? {};
  if (edition < editionIntroduced)
    return `${fullName} wasn't introduced until edition ${editionName(editionIntroduced)} and can't be used in edition ${editionName(edition)}`;
  if (edition >= editionRemoved)
    return `${fullName} has been removed in edition ${editionName(editionRemoved)}${removalError === undefined ? "" : `: ${removalError}`}`;
  return undefined;
}

function editionName(edition: number): string {
  const name = [...optionEnums.get("Edition")!].find(([, number]) => number === edition)?.[0] ?? String(edition);
  return name.replace("EDITION_", "");
}
