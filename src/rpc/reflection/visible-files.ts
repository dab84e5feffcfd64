import { toDescriptorSet } from "../../descriptor-set/to-descriptor-set.ts";
import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "../../schema/descriptors.ts";
import { linkedFilesOf } from "../../schema/link.ts";
import { BinaryReader } from "../../wire/reader.ts";

/** The files that a server shows, with what they import, and where to find what in them. Of two files or types of one name, the first counts. */
export class VisibleFiles {
  readonly #files: Map<string, FileDescriptor> = new Map();
  readonly #symbols: Map<string, FileDescriptor> = new Map();
  /** By the type that is extended, then by number. */
  readonly #extensions: Map<string, Map<number, FileDescriptor>> = new Map();
  readonly #bytes: Map<FileDescriptor, Uint8Array> = new Map();

  constructor(files: Iterable<FileDescriptor>) {
    for (const file of withImports(files)) {
      if (this.#files.has(file.name)) continue;
      this.#files.set(file.name, file);
      this.#add(file);
    }
  }

  byName(name: string): FileDescriptor | undefined {
    return this.#files.get(name);
  }

  /** Of a message, field, oneof, enum, enum value, extension, service or method, by its full name. */
  bySymbol(name: string): FileDescriptor | undefined {
    return this.#symbols.get(name);
  }

  byExtension(typeName: string, number: number): FileDescriptor | undefined {
    return this.#extensions.get(typeName)?.get(number);
  }

  /** The numbers of a message's extensions; undefined if there is no such message. */
  extensionNumbers(typeName: string): number[] | undefined {
    const numbers = this.#extensions.get(typeName)?.keys();
    return numbers === undefined ? undefined : [...numbers].sort((a, b) => a - b);
  }

  /** A file and all that it imports, each encoded as protoc does. */
  encode(file: FileDescriptor): Uint8Array[] {
    return [...withImports([file])].map((each) => this.#encodeOne(this.#files.get(each.name)!));
  }

  #encodeOne(file: FileDescriptor): Uint8Array {
    let bytes = this.#bytes.get(file);
    if (bytes === undefined) this.#bytes.set(file, (bytes = fileBytes(file)));
    return bytes;
  }

  #add(file: FileDescriptor): void {
    const name = (symbol: string): void => {
      if (!this.#symbols.has(symbol)) this.#symbols.set(symbol, file);
    };
    const addEnum = ({ typeName, values }: EnumDescriptor): void => {
      name(typeName);
      for (const value of values) name(siblingOf(typeName, value.name));
    };
    const addExtension = (extension: FieldDescriptor): void => {
      name(extension.fullName);
      this.#numbersOf(extension.message.typeName).set(extension.number, file);
    };
    const addMessage = (message: MessageDescriptor): void => {
      name(message.typeName);
      this.#numbersOf(message.typeName);
      for (const { name: member } of [...message.fields, ...message.oneofs]) name(`${message.typeName}.${member}`);
      message.nestedEnums.forEach(addEnum);
      message.nestedExtensions.forEach(addExtension);
      message.nestedMessages.forEach(addMessage);
    };
    file.messages.forEach(addMessage);
    file.enums.forEach(addEnum);
    file.extensions.forEach(addExtension);
    for (const { typeName, methods } of file.services)
      for (const symbol of [typeName, ...methods.map((method) => `${typeName}.${method.name}`)]) name(symbol);
  }

  #numbersOf(typeName: string): Map<number, FileDescriptor> {
    let numbers = this.#extensions.get(typeName);
    if (numbers === undefined) this.#extensions.set(typeName, (numbers = new Map()));
    return numbers;
  }
}

/** Files, each before what it imports. */
function withImports(files: Iterable<FileDescriptor>): Set<FileDescriptor> {
  const all = new Set(files);
  for (const file of all) for (const imported of file.dependencies) all.add(imported);
  return all;
}

/** Values of enums are named beside their enum. */
function siblingOf(typeName: string, name: string): string {
  return typeName.slice(0, typeName.lastIndexOf(".") + 1) + name;
}

/** A file by itself, out of a set of one. */
function fileBytes(file: FileDescriptor): Uint8Array {
  const schema = { files: () => linkedFilesOf(file).files };
  const reader = new BinaryReader(toDescriptorSet(schema, { files: [file.name], imports: false }));
  reader.tag();
  return reader.bytes();
}
