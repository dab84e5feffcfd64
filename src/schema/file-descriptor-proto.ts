/**
 * File descriptors as plain data, in the shape that our codec gives the messages of descriptor.proto: the type between the two stages of schema loading.
 *
 * Everything is optional; 64-bit integers are bigint, enums are numbers, `bytes` are Uint8Array. Type names are absolute (`.pkg.Type`).
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */
export interface FileDescriptorProto {
  name?: string | undefined;
  package?: string | undefined;
  dependency?: string[];
  publicDependency?: number[];
  weakDependency?: number[];
  optionDependency?: string[];
  messageType?: DescriptorProto[];
  enumType?: EnumDescriptorProto[];
  service?: ServiceDescriptorProto[];
  extension?: FieldDescriptorProto[];
  options?: OptionsProto | undefined;
  sourceCodeInfo?: SourceCodeInfoProto | undefined;
  /** "proto2" (or absent), "proto3" or "editions". */
  syntax?: string | undefined;
  /** `Edition`: 1000 for 2023, 1001 for 2024, 1002 for 2026. */
  edition?: number | undefined;
}

export interface DescriptorProto {
  name?: string | undefined;
  field?: FieldDescriptorProto[];
  extension?: FieldDescriptorProto[];
  nestedType?: DescriptorProto[];
  enumType?: EnumDescriptorProto[];
  extensionRange?: ExtensionRangeProto[];
  oneofDecl?: OneofDescriptorProto[];
  options?: OptionsProto | undefined;
  reservedRange?: RangeProto[];
  reservedName?: string[];
  /** `SymbolVisibility`: 0 unset, 1 local, 2 export. */
  visibility?: number | undefined;
}

/** A range of field numbers; `end` is exclusive for messages, inclusive for enums. */
export interface RangeProto {
  start?: number | undefined;
  end?: number | undefined;
}

export interface ExtensionRangeProto extends RangeProto {
  options?: OptionsProto | undefined;
}

export interface FieldDescriptorProto {
  name?: string | undefined;
  extendee?: string | undefined;
  number?: number | undefined;
  /** 1 optional, 2 required, 3 repeated. */
  label?: number | undefined;
  /** 1 double ... 10 group, 11 message, 14 enum ... 18 sint64; absent: look at what `typeName` names. */
  type?: number | undefined;
  typeName?: string | undefined;
  /** As text: decimal digits, `inf`, `nan`, `true`, the value's name of an enum; C-escaped for bytes. */
  defaultValue?: string | undefined;
  options?: OptionsProto | undefined;
  oneofIndex?: number | undefined;
  jsonName?: string | undefined;
  proto3Optional?: boolean | undefined;
}

export interface OneofDescriptorProto {
  name?: string | undefined;
  options?: OptionsProto | undefined;
}

export interface EnumDescriptorProto {
  name?: string | undefined;
  value?: EnumValueDescriptorProto[];
  options?: OptionsProto | undefined;
  reservedRange?: RangeProto[];
  reservedName?: string[];
  visibility?: number | undefined;
}

export interface EnumValueDescriptorProto {
  name?: string | undefined;
  number?: number | undefined;
  options?: OptionsProto | undefined;
}

export interface ServiceDescriptorProto {
  name?: string | undefined;
  method?: MethodDescriptorProto[];
  options?: OptionsProto | undefined;
}

export interface MethodDescriptorProto {
  name?: string | undefined;
  inputType?: string | undefined;
  outputType?: string | undefined;
  options?: OptionsProto | undefined;
  clientStreaming?: boolean | undefined;
  serverStreaming?: boolean | undefined;
}

/**
 * An options message (`FileOptions` ... `MethodOptions`): its own fields by localName, and `features`, a `FeatureSetProto`.
 * Custom options as the source has them, until they are resolved, stand in `uninterpretedOption`.
 */
export interface OptionsProto {
  features?: FeatureSetProto | undefined;
  uninterpretedOption?: UninterpretedOptionProto[];
  [name: string]: unknown;
}

export interface UninterpretedOptionProto {
  name?: { namePart: string; isExtension: boolean }[];
  identifierValue?: string | undefined;
  positiveIntValue?: bigint | undefined;
  negativeIntValue?: bigint | undefined;
  doubleValue?: number | undefined;
  stringValue?: Uint8Array | undefined;
  aggregateValue?: string | undefined;
}

/** `google.protobuf.FeatureSet`: the numbers of its enums. */
export interface FeatureSetProto {
  /** 1 EXPLICIT, 2 IMPLICIT, 3 LEGACY_REQUIRED. */
  fieldPresence?: number | undefined;
  /** 1 OPEN, 2 CLOSED. */
  enumType?: number | undefined;
  /** 1 PACKED, 2 EXPANDED. */
  repeatedFieldEncoding?: number | undefined;
  /** 2 VERIFY, 3 NONE. */
  utf8Validation?: number | undefined;
  /** 1 LENGTH_PREFIXED, 2 DELIMITED. */
  messageEncoding?: number | undefined;
  /** 1 ALLOW, 2 LEGACY_BEST_EFFORT. */
  jsonFormat?: number | undefined;
  /** 1 STYLE2024, 2 STYLE_LEGACY, 3 STYLE2026. */
  enforceNamingStyle?: number | undefined;
  /** 1 EXPORT_ALL, 2 EXPORT_TOP_LEVEL, 3 LOCAL_ALL, 4 STRICT. */
  defaultSymbolVisibility?: number | undefined;
  /** 1 LEGACY_NO_EXPLICIT_LIMITS, 2 PROTO_LIMITS2026. */
  enforceProtoLimits?: number | undefined;
}

export interface SourceCodeInfoProto {
  location?: LocationProto[];
}

export interface LocationProto {
  /** Numbers of fields and, of lists, indexes in turn: what of the file descriptor it is about. */
  path?: number[];
  /** Line and column where it begins, line (if it is another one) and column where it ends; from 0. */
  span?: number[];
  leadingComments?: string | undefined;
  trailingComments?: string | undefined;
  leadingDetachedComments?: string[];
}
