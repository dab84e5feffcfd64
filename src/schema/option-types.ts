/*
 * The options that descriptor.proto declares, so that no load needs descriptor.proto itself. A test compares the two.
 */

/** What an option is declared on: the name of its message in descriptor.proto. */
export type OptionsName =
  | "FileOptions"
  | "MessageOptions"
  | "FieldOptions"
  | "OneofOptions"
  | "ExtensionRangeOptions"
  | "EnumOptions"
  | "EnumValueOptions"
  | "ServiceOptions"
  | "MethodOptions";

/** `bool`, `int32`, `string`, or the name of an enum or message below. */
export interface OptionType {
  readonly type: string;
  readonly repeated: boolean;
  readonly number: number;
}

/** `name=number type`; `*` marks repeated ones. */
const declarations: { readonly [message: string]: string } = {
  FileOptions:
    "java_package=1 string, java_outer_classname=8 string, java_multiple_files=10 bool, java_generate_equals_and_hash=20 bool, java_string_check_utf8=27 bool, " +
    "optimize_for=9 FileOptions.OptimizeMode, go_package=11 string, cc_generic_services=16 bool, java_generic_services=17 bool, py_generic_services=18 bool, " +
    "deprecated=23 bool, cc_enable_arenas=31 bool, objc_class_prefix=36 string, csharp_namespace=37 string, swift_prefix=39 string, php_class_prefix=40 string, " +
    "php_namespace=41 string, php_metadata_namespace=44 string, ruby_package=45 string, features=50 FeatureSet",
  MessageOptions:
    "message_set_wire_format=1 bool, no_standard_descriptor_accessor=2 bool, deprecated=3 bool, map_entry=7 bool, " +
    "deprecated_legacy_json_field_conflicts=11 bool, features=12 FeatureSet",
  FieldOptions:
    "ctype=1 FieldOptions.CType, packed=2 bool, jstype=6 FieldOptions.JSType, lazy=5 bool, unverified_lazy=15 bool, deprecated=3 bool, weak=10 bool, " +
    "debug_redact=16 bool, retention=17 FieldOptions.OptionRetention, targets=19 *FieldOptions.OptionTargetType, " +
    "edition_defaults=20 *FieldOptions.EditionDefault, features=21 FeatureSet, feature_support=22 FieldOptions.FeatureSupport",
  OneofOptions: "features=1 FeatureSet",
  ExtensionRangeOptions:
    "declaration=2 *ExtensionRangeOptions.Declaration, features=50 FeatureSet, verification=3 ExtensionRangeOptions.VerificationState",
  EnumOptions:
    "allow_alias=2 bool, deprecated=3 bool, deprecated_legacy_json_field_conflicts=6 bool, features=7 FeatureSet",
  EnumValueOptions:
    "deprecated=1 bool, features=2 FeatureSet, debug_redact=3 bool, feature_support=4 FieldOptions.FeatureSupport",
  ServiceOptions: "features=34 FeatureSet, deprecated=33 bool",
  MethodOptions: "deprecated=33 bool, idempotency_level=34 MethodOptions.IdempotencyLevel, features=35 FeatureSet",
  FeatureSet:
    "field_presence=1 FeatureSet.FieldPresence, enum_type=2 FeatureSet.EnumType, repeated_field_encoding=3 FeatureSet.RepeatedFieldEncoding, " +
    "utf8_validation=4 FeatureSet.Utf8Validation, message_encoding=5 FeatureSet.MessageEncoding, json_format=6 FeatureSet.JsonFormat, " +
    "enforce_naming_style=7 FeatureSet.EnforceNamingStyle, " +
    "default_symbol_visibility=8 FeatureSet.VisibilityFeature.DefaultSymbolVisibility, " +
    "enforce_proto_limits=9 FeatureSet.ProtoLimitsFeature.EnforceProtoLimits",
  "FieldOptions.EditionDefault": "edition=3 Edition, value=2 string",
  "FieldOptions.FeatureSupport":
    "edition_introduced=1 Edition, edition_deprecated=2 Edition, deprecation_warning=3 string, edition_removed=4 Edition, removal_error=5 string",
  "ExtensionRangeOptions.Declaration":
    "number=1 int32, full_name=2 string, type=3 string, reserved=5 bool, repeated=6 bool",
};

