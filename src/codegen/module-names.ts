import { runtime } from "../codec/runtime-names.ts";
import { isIdentifier } from "../codec/source/code.ts";
import type { EnumDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";

/** The name of a codec or an enum: what it is called in its module, and from outside. */
export interface ExportName {
  readonly local: string;
  readonly exported: string;
}

/** What a module needs of `wireform/runtime` beside the names that emitted functions use. */
export const moduleRuntime = ["checkComplete", "cursor", "declareCodec", "declareEntry", "declareFile", "declareOutline", "encodeError", "failedDecode", "unknownFields"] as const;

/** What a lite module needs instead. */
export const liteRuntime = ["cursor", "declareLite", "declareOutline", "unknownFields", "walks"] as const;

/** Globals, and types, that generated code uses by name: what a schema calls so is called otherwise in the module, and exported under its own name. */
const globals = new Set(
  ("any bigint boolean never number object string symbol type unknown Array ArrayBuffer BigInt DataView Error Infinity Long LongLike LiteCodec Map Math MessageCodec NaN Number Object Set String Symbol " +
    "TypeError Uint8Array globalThis Record Readonly ReadonlyMap").split(" "),
);

/** The messages of a file but map entries, each before those in it. */
export function messagesOf(file: FileDescriptor): MessageDescriptor[] {
  const within = (message: MessageDescriptor): MessageDescriptor[] => (message.mapEntry ? [] : [message, ...message.nestedMessages.flatMap(within)]);
  return file.messages.flatMap(within);
}

/** The enums of a file. */
export function enumsOf(file: FileDescriptor): EnumDescriptor[] {
  return [...file.enums, ...messagesOf(file).flatMap((message) => message.nestedEnums)];
}

/** All names of a module: they depend on nothing but the files in it, so that other modules know them. */
export class ModuleNames {
  readonly taken: Set<string> = new Set();
  readonly #exports = new Map<MessageDescriptor | EnumDescriptor, ExportName>();
  readonly #inits = new Map<MessageDescriptor, string>();
  readonly #ends = new Map<MessageDescriptor, string>();
  readonly #files = new Map<FileDescriptor, string>();

  constructor(files: readonly FileDescriptor[]) {
    const messages = files.flatMap(messagesOf);
    for (const name of [...Object.keys(runtime), ...moduleRuntime, ...liteRuntime, ...globals]) this.taken.add(name);
    for (const declaration of [...messages, ...files.flatMap(enumsOf)]) this.#exports.set(declaration, this.#exportName(declaration));
    for (const message of messages) this.#inits.set(message, this.unique(`${this.export(message).local}Init`));
    for (const message of messages) this.#ends.set(message, this.#uniqueEnd(this.export(message).exported));
    for (const file of files) this.#files.set(file, this.unique(fileName(file)));
  }

  export(declaration: MessageDescriptor | EnumDescriptor): ExportName {
    return this.#exports.get(declaration)!;
  }

  /** The type of what encode takes. */
  init(message: MessageDescriptor): string {
    return this.#inits.get(message)!;
  }

  /** What the names of a message's functions, outline and entry end in. */
  end(message: MessageDescriptor): string {
    return this.#ends.get(message)!;
  }

  file(file: FileDescriptor): string {
    return this.#files.get(file)!;
  }

  unique(base: string): string {
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }

  /** `Outer.Inner` is `Outer_Inner`. No name of a `.proto` has a `$`. */
  #exportName(declaration: MessageDescriptor | EnumDescriptor): ExportName {
    const name = nestedName(declaration);
    if (!isIdentifier(name)) {
      const local = this.unique(`${name}$`);
      return { local, exported: local };
    }
    if (globals.has(name) || Object.hasOwn(runtime, name) || ([...moduleRuntime, ...liteRuntime] as readonly string[]).includes(name)) return { local: this.unique(`${name}$`), exported: name };
    const local = this.unique(name);
    return { local, exported: local };
  }

  #uniqueEnd(base: string): string {
    const names = (end: string): string[] => [`decode${end}`, `encode${end}`, `outline${end}`, `entry${end}`];
    let end = base;
    for (let count = 2; names(end).some((name) => this.taken.has(name)); count++) end = `${base}_${count}`;
    for (const name of names(end)) this.taken.add(name);
    return end;
  }
}

function nestedName(declaration: MessageDescriptor | EnumDescriptor): string {
  const { parent, name } = declaration;
  const own = name.replace(/[^A-Za-z0-9_]/g, "_");
  return parent === undefined ? own : `${nestedName(parent)}_${own}`;
}

/** `google/protobuf/any.proto` is `fileGoogleProtobufAny`. */
function fileName(file: FileDescriptor): string {
  const words = file.name.replace(/\.proto$/, "").split(/[^A-Za-z0-9]+/);
  return `file${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")}`;
}
