import type { FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import type { Problems } from "./problems.ts";

/**
 * Reports conflicts with the names of the messages of map fields. Source: DetectMapConflicts in protoc's descriptor.cc
 */
export function reportMapConflicts(file: FileDescriptor, problems: Problems): void {
  for (const message of file.messages) visit(message, problems);
}

function visit(message: MessageDescriptor, problems: Problems): void {
  const { file, proto } = message;
  const report = (name: string, what: string): void =>
    problems.add(file.name, proto, "name", `Expanded map entry type ${name} conflicts with an existing ${what}.`);
  const types = new Map<string, MessageDescriptor>();
  for (const nested of message.nestedMessages) {
    const other = types.get(nested.name);
    if (other === undefined) types.set(nested.name, nested);
    else if (other.mapEntry || nested.mapEntry) {
      report(nested.name, "nested message type");
      break;
    }
    visit(nested, problems);
  }
  const check = (declared: readonly { readonly name?: string | undefined }[] = [], what: string): void => {
    for (const { name = "" } of declared) if (types.get(name)?.mapEntry === true) report(name, what);
  };
  check(proto.field, "field");
  check(proto.enumType, "enum type");
  check(proto.oneofDecl, "oneof type");
}
