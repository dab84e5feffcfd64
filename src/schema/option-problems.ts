import type { FileDescriptor } from "./descriptors.ts";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  OptionsProto,
  UninterpretedOptionProto,
} from "./file-descriptor-proto.ts";
import type { Problems } from "./problems.ts";
import type { Part } from "./source/marks.ts";

interface Found {
  readonly options: OptionsProto;
  readonly option: UninterpretedOptionProto;
  readonly part: Part | undefined;
  readonly message: string;
}

/** What is wrong with options: plain ones are read long before custom ones, and all are told in the order in which protoc reads them. */
export class OptionProblems {
  readonly #found = new Map<FileDescriptor, { readonly plain: Found[]; readonly custom: Found[] }>();

  add(file: FileDescriptor, isCustom: boolean, found: Found): void {
    let entry = this.#found.get(file);
    if (entry === undefined) this.#found.set(file, (entry = { plain: [], custom: [] }));
    entry[isCustom ? "custom" : "plain"].push(found);
  }

  report(file: FileDescriptor, kind: "plain" | "custom", problems: Problems): void {
    const found = this.#found.get(file)?.[kind] ?? [];
    if (found.length === 0) return;
    const order = new Map([...optionsOf(file.proto)].map((options, index) => [options, index]));
    const place = ({ options }: Found): number => order.get(options) ?? order.size;
    for (const { option, part, message } of found.sort((left, right) => place(left) - place(right)))
      problems.add(file.name, option, part, message);
  }
}

type HasOptions = { readonly options?: OptionsProto | undefined };

function* own(nodes: readonly HasOptions[] = []): Generator<OptionsProto> {
  for (const { options } of nodes) if (options !== undefined) yield options;
}

/** All options of a file. Source: the calls of AllocateOptions in protoc's descriptor.cc */
function* optionsOf(file: FileDescriptorProto): Generator<OptionsProto> {
  for (const message of file.messageType ?? []) yield* optionsOfMessage(message);
  for (const declaration of file.enumType ?? []) yield* optionsOfEnum(declaration);
  for (const service of file.service ?? []) yield* own([...(service.method ?? []), service]);
  yield* own(file.extension);
  yield* own([file]);
}

function* optionsOfMessage(message: DescriptorProto): Generator<OptionsProto> {
  yield* own(message.oneofDecl);
  yield* own(message.field);
  for (const declaration of message.enumType ?? []) yield* optionsOfEnum(declaration);
  yield* own(message.extensionRange);
  yield* own(message.extension as FieldDescriptorProto[] | undefined);
  yield* own([message]);
  for (const nested of message.nestedType ?? []) yield* optionsOfMessage(nested);
}

function* optionsOfEnum(declaration: EnumDescriptorProto): Generator<OptionsProto> {
  yield* own(declaration.value);
  yield* own([declaration]);
}
