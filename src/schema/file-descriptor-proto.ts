/**
 * File descriptors as plain data, in the shape that our codec gives the messages of descriptor.proto: the type between the two stages of schema loading.
 *
 * Everything is optional; 64-bit integers are bigint, enums are numbers, `bytes` are Uint8Array. Type names are absolute (`.pkg.Type`).
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */
export interface FileDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `package`. */
  package?: string | undefined;
  /** `dependency`. */
  dependency?: string[];
  /** `public_dependency`. */
  publicDependency?: number[];
  /** `weak_dependency`. */
  weakDependency?: number[];
  /** `option_dependency`. */
  optionDependency?: string[];
  /** `message_type`. */
  messageType?: DescriptorProto[];
  /** `enum_type`. */
  enumType?: EnumDescriptorProto[];
  /** `service`. */
  service?: ServiceDescriptorProto[];
  /** `extension`. */
  extension?: FieldDescriptorProto[];
  /** `options`. */
  options?: OptionsProto | undefined;
  /** `source_code_info`. */
  sourceCodeInfo?: SourceCodeInfoProto | undefined;
  /** "proto2" (or absent), "proto3" or "editions". */
  syntax?: string | undefined;
  /** `Edition`: 1000 for 2023, 1001 for 2024, 1002 for 2026. */
  edition?: number | undefined;
}

/** A message, as descriptor.proto has it. */
export interface DescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `field`. */
  field?: FieldDescriptorProto[];
  /** `extension`. */
  extension?: FieldDescriptorProto[];
  /** `nested_type`. */
  nestedType?: DescriptorProto[];
  /** `enum_type`. */
  enumType?: EnumDescriptorProto[];
  /** `extension_range`. */
  extensionRange?: ExtensionRangeProto[];
  /** `oneof_decl`. */
  oneofDecl?: OneofDescriptorProto[];
  /** `options`. */
  options?: OptionsProto | undefined;
  /** `reserved_range`. */
  reservedRange?: RangeProto[];
  /** `reserved_name`. */
  reservedName?: string[];
  /** `SymbolVisibility`: 0 unset, 1 local, 2 export. */
  visibility?: number | undefined;
}

/** A range of field numbers; `end` is exclusive for messages, inclusive for enums. */
export interface RangeProto {
  /** `start`. */
  start?: number | undefined;
  /** `end`. */
  end?: number | undefined;
}

/** A range of numbers of extensions, as descriptor.proto has it. */
export interface ExtensionRangeProto extends RangeProto {
  /** `options`. */
  options?: OptionsProto | undefined;
}

/** A field, or an extension, as descriptor.proto has it. */
export interface FieldDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `extendee`. */
  extendee?: string | undefined;
  /** `number`. */
  number?: number | undefined;
  /** 1 optional, 2 required, 3 repeated. */
  label?: number | undefined;
  /** 1 double ... 10 group, 11 message, 14 enum ... 18 sint64; absent: look at what `typeName` names. */
  type?: number | undefined;
  /** `type_name`. */
  typeName?: string | undefined;
  /** As text: decimal digits, `inf`, `nan`, `true`, the value's name of an enum; C-escaped for bytes. */
  defaultValue?: string | undefined;
  /** `options`. */
  options?: OptionsProto | undefined;
  /** `oneof_index`. */
  oneofIndex?: number | undefined;
  /** `json_name`. */
  jsonName?: string | undefined;
  /** `proto3_optional`. */
  proto3Optional?: boolean | undefined;
}

/** A oneof, as descriptor.proto has it. */
export interface OneofDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `options`. */
  options?: OptionsProto | undefined;
}

/** An enum, as descriptor.proto has it. */
export interface EnumDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `value`. */
  value?: EnumValueDescriptorProto[];
  /** `options`. */
  options?: OptionsProto | undefined;
  /** `reserved_range`. */
  reservedRange?: RangeProto[];
  /** `reserved_name`. */
  reservedName?: string[];
  /** `visibility`. */
  visibility?: number | undefined;
}

