import type { EnumDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { feature } from "./features.ts";
import type { Linking } from "./linking.ts";
import { optionEnums } from "./option-types.ts";
import { maxFieldNumber } from "./source/ranges.ts";

type Type = MessageDescriptor | EnumDescriptor;

/** `SymbolVisibility`. */
const keyword = { local: 1, export: 2 } as const;

/**
 * Why `file` may not name a type of another file, in protoc's words; undefined if it may. `usage`: what for.
 *
 * Source: https://protobuf.dev/programming-guides/symbol_visibility/
 */
export function visibilityFault(type: Type, file: FileDescriptor, linking: Linking, usage = ""): string | undefined {
  if (type.file === file || linking.adopted || isExported(type, linking)) return undefined;
  const names = [...optionEnums.get("FeatureSet.VisibilityFeature.DefaultSymbolVisibility")!];
  const byDefault = names.find(([, number]) => number === linking.features.get(type)!.defaultSymbolVisibility)?.[0];
  const reason =
    type.proto.visibility === keyword.local
      ? "It is explicitly marked 'local'"
      : `It defaulted to local from file-level 'option features.default_symbol_visibility = '${byDefault}';`;
  return `Symbol "${type.typeName}", defined in "${type.file.name}" ${usage} is not visible from "${file.name}". ${reason} and cannot be accessed outside its own file`;
}

function isExported(type: Type, linking: Linking): boolean {
  const { visibility } = type.proto;
  if (visibility === keyword.local || visibility === keyword.export) return visibility === keyword.export;
  const { defaultSymbolVisibility } = linking.features.get(type)!;
  if (defaultSymbolVisibility === feature.visibility.exportAll) return true;
  return defaultSymbolVisibility === feature.visibility.exportTopLevel && type.parent === undefined;
}

/** Under STRICT, what is nested is not exported, but for enums in a message that does nothing but hold them. Source: protoc's symbol_checker.cc */
export function validateVisibility(file: FileDescriptor, linking: Linking): void {
  const isStrict = (type: Type): boolean =>
    type.parent !== undefined &&
    type.proto.visibility === keyword.export &&
    linking.features.get(type)!.defaultSymbolVisibility === feature.visibility.strict;
  const visit = (message: MessageDescriptor): void => {
    if (isStrict(message)) {
      linking.problems.add(
        file.name,
        message.proto,
        "name",
        `"${message.typeName}" is a nested message and cannot be \`export\` with STRICT default_symbol_visibility. It must be moved to top-level, ideally in its own file in order to be \`export\`.`,
      );
    }
    for (const nested of message.nestedMessages) visit(nested);
  };
  const visitEnums = (message: MessageDescriptor): void => {
    for (const type of message.nestedEnums)
      if (isStrict(type) && !isNamespace(message))
        linking.problems.add(file.name, type.proto, "name", enumFault(type.typeName));
    for (const nested of message.nestedMessages) visitEnums(nested);
  };
  for (const message of file.messages) visit(message);
  for (const message of file.messages) visitEnums(message);
}

function enumFault(typeName: string): string {
  return (
    `"${typeName}" is a nested enum and cannot be marked \`export\` with STRICT default_symbol_visibility. It must be moved to top-level, ideally in its own file in order to be \`export\`. ` +
    `For C++ namespacing of enums in a messages use: \`local message <OuterNamespace> { export enum ${typeName} {...} reserved 1 to max; }\``
  );
}

/** `local message Namespace { enums; reserved 1 to max; }` */
function isNamespace({ parent, proto }: MessageDescriptor): boolean {
  const [range, ...more] = proto.reservedRange ?? [];
  return (
    parent === undefined &&
    proto.visibility !== keyword.export &&
    more.length === 0 &&
    range?.start === 1 &&
    range.end === maxFieldNumber + 1
  );
}
