import * as parts from "../codec/all-parts.ts";
import { runtime } from "../codec/runtime-names.ts";
import { isIdentifier } from "../codec/source/code.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  ServiceDescriptor,
} from "../schema/descriptors.ts";

/** What a module exports under a name of the schema's. */
export type Declaration = MessageDescriptor | EnumDescriptor | ServiceDescriptor | FieldDescriptor;

/** The name of a declaration: what it is called in its module, and from outside. */
export interface ExportName {
  readonly local: string;
  readonly exported: string;
}

/** What a module needs of `wireform/runtime` beside the names that emitted functions use. */
export const moduleRuntime: readonly string[] = [
  "cursor",
  "declareExtension",
  "declareFile",
  "declareMessage",
  "declareMethod",
  "declarePlan",
  "declareService",
  "encodeError",
  "failedDecode",
  "finishDecode",
  "functionsOf",
  "unknownFields",
  ...Object.keys(parts),
];

/** Words of TypeScript beside JavaScript's reserved ones: some cannot be names of types, or do not stand for one where types are used. Source: the keywords of TypeScript's scanner. */
const typeScriptWords =
  "abstract accessor any as assert asserts async bigint boolean constructor declare defer from get global infer intrinsic is keyof module namespace never number object of out override readonly require " +
  "satisfies set string symbol type undefined unique unknown using";

/** What a CommonJS module, which compilers may make of ours, has in scope. */
const commonJsNames = "exports require module __filename __dirname";

/** Globals, and types, that generated code uses by name. */
const globals =
  "Array ArrayBuffer BigInt DataView Error Infinity Long LongLike Map Math MessageCodec NaN Number Object Set String Symbol " +
  "TypeError Uint8Array globalThis Record Readonly ReadonlyMap ExtensionType GeneratedFile MessageInit MethodType Oneof Promise ServiceType";

/** What a schema calls so is called otherwise in the module, and exported under its own name. */
const notLocal = new Set(`${typeScriptWords} ${commonJsNames} ${globals}`.split(" "));

/** The messages of a file but map entries, each before those in it. */
export function messagesOf(file: FileDescriptor): MessageDescriptor[] {
  const within = (message: MessageDescriptor): MessageDescriptor[] =>
    message.mapEntry ? [] : [message, ...message.nestedMessages.flatMap(within)];
  return file.messages.flatMap(within);
}

/** The enums of a file. */
export function enumsOf(file: FileDescriptor): EnumDescriptor[] {
  return [...file.enums, ...messagesOf(file).flatMap((message) => message.nestedEnums)];
}

/** The extensions that a file declares, those within messages too. */
export function extensionsOf(file: FileDescriptor): FieldDescriptor[] {
  return [...file.extensions, ...messagesOf(file).flatMap((message) => message.nestedExtensions)];
}

/** All names of a module: they depend on nothing but the files in it, so that other modules know them. */
export class ModuleNames {
  readonly taken: Set<string> = new Set();
  /** Of these, what a module of types alone has or needs. */
  readonly types: ReadonlySet<string>;
  /** What is exported under a name that is not free in the module. */
  readonly #aliases = new Set<string>();
  readonly #exports = new Map<Declaration, ExportName>();
  readonly #inits = new Map<MessageDescriptor, string>();
  readonly #ends = new Map<MessageDescriptor, string>();
  readonly #files = new Map<FileDescriptor, string>();

  constructor(files: readonly FileDescriptor[]) {
    const messages = files.flatMap(messagesOf);
    for (const name of [...Object.keys(runtime), ...moduleRuntime, ...notLocal]) this.taken.add(name);
    const types = [...messages, ...files.flatMap(enumsOf)];
    for (const declaration of types) this.#exports.set(declaration, this.#exportName(declaration));
    for (const message of messages) this.#inits.set(message, this.unique(`${this.export(message).local}Init`));
    this.types = new Set(this.taken);
    for (const message of messages) this.#ends.set(message, this.#uniqueEnd(this.export(message).exported));
    for (const file of files) this.#files.set(file, this.unique(fileName(file)));
    for (const declaration of files.flatMap((file) => [...file.services, ...extensionsOf(file)]))
      this.#exports.set(declaration, this.#exportName(declaration));
  }

  export(declaration: Declaration): ExportName {
    return this.#exports.get(declaration)!;
  }

  /** The type of what encode takes. */
  init(message: MessageDescriptor): string {
    return this.#inits.get(message)!;
  }

  /** What the names of a message's functions end in. */
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
  #exportName(declaration: Declaration): ExportName {
    const name = nestedName(declaration);
    if (!isIdentifier(name)) {
      const local = this.unique(`${name}$`);
      return { local, exported: local };
    }
    if (notLocal.has(name) || Object.hasOwn(runtime, name) || moduleRuntime.includes(name)) {
      const local = this.unique(`${name}$`);
      // Files that share a module may both have one.
      if (this.#aliases.has(name)) return { local, exported: local };
      this.#aliases.add(name);
      return { local, exported: name };
    }
    const local = this.unique(name);
    return { local, exported: local };
  }

  #uniqueEnd(base: string): string {
    const names = (end: string): string[] => [`decode${end}`, `merge${end}`, `encode${end}`];
    let end = base;
    for (let count = 2; names(end).some((name) => this.taken.has(name)); count++) end = `${base}_${count}`;
    for (const name of names(end)) this.taken.add(name);
    return end;
  }
}

function nestedName(declaration: Declaration): string {
  const own = declaration.name.replace(/[^A-Za-z0-9_]/g, "_");
  const parent = parentOf(declaration);
  return parent === undefined ? own : `${nestedName(parent)}_${own}`;
}

function parentOf(declaration: Declaration): MessageDescriptor | undefined {
  if (declaration.kind === "service") return undefined;
  return declaration.kind === "message" || declaration.kind === "enum" ? declaration.parent : declaration.scope;
}

/** `google/protobuf/field_mask.proto` is `fieldMaskFile`. */
function fileName(file: FileDescriptor): string {
  const base = file.name
    .split("/")
    .at(-1)!
    .replace(/\.proto$/, "");
  const [first = "", ...words] = base.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = `${first}${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("")}File`;
  return isIdentifier(name) ? name : `_${name}`;
}