/** A value of an enum, as descriptor.proto has it. */
export interface EnumValueDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `number`. */
  number?: number | undefined;
  /** `options`. */
  options?: OptionsProto | undefined;
}

/** A service, as descriptor.proto has it. */
export interface ServiceDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `method`. */
  method?: MethodDescriptorProto[];
  /** `options`. */
  options?: OptionsProto | undefined;
}

/** A method, as descriptor.proto has it. */
export interface MethodDescriptorProto {
  /** `name`. */
  name?: string | undefined;
  /** `input_type`. */
  inputType?: string | undefined;
  /** `output_type`. */
  outputType?: string | undefined;
  /** `options`. */
  options?: OptionsProto | undefined;
  /** `client_streaming`. */
  clientStreaming?: boolean | undefined;
  /** `server_streaming`. */
  serverStreaming?: boolean | undefined;
}

/**
 * An options message (`FileOptions` ... `MethodOptions`): its own fields by localName, and `features`, a `FeatureSetProto`.
 * Custom options as the source has them, until they are resolved, stand in `uninterpretedOption`.
 */
export interface OptionsProto {
  /** `features`. */
  features?: FeatureSetProto | undefined;
  /** `uninterpreted_option`. */
  uninterpretedOption?: UninterpretedOptionProto[];
  [name: string]: unknown;
}

/** A custom option as the source has it, as descriptor.proto has it. */
export interface UninterpretedOptionProto {
  /** `name`. */
  name?: {
    /** `name_part`. */
    namePart: string;
    /** `is_extension`. */
    isExtension: boolean;
  }[];
  /** `identifier_value`. */
  identifierValue?: string | undefined;
  /** `positive_int_value`. */
  positiveIntValue?: bigint | undefined;
  /** `negative_int_value`. */
  negativeIntValue?: bigint | undefined;
  /** `double_value`. */
  doubleValue?: number | undefined;
  /** `string_value`. */
  stringValue?: Uint8Array | undefined;
  /** `aggregate_value`. */
  aggregateValue?: string | undefined;
}

/** `google.protobuf.FeatureSet`: the numbers of its enums. */
export interface FeatureSetProto {
  /** 1 `EXPLICIT`, 2 `IMPLICIT`, 3 `LEGACY_REQUIRED`. */
  fieldPresence?: number | undefined;
  /** 1 `OPEN`, 2 `CLOSED`. */
  enumType?: number | undefined;
  /** 1 `PACKED`, 2 `EXPANDED`. */
  repeatedFieldEncoding?: number | undefined;
  /** 2 `VERIFY`, 3 `NONE`. */
  utf8Validation?: number | undefined;
  /** 1 `LENGTH_PREFIXED`, 2 `DELIMITED`. */
  messageEncoding?: number | undefined;
  /** 1 `ALLOW`, 2 `LEGACY_BEST_EFFORT`. */
  jsonFormat?: number | undefined;
  /** 1 `STYLE2024`, 2 `STYLE_LEGACY`, 3 `STYLE2026`. */
  enforceNamingStyle?: number | undefined;
  /** 1 `EXPORT_ALL`, 2 `EXPORT_TOP_LEVEL`, 3 `LOCAL_ALL`, 4 `STRICT`. */
  defaultSymbolVisibility?: number | undefined;
  /** 1 `LEGACY_NO_EXPLICIT_LIMITS`, 2 `PROTO_LIMITS2026`. */
  enforceProtoLimits?: number | undefined;
}

/** Where declarations stand, and their comments, as descriptor.proto has it. */
export interface SourceCodeInfoProto {
  /** `location`. */
  location?: LocationProto[];
}

/** Where one declaration stands, as descriptor.proto has it. */
export interface LocationProto {
  /** Numbers of fields and, of lists, indexes in turn: what of the file descriptor it is about. */
  path?: number[];
  /** Line and column where it begins, line (if it is another one) and column where it ends; from 0. */
  span?: number[];
  /** `leading_comments`. */
  leadingComments?: string | undefined;
  /** `trailing_comments`. */
  trailingComments?: string | undefined;
  /** `leading_detached_comments`. */
  leadingDetachedComments?: string[];
}
