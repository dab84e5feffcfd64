import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  OneofDescriptor,
  ServiceDescriptor,
} from "./descriptors.ts";
import type { Features } from "./features.ts";
import type {
  ExtensionRangeProto,
  FieldDescriptorProto,
  OptionsProto,
  UninterpretedOptionProto,
} from "./file-descriptor-proto.ts";
import type { NumberMap } from "../plan/number-map.ts";
import type { OptionField } from "./option-model.ts";
import type { OptionProblems } from "./option-problems.ts";
import type { OptionsName } from "./option-types.ts";
import type { Problems } from "./problems.ts";
import type { SymbolTable } from "./symbols.ts";

/** A descriptor while it is being filled. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export type FileDraft = Draft<FileDescriptor>;
export type OneofDraft = Draft<OneofDescriptor>;
export type ServiceDraft = Draft<ServiceDescriptor>;

/** A message's draft, and what its fields are found by. */
export interface MessageEntry {
  readonly message: Draft<MessageDescriptor>;
  readonly byName: Map<string, FieldDescriptor>;
  readonly byNumber: NumberMap<FieldDescriptor>;
  /** Extensions of it that the schema knows. */
  readonly extensions: FieldDescriptor[];
  /** The first of each number. */
  readonly extensionsByNumber: NumberMap<FieldDescriptor>;
  /** By index in its proto; undefined if the oneof is synthetic. */
  readonly oneofs: (OneofDraft | undefined)[];
}

/** Where options stand: `name` is their message in descriptor.proto, `scope` the full name of what they are options of. */
export interface OptionSite {
  readonly name: OptionsName;
  readonly scope: string;
  readonly file: FileDescriptor;
}

/** One option as the source sets it: the fields that its name goes through, and the value of the last (of a string its bytes). */
export interface OptionPiece {
  readonly path: readonly OptionField[];
  readonly value: unknown;
}

/** Options that wait for the extensions they name to be linked. */
export interface PendingOptions {
  readonly options: OptionsProto;
  readonly site: OptionSite;
  readonly pending: readonly UninterpretedOptionProto[];
  /** The options that were pending, when they are interpreted. */
  readonly pieces: OptionPiece[];
}

/** What looks at declarations while they are linked, and reports what protoc refuses. */
export interface Rules {
  interpretOptions(node: { readonly options?: OptionsProto | undefined }, site: OptionSite, linking: Linking): void;
  validateEnum(declaration: EnumDescriptor, problems: Problems): void;
  validateMessage(message: MessageDescriptor, problems: Problems): void;
  validateDeclaredField(
    field: FieldDescriptorProto,
    isExtension: boolean,
    fullName: string,
    file: FileDescriptor,
    problems: Problems,
  ): void;
  validateRange(
    range: { readonly start?: number | undefined; readonly end?: number | undefined },
    kind: "Reserved" | "Extension" | "Enum",
    file: FileDescriptor,
    problems: Problems,
  ): void;
  reportNumberTwice(
    other: FieldDescriptor,
    message: MessageDescriptor,
    field: FieldDescriptorProto,
    problems: Problems,
  ): void;
  extensionRangeOf(message: MessageDescriptor, number: number): ExtensionRangeProto | undefined;
  visibilityFault(
    type: MessageDescriptor | EnumDescriptor,
    file: FileDescriptor,
    linking: Linking,
    usage?: string,
  ): string | undefined;
}

/** What is known while a set of files is linked. */
export interface Linking {
  /** Undefined if the files have been looked at before. */
  readonly rules: Rules | undefined;
  /** Fields of options that our own descriptor.proto does not have, by full name. */
  readonly ownOptions: ReadonlySet<string>;
  readonly problems: Problems;
  /** protoc looks at options when names are resolved. */
  readonly optionProblems: OptionProblems;
  readonly pendingOptions: PendingOptions[];
  readonly symbols: SymbolTable;
  readonly files: Map<string, FileDescriptor>;
  readonly fieldNames: "json" | "proto";
  /** Every file sees every other, and a file's features stand on its declarations. */
  readonly adopted: boolean;
  /** Nothing of the files is lost. */
  readonly complete: boolean;
  /** Of files, messages, enums and oneofs. */
  readonly features: Map<FileDescriptor | MessageDescriptor | EnumDescriptor | OneofDescriptor, Features>;
  readonly entries: Map<MessageDescriptor, MessageEntry>;
  /** By full name. */
  readonly extensions: Map<string, FieldDescriptor>;
}

/** `scope.name`, or `name` at the top of a file without a package. */
export function qualify(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}
