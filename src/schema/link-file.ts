import type { FieldDescriptor, FileDescriptor, MessageDescriptor, MethodDescriptor } from "./descriptors.ts";
import { inheritFeatures } from "./features.ts";
import type { FieldDescriptorProto, MethodDescriptorProto, ServiceDescriptorProto } from "./file-descriptor-proto.ts";
import { linkField } from "./link-field.ts";
import {
  qualify,
  type FileDraft,
  type Linking,
  type MessageEntry,
  type OneofDraft,
  type ServiceDraft,
} from "./linking.ts";
import { jsonNameOf, methodLocalName } from "../plan/names.ts";
import { localNames } from "./names.ts";
import { freezeDescriptor } from "./show.ts";

/** Second pass over a file: what refers to types. */
export function linkFile(descriptor: FileDescriptor, linking: Linking): void {
  const file = descriptor as FileDraft;
  for (const message of file.messages) linkMessage(message, linking);
  linkExtensions(file.proto.extension, file, undefined, file.extensions, linking);
  for (const service of file.proto.service ?? []) file.services.push(linkService(service, file, linking));
}

function linkMessage(descriptor: MessageDescriptor, linking: Linking): void {
  const entry = linking.entries.get(descriptor)!;
  const { message } = entry;
  // Fields of map entries come first: their map fields ask for them.
  for (const nested of message.nestedMessages) linkMessage(nested, linking);
  linkOneofs(entry, linking);
  const fields = message.proto.field ?? [];
  const local = localNames(fields, linking.fieldNames);
  for (const proto of fields) {
    const oneof = proto.oneofIndex === undefined ? undefined : entry.oneofs[proto.oneofIndex];
    const field = linkField(
      proto,
      { file: message.file, scope: message, extendee: undefined, oneof, localName: local.get(proto.name ?? "")! },
      linking,
    );
    if (field === undefined) continue;
    message.fields.push(field);
    oneof?.fields.push(field);
    if (!entry.byName.has(field.name)) entry.byName.set(field.name, field);
    const other = entry.byNumber.get(field.number);
    if (other === undefined) entry.byNumber.set(field.number, field);
    else linking.rules?.reportNumberTwice(other, message, proto, linking.problems);
  }
  linkExtensions(message.proto.extension, message.file, message, message.nestedExtensions, linking);
  const members = new Set(fields.map(({ oneofIndex }) => oneofIndex));
  for (const [index, oneof] of (message.proto.oneofDecl ?? []).entries()) {
    if (!members.has(index))
      linking.problems.add(message.file.name, oneof, "name", "Oneof must have at least one field.");
  }
}

function linkOneofs({ message, oneofs }: MessageEntry, linking: Linking): void {
  const declared = message.proto.oneofDecl ?? [];
  if (declared.length === 0) return;
  const fields = message.proto.field ?? [];
  const synthetic = new Set(fields.filter((field) => field.proto3Optional === true).map((field) => field.oneofIndex));
  const names = declared.map(({ name = "" }, index) => ({ name, number: index }));
  const local = localNames(names, linking.fieldNames);
  for (const [index, proto] of declared.entries()) {
    const name = proto.name ?? "";
    const oneof: OneofDraft = {
      kind: "oneof",
      name,
      localName: local.get(name) ?? jsonNameOf(name),
      message,
      fields: [],
      proto,
    };
    linking.features.set(oneof, inheritFeatures(linking.features.get(message)!, proto.options?.features));
    oneofs.push(synthetic.has(index) ? undefined : oneof);
    if (!synthetic.has(index)) message.oneofs.push(oneof);
  }
}

function linkExtensions(
  protos: readonly FieldDescriptorProto[] | undefined,
  file: FileDescriptor,
  scope: MessageDescriptor | undefined,
  into: FieldDescriptor[],
  linking: Linking,
): void {
  for (const proto of protos ?? []) {
    const fullName = qualify(scope?.typeName ?? file.package, proto.name ?? "");
    const extendee = resolveMessage(proto.extendee ?? "", fullName, file, proto, "extendee", linking);
    if (extendee === undefined) continue;
    proto.extendee = `.${extendee.typeName}`;
    if (linking.rules !== undefined && linking.rules.extensionRangeOf(extendee, proto.number ?? 0) === undefined) {
      linking.problems.add(
        file.name,
        proto,
        "number",
        `"${extendee.typeName}" does not declare ${proto.number} as an extension number.`,
      );
    }
    const field = linkField(proto, { file, scope, extendee, oneof: undefined, localName: `[${fullName}]` }, linking);
    if (field === undefined) continue;
    into.push(field);
    const entry = linking.entries.get(extendee)!;
    entry.extensions.push(field);
    const first = entry.extensionsByNumber.get(field.number) ?? entry.byNumber.get(field.number);
    if (first === undefined) entry.extensionsByNumber.set(field.number, field);
    else
      linking.problems.add(
        file.name,
        proto,
        "number",
        `Extension number ${field.number} has already been used in "${extendee.typeName}" by extension "${first.fullName}"${first.file === file || first.kind === "field" ? "" : ` defined in ${first.file.name}`}.`,
      );
    linking.extensions.set(field.fullName, field);
  }
}

function resolveMessage(
  name: string,
  scope: string,
  file: FileDescriptor,
  node: object,
  part: "extendee" | "input" | "output",
  linking: Linking,
): MessageDescriptor | undefined {
  const resolution = linking.symbols.resolve(name, scope, file, "any");
  const type = resolution.found?.type;
  let fault: string | undefined;
  if (type?.kind === "message")
    fault = linking.rules?.visibilityFault(type, file, linking, part === "extendee" ? "target of extend" : "");
  else fault = resolution.found === undefined ? resolution.message : `"${name}" is not a message type.`;
  if (fault === undefined) return type as MessageDescriptor;
  linking.problems.add(file.name, node, part, fault);
  return undefined;
}

function linkService(proto: ServiceDescriptorProto, file: FileDescriptor, linking: Linking): ServiceDraft {
  const name = proto.name ?? "";
  const service: ServiceDraft = {
    kind: "service",
    name,
    typeName: qualify(file.package, name),
    file,
    methods: [],
    proto,
  };
  for (const method of proto.method ?? []) {
    const linked = linkMethod(method, service, linking);
    if (linked !== undefined) service.methods.push(linked);
  }
  return service;
}

function linkMethod(
  proto: MethodDescriptorProto,
  service: ServiceDraft,
  linking: Linking,
): MethodDescriptor | undefined {
  const { file } = service;
  const name = proto.name ?? "";
  const scope = `${service.typeName}.${name}`;
  const input = resolveMessage(proto.inputType ?? "", scope, file, proto, "input", linking);
  const output = resolveMessage(proto.outputType ?? "", scope, file, proto, "output", linking);
  if (input === undefined || output === undefined) return undefined;
  proto.inputType = `.${input.typeName}`;
  proto.outputType = `.${output.typeName}`;
  return freezeDescriptor<MethodDescriptor>({
    kind: "method",
    name,
    localName: methodLocalName(name),
    service,
    input,
    output,
    clientStreaming: proto.clientStreaming === true,
    serverStreaming: proto.serverStreaming === true,
    proto,
  });
}
