import { isIdentifier, Name } from "../codec/source/code.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  ServiceDescriptor,
} from "../schema/descriptors.ts";

/** What a module exports under a name of the schema's. */
export type Declaration = MessageDescriptor | EnumDescriptor | ServiceDescriptor | FieldDescriptor;

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

/** What a module exports, under names that depend on nothing but the files in it, so that other modules know them. */
export class ModuleNames {
  readonly #taken = new Set<string>();
  /** What a module of types alone exports. */
  readonly types: ReadonlySet<string>;
  readonly #exports = new Map<Declaration | FileDescriptor, Name>();
  readonly #inits = new Map<MessageDescriptor, Name>();

  constructor(files: readonly FileDescriptor[]) {
    const messages = files.flatMap(messagesOf);
    for (const declaration of [...messages, ...files.flatMap(enumsOf)])
      this.#export(declaration, nestedName(declaration));
    for (const message of messages) this.#inits.set(message, this.#name(`${this.of(message).exported}Init`));
    this.types = new Set(this.#taken);
    for (const file of files) this.#export(file, fileName(file));
    for (const declaration of files.flatMap((file) => [...file.services, ...extensionsOf(file)]))
      this.#export(declaration, nestedName(declaration));
  }

  of(declaration: Declaration | FileDescriptor): Name {
    return this.#exports.get(declaration)!;
  }

  /** The type of what encode takes. */
  init(message: MessageDescriptor): Name {
    return this.#inits.get(message)!;
  }

  #export(declaration: Declaration | FileDescriptor, name: string): void {
    this.#exports.set(declaration, this.#name(name));
  }

  /** What no import can name without more ado has a `$` at its end, as no name of a `.proto` has. */
  #name(base: string): Name {
    const usable = isIdentifier(base) ? base : `${base}$`;
    let exported = usable;
    for (let count = 2; this.#taken.has(exported); count++) exported = `${usable}_${count}`;
    this.#taken.add(exported);
    return new Name(exported, { exported });
  }
}

/** `Outer.Inner` is `Outer_Inner`. */
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
