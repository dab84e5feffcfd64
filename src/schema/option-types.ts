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
}

/** `name type`; `*` marks repeated ones. */
const declarations: { readonly [message: string]: string } = {
  FileOptions:
    "java_package string, java_outer_classname string, java_multiple_files bool, java_generate_equals_and_hash bool, java_string_check_utf8 bool, " +
    "optimize_for FileOptions.OptimizeMode, go_package string, cc_generic_services bool, java_generic_services bool, py_generic_services bool, " +
    "deprecated bool, cc_enable_arenas bool, objc_class_prefix string, csharp_namespace string, swift_prefix string, php_class_prefix string, " +
    "php_namespace string, php_metadata_namespace string, ruby_package string, features FeatureSet",
  MessageOptions:
    "message_set_wire_format bool, no_standard_descriptor_accessor bool, deprecated bool, map_entry bool, " +
    "deprecated_legacy_json_field_conflicts bool, features FeatureSet",
  FieldOptions:
    "ctype FieldOptions.CType, packed bool, jstype FieldOptions.JSType, lazy bool, unverified_lazy bool, deprecated bool, weak bool, " +
    "debug_redact bool, retention FieldOptions.OptionRetention, targets *FieldOptions.OptionTargetType, " +
    "edition_defaults *FieldOptions.EditionDefault, features FeatureSet, feature_support FieldOptions.FeatureSupport",
  OneofOptions: "features FeatureSet",
  ExtensionRangeOptions:
    "declaration *ExtensionRangeOptions.Declaration, features FeatureSet, verification ExtensionRangeOptions.VerificationState",
  EnumOptions: "allow_alias bool, deprecated bool, deprecated_legacy_json_field_conflicts bool, features FeatureSet",
  EnumValueOptions: "deprecated bool, features FeatureSet, debug_redact bool, feature_support FieldOptions.FeatureSupport",
  ServiceOptions: "features FeatureSet, deprecated bool",
  MethodOptions: "deprecated bool, idempotency_level MethodOptions.IdempotencyLevel, features FeatureSet",
  FeatureSet:
    "field_presence FeatureSet.FieldPresence, enum_type FeatureSet.EnumType, repeated_field_encoding FeatureSet.RepeatedFieldEncoding, " +
    "utf8_validation FeatureSet.Utf8Validation, message_encoding FeatureSet.MessageEncoding, json_format FeatureSet.JsonFormat, " +
    "enforce_naming_style FeatureSet.EnforceNamingStyle, " +
    "default_symbol_visibility FeatureSet.VisibilityFeature.DefaultSymbolVisibility, " +
    "enforce_proto_limits FeatureSet.ProtoLimitsFeature.EnforceProtoLimits",
  "FieldOptions.EditionDefault": "edition Edition, value string",
  "FieldOptions.FeatureSupport":
    "edition_introduced Edition, edition_deprecated Edition, deprecation_warning string, edition_removed Edition, removal_error string",
  "ExtensionRangeOptions.Declaration": "number int32, full_name string, type string, reserved bool, repeated bool",
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
  "FeatureSet.ProtoLimitsFeature.EnforceProtoLimits": "PROTO_LIMITS_UNKNOWN=0 LEGACY_NO_EXPLICIT_LIMITS=1 PROTO_LIMITS2026=2",
  Edition:
    "EDITION_UNKNOWN=0 EDITION_LEGACY=900 EDITION_PROTO2=998 EDITION_PROTO3=999 EDITION_2023=1000 EDITION_2024=1001 EDITION_2026=1002 " +
    "EDITION_UNSTABLE=9999 EDITION_1_TEST_ONLY=1 EDITION_2_TEST_ONLY=2 EDITION_99997_TEST_ONLY=99997 EDITION_99998_TEST_ONLY=99998 " +
    "EDITION_99999_TEST_ONLY=99999 EDITION_MAX=2147483647",
};

/** The options of each message, by name. */
export const optionTypes: ReadonlyMap<string, ReadonlyMap<string, OptionType>> = new Map(
  Object.entries(declarations).map(([message, list]) => [message, new Map(list.split(", ").map(parseDeclaration))]),
);

/** The values of each enum, by name. */
export const optionEnums: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(enumDeclarations).map(([name, list]) => [name, new Map(list.split(" ").map(parseValue))]),
);

function parseDeclaration(declaration: string): [string, OptionType] {
  const [name, type] = declaration.split(" ") as [string, string];
  return [name, { type: type.replace("*", ""), repeated: type.startsWith("*") }];
}

function parseValue(declaration: string): [string, number] {
  const [name, number] = declaration.split("=") as [string, string];
  return [name, Number(number)];
}
