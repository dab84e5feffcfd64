import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import { inheritFeatures, type Features } from "./features.ts";
import type { OptionsProto } from "./file-descriptor-proto.ts";
import type { Linking } from "./linking.ts";

/** What a declaration is, in the words of protoc's errors. */
export type Target =
  | "file"
  | "message"
  | "field"
  | "oneof"
  | "enum"
  | "enum entry"
  | "service"
  | "method"
  | "extension range";

/** Any declaration. */
export interface Declaration {
  readonly name?: string | undefined;
  readonly options?: OptionsProto | undefined;
}

/** `features` are those of the declaration, resolved; `around` is the message that it stands in. */
export type Visitor = (
  target: Target,
  declaration: Declaration,
  features: Features,
  around?: MessageDescriptor,
) => void;

/** Visits all declarations of a file, in protoc's order. Source: protoc's descriptor_visitor.h */
export function visitDeclarations(file: FileDescriptor, linking: Linking, visit: Visitor): void {
  const features = linking.features.get(file)!;
  visit("file", file.proto, features);
  for (const message of file.messages) visitMessage(message, linking, visit);
  for (const declaration of file.enums) visitEnum(declaration, linking, visit);
  for (const { proto } of file.extensions) visit("field", proto, inheritFeatures(features, proto.options?.features));
  for (const service of file.proto.service ?? []) {
    const own = inheritFeatures(features, service.options?.features);
    visit("service", service, own);
    for (const method of service.method ?? []) visit("method", method, inheritFeatures(own, method.options?.features));
  }
}

/** A declaration that has options, and what it is. */
export type OptionHolder = readonly [target: Target, declaration: Declaration];

/** Few declarations have options: those that do, in protoc's order. */
export function optionHolders(file: FileDescriptor, linking: Linking): OptionHolder[] {
  const holders: OptionHolder[] = [];
  visitDeclarations(file, linking, (target, declaration) => {
    if (declaration.options !== undefined) holders.push([target, declaration]);
  });
  return holders;
}

function visitMessage(message: MessageDescriptor, linking: Linking, visit: Visitor): void {
  const { proto } = message;
  const features = linking.features.get(message)!;
  const visitOne = (target: Target, node: Declaration, around = features): void =>
    visit(target, node, inheritFeatures(around, node.options?.features), message);
  visit("message", proto, features);
  for (const declaration of message.nestedEnums) visitEnum(declaration, linking, visit);
  for (const oneof of message.oneofs) visitOne("oneof", oneof.proto);
  for (const field of proto.field ?? [])
    visitOne(
      "field",
      field,
      field.oneofIndex === undefined ? features : featuresAround(message.field(field.name ?? ""), linking),
    );
  for (const nested of message.nestedMessages) visitMessage(nested, linking, visit);
  for (const extension of message.nestedExtensions) visitOne("field", extension.proto);
  for (const range of proto.extensionRange ?? []) visitOne("extension range", range);
}

/** Those of the oneof that a field is a member of; undefined if it is of none. */
function featuresAround(field: FieldDescriptor | undefined, linking: Linking): Features | undefined {
  return field?.oneof === undefined ? undefined : linking.features.get(field.oneof);
}

function visitEnum(declaration: EnumDescriptor, linking: Linking, visit: Visitor): void {
  const features = linking.features.get(declaration)!;
  visit("enum", declaration.proto, features);
  for (const value of declaration.proto.value ?? [])
    visit("enum entry", value, inheritFeatures(features, value.options?.features));
}
