import { createCodec, type CodecContext } from "../planner/create-codec.ts";
import type { MessageCodec } from "../codec/options.ts";
import { provideCodecs, type SchemaService } from "../planner/service-types.ts";
import { ProtobufError } from "../errors.ts";
import { checkKind } from "../message/check-arguments.ts";
import { showAs } from "../message/inspect.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  ServiceDescriptor,
} from "../schema/descriptors.ts";
import type { LinkedFiles } from "../schema/link.ts";
import { block, listed } from "../schema/show.ts";
import { nearest } from "./nearest.ts";
import type { CodecOf, EnumName, MessageName, MethodsOf, ServiceName } from "./types/index.ts";

/**
 * A schema: a set of linked files, and the codecs of their messages. Made by `load`, `loadSync`, `parse`,
 * `fromDescriptorSet` and `fromReflection`.
 */
export class Schema<S = any> {
  readonly #linked: LinkedFiles;
  readonly #context: CodecContext;
  readonly #own: ReadonlySet<string> | undefined;
  readonly #codecs = new Map<MessageDescriptor, MessageCodec>();
  #index: Index | undefined;

  /** @internal `load`, `parse` and their kin call it, with the names of the requested files; all by default. */
  constructor(linked: LinkedFiles, context: CodecContext, own?: ReadonlySet<string>) {
    this.#linked = linked;
    this.#own = own;
    this.#context = { ...context, registry: this };
    // The output of `console.log`.
    showAs(this, () => shown(this.files(), this.#names));
  }

  /**
   * Returns the codec of a message type by its full name, the same object each time. NOT_FOUND if there is none.
   *
   * Its types come from the schema, if the compiler knows it (`parse` of a literal, `load<Types>`), or are given:
   * `message<MyType>("my.Type")`.
   */
  message<T = never, TInit = any, const N extends MessageName<S> = MessageName<S>>(
    name: N,
  ): [T] extends [never] ? CodecOf<S, N> : MessageCodec<T, TInit> {
    return this.#codec(find(this.#names.messages, name, "message")) as never;
  }

  /** Returns the descriptor of a message type by its full name. NOT_FOUND if there is none. */
  descriptor(name: MessageName<S>): MessageDescriptor {
    return find(this.#names.messages, name, "message");
  }

  /** Returns the descriptor of an enum by its full name. NOT_FOUND if there is none. */
  enum(name: EnumName<S>): EnumDescriptor {
    return find(this.#names.enums, name, "enum");
  }

  /**
   * Returns a service by its full name, for `createClient` and servers of `wireform/rpc`. NOT_FOUND if there is none.
   */
  service<const N extends ServiceName<S>>(name: N): SchemaService<MethodsOf<S, N>> {
    const service = find(this.#names.services, name, "service");
    provideCodecs(service, (message) => this.#codec(message));
    return service;
  }

  /** Returns an extension by its full name, `pkg.name`. NOT_FOUND if there is none. */
  extension(name: string): FieldDescriptor {
    checkKind("string", name, "the name of an extension");
    return find(this.#linked.extensions, name.replace(/^\[(.*)\]$/, "$1"), "extension");
  }

  /** Returns the codecs of all message types except map entries, in the order of files and declarations. */
  *messages(): Generator<MessageCodec, void, undefined> {
    for (const message of this.#names.messages.values()) if (!message.mapEntry) yield this.#codec(message);
  }

  /** Returns all files, each after its imports. */
  files(): readonly FileDescriptor[] {
    return this.#linked.files;
  }

  /**
   * Returns the requested files, without those that are only imported: the files given to `load`, `parse` or `reflect`.
   * For a descriptor set or a protobufjs Root, all files except Google's own that others import.
   */
  ownFiles(): readonly FileDescriptor[] {
    return this.files().filter(({ name }) => this.#own === undefined || this.#own.has(name));
  }

  get #names(): Index {
    return (this.#index ??= indexOf(this.#linked.files));
  }

  #codec(message: MessageDescriptor): MessageCodec {
    let codec = this.#codecs.get(message);
    if (codec === undefined) this.#codecs.set(message, (codec = createCodec(message, this.#context)));
    return codec;
  }
}

interface Index {
  readonly messages: Map<string, MessageDescriptor>;
  readonly enums: Map<string, EnumDescriptor>;
  readonly services: Map<string, ServiceDescriptor>;
}

function indexOf(files: readonly FileDescriptor[]): Index {
  const index: Index = { messages: new Map(), enums: new Map(), services: new Map() };
  const addMessages = (messages: readonly MessageDescriptor[]): void => {
    for (const message of messages) {
      index.messages.set(message.typeName, message);
      for (const nested of message.nestedEnums) index.enums.set(nested.typeName, nested);
      addMessages(message.nestedMessages);
    }
  };
  for (const file of files) {
    addMessages(file.messages);
    for (const declaration of file.enums) index.enums.set(declaration.typeName, declaration);
    for (const service of file.services) index.services.set(service.typeName, service);
  }
  return index;
}

function shown(files: readonly FileDescriptor[], { messages, enums, services }: Index): string {
  return `Schema of ${listed(files.map(({ name }) => name))}${block([
    `messages: ${listed([...messages.keys()])}`,
    `enums: ${listed([...enums.keys()])}`,
    `services: ${listed([...services.keys()])}`,
  ])}`;
}

function find<T>(index: ReadonlyMap<string, T>, name: string, kind: string): T {
  if (typeof name !== "string") throw new ProtobufError("INVALID_ARGUMENT", `the name of a ${kind} must be a string`);
  const typeName = name.startsWith(".") ? name.slice(1) : name;
  const found = index.get(typeName);
  if (found !== undefined) return found;
  const near = nearest(typeName, index.keys());
  const hint = near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
  throw new ProtobufError("NOT_FOUND", `the schema has no ${kind} ${typeName}${hint}`, { typeName });
}