/** `NAME=number`. */
const enumDeclarations: { readonly [name: string]: string } = {
  "FileOptions.OptimizeMode": "SPEED=1 CODE_SIZE=2 LITE_RUNTIME=3",
  "FieldOptions.CType": "STRING=0 CORD=1 STRING_PIECE=2",
  "FieldOptions.JSType": "JS_NORMAL=0 JS_STRING=1 JS_NUMBER=2",
  "FieldOptions.OptionRetention": "RETENTION_UNKNOWN=0 RETENTION_RUNTIME=1 RETENTION_SOURCE=2",
  "FieldOptions.OptionTargetType":
    "TARGET_TYPE_UNKNOWN=0 TARGET_TYPE_FILE=1 TARGET_TYPE_EXTENSION_RANGE=2 TARGET_TYPE_MESSAGE=3 TARGET_TYPE_FIELD=4 " +
    "TARGET_TYPE_ONEOF=5 TARGET_TYPE_ENUM=6 TARGET_TYPE_ENUM_ENTRY=7 TARGET_TYPE_SERVICE=8 TARGET_TYPE_METHOD=9",
  "ExtensionRangeOptions.VerificationState": "DECLARATION=0 UNVERIFIED=1",
  "MethodOptions.IdempotencyLevel": "IDEMPOTENCY_UNKNOWN=0 NO_SIDE_EFFECTS=1 IDEMPOTENT=2",
  "FeatureSet.FieldPresence": "FIELD_PRESENCE_UNKNOWN=0 EXPLICIT=1 IMPLICIT=2 LEGACY_REQUIRED=3",
  "FeatureSet.EnumType": "ENUM_TYPE_UNKNOWN=0 OPEN=1 CLOSED=2",
  "FeatureSet.RepeatedFieldEncoding": "REPEATED_FIELD_ENCODING_UNKNOWN=0 PACKED=1 EXPANDED=2",
  "FeatureSet.Utf8Validation": "UTF8_VALIDATION_UNKNOWN=0 VERIFY=2 NONE=3",
  "FeatureSet.MessageEncoding": "MESSAGE_ENCODING_UNKNOWN=0 LENGTH_PREFIXED=1 DELIMITED=2",
  "FeatureSet.JsonFormat": "JSON_FORMAT_UNKNOWN=0 ALLOW=1 LEGACY_BEST_EFFORT=2",
  "FeatureSet.EnforceNamingStyle": "ENFORCE_NAMING_STYLE_UNKNOWN=0 STYLE2024=1 STYLE_LEGACY=2 STYLE2026=3",
  "FeatureSet.VisibilityFeature.DefaultSymbolVisibility":
    "DEFAULT_SYMBOL_VISIBILITY_UNKNOWN=0 EXPORT_ALL=1 EXPORT_TOP_LEVEL=2 LOCAL_ALL=3 STRICT=4",
  "FeatureSet.ProtoLimitsFeature.EnforceProtoLimits":
    "PROTO_LIMITS_UNKNOWN=0 LEGACY_NO_EXPLICIT_LIMITS=1 PROTO_LIMITS2026=2",
  Edition:
    "EDITION_UNKNOWN=0 EDITION_LEGACY=900 EDITION_PROTO2=998 EDITION_PROTO3=999 EDITION_2023=1000 EDITION_2024=1001 EDITION_2026=1002 " +
    "EDITION_UNSTABLE=9999 EDITION_1_TEST_ONLY=1 EDITION_2_TEST_ONLY=2 EDITION_99997_TEST_ONLY=99997 EDITION_99998_TEST_ONLY=99998 " +
    "EDITION_99999_TEST_ONLY=99999 EDITION_MAX=2147483647",
};

/** Lists by name. One is read when it is first asked for: most schemas need few, and a program that starts has no time. */
class Lists<T> {
  readonly #texts: { readonly [name: string]: string };
  readonly #read: (text: string) => ReadonlyMap<string, T>;
  readonly #lists = new Map<string, ReadonlyMap<string, T>>();

  constructor(texts: { readonly [name: string]: string }, read: (text: string) => ReadonlyMap<string, T>) {
    this.#texts = texts;
    this.#read = read;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#texts, name);
  }

  get(name: string): ReadonlyMap<string, T> | undefined {
    let list = this.#lists.get(name);
    if (list === undefined && this.has(name)) this.#lists.set(name, (list = this.#read(this.#texts[name]!)));
    return list;
  }

  /** @testonly */
  names(): readonly string[] {
    return Object.keys(this.#texts);
  }
}

/** The options of each message, by name. */
export const optionTypes: Lists<OptionType> = new Lists(
  declarations,
  (list) => new Map(list.split(", ").map(parseDeclaration)),
);

/** The values of each enum, by name. */
export const optionEnums: Lists<number> = new Lists(
  enumDeclarations,
  (list) => new Map(list.split(" ").map(parseValue)),
);

function parseDeclaration(declaration: string): [string, OptionType] {
  const [name, number, type] = declaration.split(/[= ]/) as [string, string, string];
  return [name, { type: type.replace("*", ""), repeated: type.startsWith("*"), number: Number(number) }];
}

function parseValue(declaration: string): [string, number] {
  const [name, number] = declaration.split("=") as [string, string];
  return [name, Number(number)];
}
