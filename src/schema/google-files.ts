/*
 * Google's own .proto files, without their comments; made from proto/google by build/made/google-files.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

/** Text of each file by the name it is imported by. */
export const googleFiles: ReadonlyMap<string, string> = new Map([
  [
    "google/protobuf/any.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/anypb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"AnyProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "message Any {\n" +
    "string type_url = 1;\n" +
    "bytes value = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/api.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "import \"google/protobuf/source_context.proto\";\n" +
    "import \"google/protobuf/type.proto\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"ApiProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/apipb\";\n" +
    "message Api {\n" +
    "string name = 1;\n" +
    "repeated Method methods = 2;\n" +
    "repeated Option options = 3;\n" +
    "string version = 4;\n" +
    "SourceContext source_context = 5;\n" +
    "repeated Mixin mixins = 6;\n" +
    "Syntax syntax = 7;\n" +
    "string edition = 8;\n" +
    "}\n" +
    "message Method {\n" +
    "string name = 1;\n" +
    "string request_type_url = 2;\n" +
    "bool request_streaming = 3;\n" +
    "string response_type_url = 4;\n" +
    "bool response_streaming = 5;\n" +
    "repeated Option options = 6;\n" +
    "Syntax syntax = 7 [deprecated = true];\n" +
    "string edition = 8 [deprecated = true];\n" +
    "}\n" +
    "message Mixin {\n" +
    "string name = 1;\n" +
    "string root = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/c_sharp_features.proto",
    "syntax = \"proto2\";\n" +
    "package pb;\n" +
    "option csharp_namespace = \"Google.Protobuf.Reflection\";\n" +
    "option java_multiple_files = true;\n" +
    "option java_outer_classname = \"CSharpFeaturesOuterClass\";\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "extend google.protobuf.FeatureSet {\n" +
    "optional CSharpFeatures csharp = 1004;\n" +
    "}\n" +
    "message CSharpFeatures {\n" +
    "optional bool nullable_reference_types = 1 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2026,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"false\" }\n" +
    "];\n" +
    "}\n",
  ],
  [
    "google/protobuf/compiler/plugin.proto",
    "syntax = \"proto2\";\n" +
    "package google.protobuf.compiler;\n" +
    "option java_package = \"com.google.protobuf.compiler\";\n" +
    "option java_outer_classname = \"PluginProtos\";\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "option csharp_namespace = \"Google.Protobuf.Compiler\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/pluginpb\";\n" +
    "message Version {\n" +
    "optional int32 major = 1;\n" +
    "optional int32 minor = 2;\n" +
    "optional int32 patch = 3;\n" +
    "optional string suffix = 4;\n" +
    "}\n" +
    "message CodeGeneratorRequest {\n" +
    "repeated string file_to_generate = 1;\n" +
    "optional string parameter = 2;\n" +
    "repeated FileDescriptorProto proto_file = 15;\n" +
    "repeated FileDescriptorProto source_file_descriptors = 17;\n" +
    "optional Version compiler_version = 3;\n" +
    "}\n" +
    "message CodeGeneratorResponse {\n" +
    "optional string error = 1;\n" +
    "optional uint64 supported_features = 2;\n" +
    "enum Feature {\n" +
    "FEATURE_NONE = 0;\n" +
    "FEATURE_PROTO3_OPTIONAL = 1;\n" +
    "FEATURE_SUPPORTS_EDITIONS = 2;\n" +
    "}\n" +
    "optional int32 minimum_edition = 3;\n" +
    "optional int32 maximum_edition = 4;\n" +
    "message File {\n" +
    "optional string name = 1;\n" +
    "optional string insertion_point = 2;\n" +
    "optional string content = 15;\n" +
    "optional GeneratedCodeInfo generated_code_info = 16;\n" +
    "}\n" +
    "repeated File file = 15;\n" +
    "}\n",
  ],
  [
    "google/protobuf/cpp_features.proto",
    "syntax = \"proto2\";\n" +
    "package pb;\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "extend google.protobuf.FeatureSet {\n" +
    "optional CppFeatures cpp = 1000;\n" +
    "}\n" +
    "message CppFeatures {\n" +
    "optional bool legacy_closed_enum = 1 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "edition_deprecated: EDITION_2023,\n" +
    "deprecation_warning: \"The legacy closed enum behavior in C++ is \"\n" +
    "\"deprecated and is scheduled to be removed in \"\n" +
    "\"edition 2025.  See http://protobuf.dev/programming-guides/enum/#cpp for \"\n" +
    "\"more information\",\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"true\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"false\" }\n" +
    "];\n" +
    "enum StringType {\n" +
    "STRING_TYPE_UNKNOWN = 0;\n" +
    "VIEW = 1;\n" +
    "CORD = 2;\n" +
    "STRING = 3;\n" +
    "}\n" +
    "optional StringType string_type = 2 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"STRING\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"VIEW\" }\n" +
    "];\n" +
    "optional bool enum_name_uses_string_view = 3 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"false\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"true\" }\n" +
    "];\n" +
    "enum RepeatedType {\n" +
    "REPEATED_TYPE_UNKNOWN = 0;\n" +
    "LEGACY = 1;\n" +
    "PROXY = 2;\n" +
    "}\n" +
    "optional RepeatedType repeated_type = 4 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_UNSTABLE,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"LEGACY\" }\n" +
    "];\n" +
    "}\n",
  ],
  [
    "google/protobuf/cpp_file_options.proto",
    "edition = \"2024\";\n" +
    "package pb.file;\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "extend google.protobuf.FileOptions {\n" +
    "CppFileOptions cpp = 990\n" +
    "[feature_support = { edition_introduced: EDITION_2026 }];\n" +
    "}\n" +
    "local message CppFileOptions {\n" +
    "string namespace = 1;\n" +
    "}\n",
  ],
  [
    "google/protobuf/cpp_options.proto",
    "edition = \"2024\";\n" +
    "package pb;\n" +
    "import public \"google/protobuf/cpp_file_options.proto\";\n",
  ],
  [
    "google/protobuf/descriptor.proto",
    "syntax = \"proto2\";\n" +
    "package google.protobuf;\n" +
    "option go_package = \"google.golang.org/protobuf/types/descriptorpb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"DescriptorProtos\";\n" +
    "option csharp_namespace = \"Google.Protobuf.Reflection\";\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option cc_enable_arenas = true;\n" +
    "option optimize_for = SPEED;\n" +
    "message FileDescriptorSet {\n" +
    "repeated FileDescriptorProto file = 1;\n" +
    "extensions 536000000 [declaration = {\n" +
    "number: 536000000\n" +
    "type: \".buf.descriptor.v1.FileDescriptorSetExtension\"\n" +
    "full_name: \".buf.descriptor.v1.buf_file_descriptor_set_extension\"\n" +
    "}];\n" +
    "}\n" +
    "enum Edition {\n" +
    "EDITION_UNKNOWN = 0;\n" +
    "EDITION_LEGACY = 900;\n" +
    "EDITION_PROTO2 = 998;\n" +
    "EDITION_PROTO3 = 999;\n" +
    "EDITION_2023 = 1000;\n" +
    "EDITION_2024 = 1001;\n" +
    "EDITION_2026 = 1002;\n" +
    "EDITION_UNSTABLE = 9999;\n" +
    "EDITION_1_TEST_ONLY = 1;\n" +
    "EDITION_2_TEST_ONLY = 2;\n" +
    "EDITION_99997_TEST_ONLY = 99997;\n" +
    "EDITION_99998_TEST_ONLY = 99998;\n" +
    "EDITION_99999_TEST_ONLY = 99999;\n" +
    "EDITION_MAX = 0x7FFFFFFF;\n" +
    "}\n" +
    "message FileDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "optional string package = 2;\n" +
    "repeated string dependency = 3;\n" +
    "repeated int32 public_dependency = 10;\n" +
    "repeated int32 weak_dependency = 11;\n" +
    "repeated string option_dependency = 15;\n" +
    "repeated DescriptorProto message_type = 4;\n" +
    "repeated EnumDescriptorProto enum_type = 5;\n" +
    "repeated ServiceDescriptorProto service = 6;\n" +
    "repeated FieldDescriptorProto extension = 7;\n" +
    "optional FileOptions options = 8;\n" +
    "optional SourceCodeInfo source_code_info = 9;\n" +
    "optional string syntax = 12;\n" +
    "optional Edition edition = 14;\n" +
    "}\n" +
    "message DescriptorProto {\n" +
    "optional string name = 1;\n" +
    "repeated FieldDescriptorProto field = 2;\n" +
    "repeated FieldDescriptorProto extension = 6;\n" +
    "repeated DescriptorProto nested_type = 3;\n" +
    "repeated EnumDescriptorProto enum_type = 4;\n" +
    "message ExtensionRange {\n" +
    "optional int32 start = 1;\n" +
    "optional int32 end = 2;\n" +
    "optional ExtensionRangeOptions options = 3;\n" +
    "}\n" +
    "repeated ExtensionRange extension_range = 5;\n" +
    "repeated OneofDescriptorProto oneof_decl = 8;\n" +
    "optional MessageOptions options = 7;\n" +
    "message ReservedRange {\n" +
    "optional int32 start = 1;\n" +
    "optional int32 end = 2;\n" +
    "}\n" +
    "repeated ReservedRange reserved_range = 9;\n" +
    "repeated string reserved_name = 10;\n" +
    "optional SymbolVisibility visibility = 11;\n" +
    "}\n" +
    "message ExtensionRangeOptions {\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "message Declaration {\n" +
    "optional int32 number = 1;\n" +
    "optional string full_name = 2;\n" +
    "optional string type = 3;\n" +
    "optional bool reserved = 5;\n" +
    "optional bool repeated = 6;\n" +
    "reserved 4;\n" +
    "}\n" +
    "repeated Declaration declaration = 2 [retention = RETENTION_SOURCE];\n" +
    "optional FeatureSet features = 50;\n" +
    "enum VerificationState {\n" +
    "DECLARATION = 0;\n" +
    "UNVERIFIED = 1;\n" +
    "}\n" +
    "optional VerificationState verification = 3\n" +
    "[default = UNVERIFIED, retention = RETENTION_SOURCE];\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message FieldDescriptorProto {\n" +
    "enum Type {\n" +
    "TYPE_DOUBLE = 1;\n" +
    "TYPE_FLOAT = 2;\n" +
    "TYPE_INT64 = 3;\n" +
    "TYPE_UINT64 = 4;\n" +
    "TYPE_INT32 = 5;\n" +
    "TYPE_FIXED64 = 6;\n" +
    "TYPE_FIXED32 = 7;\n" +
    "TYPE_BOOL = 8;\n" +
    "TYPE_STRING = 9;\n" +
    "TYPE_GROUP = 10;\n" +
    "TYPE_MESSAGE = 11;\n" +
    "TYPE_BYTES = 12;\n" +
    "TYPE_UINT32 = 13;\n" +
    "TYPE_ENUM = 14;\n" +
    "TYPE_SFIXED32 = 15;\n" +
    "TYPE_SFIXED64 = 16;\n" +
    "TYPE_SINT32 = 17;\n" +
    "TYPE_SINT64 = 18;\n" +
    "}\n" +
    "enum Label {\n" +
    "LABEL_OPTIONAL = 1;\n" +
    "LABEL_REPEATED = 3;\n" +
    "LABEL_REQUIRED = 2;\n" +
    "}\n" +
    "optional string name = 1;\n" +
    "optional int32 number = 3;\n" +
    "optional Label label = 4;\n" +
    "optional Type type = 5;\n" +
    "optional string type_name = 6;\n" +
    "optional string extendee = 2;\n" +
    "optional string default_value = 7;\n" +
    "optional int32 oneof_index = 9;\n" +
    "optional string json_name = 10;\n" +
    "optional FieldOptions options = 8;\n" +
    "optional bool proto3_optional = 17;\n" +
    "}\n" +
    "message OneofDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "optional OneofOptions options = 2;\n" +
    "}\n" +
    "message EnumDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "repeated EnumValueDescriptorProto value = 2;\n" +
    "optional EnumOptions options = 3;\n" +
    "message EnumReservedRange {\n" +
    "optional int32 start = 1;\n" +
    "optional int32 end = 2;\n" +
    "}\n" +
    "repeated EnumReservedRange reserved_range = 4;\n" +
    "repeated string reserved_name = 5;\n" +
    "optional SymbolVisibility visibility = 6;\n" +
    "}\n" +
    "message EnumValueDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "optional int32 number = 2;\n" +
    "optional EnumValueOptions options = 3;\n" +
    "}\n" +
    "message ServiceDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "repeated MethodDescriptorProto method = 2;\n" +
    "optional ServiceOptions options = 3;\n" +
    "reserved 4;\n" +
    "reserved \"stream\";\n" +
    "}\n" +
    "message MethodDescriptorProto {\n" +
    "optional string name = 1;\n" +
    "optional string input_type = 2;\n" +
    "optional string output_type = 3;\n" +
    "optional MethodOptions options = 4;\n" +
    "optional bool client_streaming = 5 [default = false];\n" +
    "optional bool server_streaming = 6 [default = false];\n" +
    "}\n" +
    "message FileOptions {\n" +
    "optional string java_package = 1;\n" +
    "optional string java_outer_classname = 8;\n" +
    "optional bool java_multiple_files = 10 [\n" +
    "default = false,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_PROTO2\n" +
    "edition_removed: EDITION_2024\n" +
    "removal_error: \"This behavior is enabled by default in editions 2024 and above. \"\n" +
    "\"To disable it, you can set `features.(pb.java).nest_in_file_class = YES` \"\n" +
    "\"on individual messages, enums, or services.\"\n" +
    "}\n" +
    "];\n" +
    "optional bool java_generate_equals_and_hash = 20 [deprecated=true];\n" +
    "optional bool java_string_check_utf8 = 27 [default = false];\n" +
    "enum OptimizeMode {\n" +
    "SPEED = 1;\n" +
    "CODE_SIZE = 2;\n" +
    "LITE_RUNTIME = 3;\n" +
    "}\n" +
    "optional OptimizeMode optimize_for = 9 [default = SPEED];\n" +
    "optional string go_package = 11;\n" +
    "optional bool cc_generic_services = 16 [default = false];\n" +
    "optional bool java_generic_services = 17 [default = false];\n" +
    "optional bool py_generic_services = 18 [default = false];\n" +
    "reserved 42;\n" +
    "reserved \"php_generic_services\";\n" +
    "optional bool deprecated = 23 [default = false];\n" +
    "optional bool cc_enable_arenas = 31 [\n" +
    "default = true,\n" +
    "feature_support = {\n" +
    "edition_removed: EDITION_2026\n" +
    "removal_error: \"cc_enable_arenas is enabled by default in every edition and overrides are ignored.\"\n" +
    "\"This option is removed in editions 2026 and above.\"\n" +
    "}\n" +
    "];\n" +
    "optional string objc_class_prefix = 36;\n" +
    "optional string csharp_namespace = 37;\n" +
    "optional string swift_prefix = 39;\n" +
    "optional string php_class_prefix = 40;\n" +
    "optional string php_namespace = 41;\n" +
    "optional string php_metadata_namespace = 44;\n" +
    "optional string ruby_package = 45;\n" +
    "optional FeatureSet features = 50;\n" +
    "extensions 990 to 998 [declaration = {\n" +
    "number: 990,\n" +
    "full_name: \".pb.file.cpp\",\n" +
    "type: \".pb.file.CppFileOptions\"\n" +
    "}];\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "reserved 38;\n" +
    "}\n" +
    "message MessageOptions {\n" +
    "optional bool message_set_wire_format = 1 [default = false];\n" +
    "optional bool no_standard_descriptor_accessor = 2 [default = false];\n" +
    "optional bool deprecated = 3 [default = false];\n" +
    "reserved 4, 5, 6;\n" +
    "optional bool map_entry = 7;\n" +
    "reserved 8;\n" +
    "reserved 9;\n" +
    "optional bool deprecated_legacy_json_field_conflicts = 11 [deprecated = true];\n" +
    "optional FeatureSet features = 12;\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message FieldOptions {\n" +
    "optional CType ctype = 1 [ default = STRING];\n" +
    "enum CType {\n" +
    "STRING = 0;\n" +
    "CORD = 1;\n" +
    "STRING_PIECE = 2;\n" +
    "}\n" +
    "optional bool packed = 2;\n" +
    "optional JSType jstype = 6 [default = JS_NORMAL];\n" +
    "enum JSType {\n" +
    "JS_NORMAL = 0;\n" +
    "JS_STRING = 1;\n" +
    "JS_NUMBER = 2;\n" +
    "}\n" +
    "optional bool lazy = 5 [default = false];\n" +
    "optional bool unverified_lazy = 15 [default = false];\n" +
    "optional bool deprecated = 3 [default = false];\n" +
    "optional bool weak = 10 [default = false, deprecated = true];\n" +
    "optional bool debug_redact = 16 [default = false];\n" +
    "enum OptionRetention {\n" +
    "RETENTION_UNKNOWN = 0;\n" +
    "RETENTION_RUNTIME = 1;\n" +
    "RETENTION_SOURCE = 2;\n" +
    "}\n" +
    "optional OptionRetention retention = 17;\n" +
    "enum OptionTargetType {\n" +
    "TARGET_TYPE_UNKNOWN = 0;\n" +
    "TARGET_TYPE_FILE = 1;\n" +
    "TARGET_TYPE_EXTENSION_RANGE = 2;\n" +
    "TARGET_TYPE_MESSAGE = 3;\n" +
    "TARGET_TYPE_FIELD = 4;\n" +
    "TARGET_TYPE_ONEOF = 5;\n" +
    "TARGET_TYPE_ENUM = 6;\n" +
    "TARGET_TYPE_ENUM_ENTRY = 7;\n" +
    "TARGET_TYPE_SERVICE = 8;\n" +
    "TARGET_TYPE_METHOD = 9;\n" +
    "}\n" +
    "repeated OptionTargetType targets = 19;\n" +
    "message EditionDefault {\n" +
    "optional Edition edition = 3;\n" +
    "optional string value = 2;\n" +
    "}\n" +
    "repeated EditionDefault edition_defaults = 20;\n" +
    "optional FeatureSet features = 21;\n" +
    "message FeatureSupport {\n" +
    "optional Edition edition_introduced = 1;\n" +
    "optional Edition edition_deprecated = 2;\n" +
    "optional string deprecation_warning = 3;\n" +
    "optional Edition edition_removed = 4;\n" +
    "optional string removal_error = 5;\n" +
    "}\n" +
    "optional FeatureSupport feature_support = 22;\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "reserved 4;\n" +
    "reserved 18;\n" +
    "}\n" +
    "message OneofOptions {\n" +
    "optional FeatureSet features = 1;\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message EnumOptions {\n" +
    "optional bool allow_alias = 2;\n" +
    "optional bool deprecated = 3 [default = false];\n" +
    "reserved 5;\n" +
    "optional bool deprecated_legacy_json_field_conflicts = 6 [deprecated = true];\n" +
    "optional FeatureSet features = 7;\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message EnumValueOptions {\n" +
    "optional bool deprecated = 1 [default = false];\n" +
    "optional FeatureSet features = 2;\n" +
    "optional bool debug_redact = 3 [default = false];\n" +
    "optional FieldOptions.FeatureSupport feature_support = 4;\n" +
    "extensions 990 to 998 [declaration = {\n" +
    "number: 998,\n" +
    "full_name: \".pb.enumvalue.json\",\n" +
    "type: \".pb.enumvalue.JsonEnumValueOptions\"\n" +
    "}];\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message ServiceOptions {\n" +
    "optional FeatureSet features = 34;\n" +
    "optional bool deprecated = 33 [default = false];\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message MethodOptions {\n" +
    "optional bool deprecated = 33 [default = false];\n" +
    "enum IdempotencyLevel {\n" +
    "IDEMPOTENCY_UNKNOWN = 0;\n" +
    "NO_SIDE_EFFECTS = 1;\n" +
    "IDEMPOTENT = 2;\n" +
    "}\n" +
    "optional IdempotencyLevel idempotency_level = 34\n" +
    "[default = IDEMPOTENCY_UNKNOWN];\n" +
    "optional FeatureSet features = 35;\n" +
    "extensions 990 to 998;\n" +
    "repeated UninterpretedOption uninterpreted_option = 999;\n" +
    "extensions 1000 to max;\n" +
    "}\n" +
    "message UninterpretedOption {\n" +
    "message NamePart {\n" +
    "required string name_part = 1;\n" +
    "required bool is_extension = 2;\n" +
    "}\n" +
    "repeated NamePart name = 2;\n" +
    "optional string identifier_value = 3;\n" +
    "optional uint64 positive_int_value = 4;\n" +
    "optional int64 negative_int_value = 5;\n" +
    "optional double double_value = 6;\n" +
    "optional bytes string_value = 7;\n" +
    "optional string aggregate_value = 8;\n" +
    "}\n" +
    "message FeatureSet {\n" +
    "enum FieldPresence {\n" +
    "FIELD_PRESENCE_UNKNOWN = 0;\n" +
    "EXPLICIT = 1;\n" +
    "IMPLICIT = 2;\n" +
    "LEGACY_REQUIRED = 3;\n" +
    "}\n" +
    "optional FieldPresence field_presence = 1 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"EXPLICIT\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"IMPLICIT\" },\n" +
    "edition_defaults = { edition: EDITION_2023, value: \"EXPLICIT\" }\n" +
    "];\n" +
    "enum EnumType {\n" +
    "ENUM_TYPE_UNKNOWN = 0;\n" +
    "OPEN = 1;\n" +
    "CLOSED = 2;\n" +
    "}\n" +
    "optional EnumType enum_type = 2 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"CLOSED\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"OPEN\" }\n" +
    "];\n" +
    "enum RepeatedFieldEncoding {\n" +
    "REPEATED_FIELD_ENCODING_UNKNOWN = 0;\n" +
    "PACKED = 1;\n" +
    "EXPANDED = 2;\n" +
    "}\n" +
    "optional RepeatedFieldEncoding repeated_field_encoding = 3 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"EXPANDED\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"PACKED\" }\n" +
    "];\n" +
    "enum Utf8Validation {\n" +
    "UTF8_VALIDATION_UNKNOWN = 0;\n" +
    "VERIFY = 2;\n" +
    "NONE = 3;\n" +
    "reserved 1;\n" +
    "}\n" +
    "optional Utf8Validation utf8_validation = 4 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"NONE\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"VERIFY\" }\n" +
    "];\n" +
    "enum MessageEncoding {\n" +
    "MESSAGE_ENCODING_UNKNOWN = 0;\n" +
    "LENGTH_PREFIXED = 1;\n" +
    "DELIMITED = 2;\n" +
    "}\n" +
    "optional MessageEncoding message_encoding = 5 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"LENGTH_PREFIXED\" }\n" +
    "];\n" +
    "enum JsonFormat {\n" +
    "JSON_FORMAT_UNKNOWN = 0;\n" +
    "ALLOW = 1;\n" +
    "LEGACY_BEST_EFFORT = 2;\n" +
    "}\n" +
    "optional JsonFormat json_format = 6 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"LEGACY_BEST_EFFORT\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"ALLOW\" }\n" +
    "];\n" +
    "enum EnforceNamingStyle {\n" +
    "ENFORCE_NAMING_STYLE_UNKNOWN = 0;\n" +
    "STYLE2024 = 1;\n" +
    "STYLE_LEGACY = 2;\n" +
    "STYLE2026 = 3;\n" +
    "}\n" +
    "optional EnforceNamingStyle enforce_naming_style = 7 [\n" +
    "retention = RETENTION_SOURCE,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "targets = TARGET_TYPE_EXTENSION_RANGE,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_ONEOF,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_ENUM_ENTRY,\n" +
    "targets = TARGET_TYPE_SERVICE,\n" +
    "targets = TARGET_TYPE_METHOD,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"STYLE_LEGACY\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"STYLE2024\" },\n" +
    "edition_defaults = { edition: EDITION_2026, value: \"STYLE2026\" }\n" +
    "];\n" +
    "message VisibilityFeature {\n" +
    "enum DefaultSymbolVisibility {\n" +
    "DEFAULT_SYMBOL_VISIBILITY_UNKNOWN = 0;\n" +
    "EXPORT_ALL = 1;\n" +
    "EXPORT_TOP_LEVEL = 2;\n" +
    "LOCAL_ALL = 3;\n" +
    "STRICT = 4;\n" +
    "}\n" +
    "reserved 1 to max;\n" +
    "}\n" +
    "optional VisibilityFeature.DefaultSymbolVisibility default_symbol_visibility =\n" +
    "8 [\n" +
    "retention = RETENTION_SOURCE,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"EXPORT_ALL\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"EXPORT_TOP_LEVEL\" },\n" +
    "edition_defaults = { edition: EDITION_2026, value: \"STRICT\" }\n" +
    "];\n" +
    "message ProtoLimitsFeature {\n" +
    "enum EnforceProtoLimits {\n" +
    "PROTO_LIMITS_UNKNOWN = 0;\n" +
    "LEGACY_NO_EXPLICIT_LIMITS = 1;\n" +
    "PROTO_LIMITS2026 = 2;\n" +
    "}\n" +
    "}\n" +
    "optional ProtoLimitsFeature.EnforceProtoLimits enforce_proto_limits = 9 [\n" +
    "retention = RETENTION_SOURCE,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_ONEOF,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2026,\n" +
    "},\n" +
    "edition_defaults = {\n" +
    "edition: EDITION_LEGACY,\n" +
    "value: \"LEGACY_NO_EXPLICIT_LIMITS\"\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_2026, value: \"PROTO_LIMITS2026\" }\n" +
    "];\n" +
    "reserved 999;\n" +
    "extensions 1000 to 9994 [\n" +
    "declaration = {\n" +
    "number: 1000,\n" +
    "full_name: \".pb.cpp\",\n" +
    "type: \".pb.CppFeatures\"\n" +
    "},\n" +
    "declaration = {\n" +
    "number: 1001,\n" +
    "full_name: \".pb.java\",\n" +
    "type: \".pb.JavaFeatures\"\n" +
    "},\n" +
    "declaration = { number: 1002, full_name: \".pb.go\", type: \".pb.GoFeatures\" },\n" +
    "declaration = {\n" +
    "number: 1003,\n" +
    "full_name: \".pb.python\",\n" +
    "type: \".pb.PythonFeatures\"\n" +
    "},\n" +
    "declaration = {\n" +
    "number: 1004,\n" +
    "full_name: \".pb.csharp\",\n" +
    "type: \".pb.CSharpFeatures\"\n" +
    "},\n" +
    "declaration = {\n" +
    "number: 1100,\n" +
    "full_name: \".imp.impress_feature_set\",\n" +
    "type: \".imp.ImpressFeatureSet\"\n" +
    "},\n" +
    "declaration = {\n" +
    "number: 9989,\n" +
    "full_name: \".pb.java_mutable\",\n" +
    "type: \".pb.JavaMutableFeatures\"\n" +
    "},\n" +
    "declaration = {\n" +
    "number: 9990,\n" +
    "full_name: \".pb.proto1\",\n" +
    "type: \".pb.Proto1Features\"\n" +
    "}\n" +
    "];\n" +
    "extensions 9995 to 9999;\n" +
    "extensions 10000;\n" +
    "}\n" +
    "message FeatureSetDefaults {\n" +
    "message FeatureSetEditionDefault {\n" +
    "optional Edition edition = 3;\n" +
    "optional FeatureSet overridable_features = 4;\n" +
    "optional FeatureSet fixed_features = 5;\n" +
    "reserved 1, 2;\n" +
    "reserved \"features\";\n" +
    "}\n" +
    "repeated FeatureSetEditionDefault defaults = 1;\n" +
    "optional Edition minimum_edition = 4;\n" +
    "optional Edition maximum_edition = 5;\n" +
    "}\n" +
    "message SourceCodeInfo {\n" +
    "repeated Location location = 1;\n" +
    "message Location {\n" +
    "repeated int32 path = 1 [packed = true];\n" +
    "repeated int32 span = 2 [packed = true];\n" +
    "optional string leading_comments = 3;\n" +
    "optional string trailing_comments = 4;\n" +
    "repeated string leading_detached_comments = 6;\n" +
    "}\n" +
    "extensions 536000000 [declaration = {\n" +
    "number: 536000000\n" +
    "type: \".buf.descriptor.v1.SourceCodeInfoExtension\"\n" +
    "full_name: \".buf.descriptor.v1.buf_source_code_info_extension\"\n" +
    "}];\n" +
    "}\n" +
    "message GeneratedCodeInfo {\n" +
    "repeated Annotation annotation = 1;\n" +
    "message Annotation {\n" +
    "repeated int32 path = 1 [packed = true];\n" +
    "optional string source_file = 2;\n" +
    "optional int32 begin = 3;\n" +
    "optional int32 end = 4;\n" +
    "enum Semantic {\n" +
    "NONE = 0;\n" +
    "SET = 1;\n" +
    "ALIAS = 2;\n" +
    "}\n" +
    "optional Semantic semantic = 5;\n" +
    "}\n" +
    "}\n" +
    "enum SymbolVisibility {\n" +
    "VISIBILITY_UNSET = 0;\n" +
    "VISIBILITY_LOCAL = 1;\n" +
    "VISIBILITY_EXPORT = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/duration.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option cc_enable_arenas = true;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/durationpb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"DurationProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "message Duration {\n" +
    "int64 seconds = 1;\n" +
    "int32 nanos = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/empty.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/emptypb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"EmptyProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "option cc_enable_arenas = true;\n" +
    "message Empty {}\n",
  ],
  [
    "google/protobuf/field_mask.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"FieldMaskProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/fieldmaskpb\";\n" +
    "option cc_enable_arenas = true;\n" +
    "message FieldMask {\n" +
    "repeated string paths = 1;\n" +
    "}\n",
  ],
  [
    "google/protobuf/go_features.proto",
    "syntax = \"proto2\";\n" +
    "package pb;\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/gofeaturespb\";\n" +
    "extend google.protobuf.FeatureSet {\n" +
    "optional GoFeatures go = 1002;\n" +
    "}\n" +
    "message GoFeatures {\n" +
    "optional bool legacy_unmarshal_json_enum = 1 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "edition_deprecated: EDITION_2023,\n" +
    "deprecation_warning: \"The legacy UnmarshalJSON API is deprecated and \"\n" +
    "\"will be removed in a future edition.\",\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"true\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"false\" }\n" +
    "];\n" +
    "enum APILevel {\n" +
    "API_LEVEL_UNSPECIFIED = 0;\n" +
    "API_OPEN = 1;\n" +
    "API_HYBRID = 2;\n" +
    "API_OPAQUE = 3;\n" +
    "}\n" +
    "optional APILevel api_level = 2 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "},\n" +
    "edition_defaults = {\n" +
    "edition: EDITION_LEGACY,\n" +
    "value: \"API_LEVEL_UNSPECIFIED\"\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"API_OPAQUE\" }\n" +
    "];\n" +
    "enum StripEnumPrefix {\n" +
    "STRIP_ENUM_PREFIX_UNSPECIFIED = 0;\n" +
    "STRIP_ENUM_PREFIX_KEEP = 1;\n" +
    "STRIP_ENUM_PREFIX_GENERATE_BOTH = 2;\n" +
    "STRIP_ENUM_PREFIX_STRIP = 3;\n" +
    "}\n" +
    "optional StripEnumPrefix strip_enum_prefix = 3 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_ENUM_ENTRY,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = {\n" +
    "edition: EDITION_LEGACY,\n" +
    "value: \"STRIP_ENUM_PREFIX_KEEP\"\n" +
    "}\n" +
    "];\n" +
    "message OptimizeModeFeature {\n" +
    "enum OptimizeMode {\n" +
    "OPTIMIZE_MODE_UNSPECIFIED = 0;\n" +
    "SPEED = 1;\n" +
    "CODE_SIZE = 2;\n" +
    "}\n" +
    "}\n" +
    "optional OptimizeModeFeature.OptimizeMode optimize_mode = 4 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = {\n" +
    "edition: EDITION_LEGACY,\n" +
    "value: \"OPTIMIZE_MODE_UNSPECIFIED\"\n" +
    "}\n" +
    "];\n" +
    "}\n",
  ],
  [
    "google/protobuf/java_features.proto",
    "syntax = \"proto2\";\n" +
    "package pb;\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"JavaFeaturesProto\";\n" +
    "extend google.protobuf.FeatureSet {\n" +
    "optional JavaFeatures java = 1001;\n" +
    "}\n" +
    "message JavaFeatures {\n" +
    "optional bool legacy_closed_enum = 1 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "edition_deprecated: EDITION_2023,\n" +
    "deprecation_warning: \"The legacy closed enum behavior in Java is \"\n" +
    "\"deprecated and is scheduled to be removed in \"\n" +
    "\"edition 2025.  See http://protobuf.dev/programming-guides/enum/#java for \"\n" +
    "\"more information.\",\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"true\" },\n" +
    "edition_defaults = { edition: EDITION_PROTO3, value: \"false\" }\n" +
    "];\n" +
    "enum Utf8Validation {\n" +
    "UTF8_VALIDATION_UNKNOWN = 0;\n" +
    "DEFAULT = 1;\n" +
    "VERIFY = 2;\n" +
    "}\n" +
    "optional Utf8Validation utf8_validation = 2 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FIELD,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2023,\n" +
    "edition_deprecated: EDITION_2024,\n" +
    "deprecation_warning: \"The Java-specific utf8 validation feature is \"\n" +
    "\"deprecated and is scheduled to be removed in \"\n" +
    "\"edition 2025.  Utf8 validation behavior should \"\n" +
    "\"use the global cross-language utf8_validation \"\n" +
    "\"feature.\",\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"DEFAULT\" }\n" +
    "];\n" +
    "optional bool large_enum = 3 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"false\" }\n" +
    "];\n" +
    "optional bool use_old_outer_classname_default = 4 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_FILE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "edition_removed: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"true\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"false\" }\n" +
    "];\n" +
    "message NestInFileClassFeature {\n" +
    "enum NestInFileClass {\n" +
    "NEST_IN_FILE_CLASS_UNKNOWN = 0;\n" +
    "NO = 1;\n" +
    "YES = 2;\n" +
    "LEGACY = 3 [feature_support = {\n" +
    "edition_introduced: EDITION_2024\n" +
    "edition_removed: EDITION_2024\n" +
    "}];\n" +
    "}\n" +
    "reserved 1 to max;\n" +
    "}\n" +
    "optional NestInFileClassFeature.NestInFileClass nest_in_file_class = 5 [\n" +
    "retention = RETENTION_RUNTIME,\n" +
    "targets = TARGET_TYPE_MESSAGE,\n" +
    "targets = TARGET_TYPE_ENUM,\n" +
    "targets = TARGET_TYPE_SERVICE,\n" +
    "feature_support = {\n" +
    "edition_introduced: EDITION_2024,\n" +
    "},\n" +
    "edition_defaults = { edition: EDITION_LEGACY, value: \"LEGACY\" },\n" +
    "edition_defaults = { edition: EDITION_2024, value: \"NO\" }\n" +
    "];\n" +
    "reserved 6;\n" +
    "}\n",
  ],
  [
    "google/protobuf/json_enumvalue_options.proto",
    "edition = \"2024\";\n" +
    "package pb.enumvalue;\n" +
    "import \"google/protobuf/descriptor.proto\";\n" +
    "option java_package = \"com.google.protobuf.util\";\n" +
    "local message JsonEnumValueOptions {\n" +
    "string string = 1;\n" +
    "}\n" +
    "extend google.protobuf.EnumValueOptions {\n" +
    "JsonEnumValueOptions json = 998\n" +
    "[feature_support = { edition_introduced: EDITION_2026 }];\n" +
    "}\n",
  ],
  [
    "google/protobuf/json_options.proto",
    "edition = \"2024\";\n" +
    "package pb;\n" +
    "import public \"google/protobuf/json_enumvalue_options.proto\";\n" +
    "option java_package = \"com.google.protobuf.util\";\n",
  ],
  [
    "google/protobuf/source_context.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"SourceContextProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/sourcecontextpb\";\n" +
    "message SourceContext {\n" +
    "string file_name = 1;\n" +
    "}\n",
  ],
  [
    "google/protobuf/struct.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option cc_enable_arenas = true;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/structpb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"StructProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "message Struct {\n" +
    "map<string, Value> fields = 1;\n" +
    "}\n" +
    "message Value {\n" +
    "oneof kind {\n" +
    "NullValue null_value = 1;\n" +
    "double number_value = 2;\n" +
    "string string_value = 3;\n" +
    "bool bool_value = 4;\n" +
    "Struct struct_value = 5;\n" +
    "ListValue list_value = 6;\n" +
    "}\n" +
    "}\n" +
    "enum NullValue {\n" +
    "NULL_VALUE = 0;\n" +
    "}\n" +
    "message ListValue {\n" +
    "repeated Value values = 1;\n" +
    "}\n",
  ],
  [
    "google/protobuf/timestamp.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option cc_enable_arenas = true;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/timestamppb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"TimestampProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "message Timestamp {\n" +
    "int64 seconds = 1;\n" +
    "int32 nanos = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/type.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "import \"google/protobuf/any.proto\";\n" +
    "import \"google/protobuf/source_context.proto\";\n" +
    "option cc_enable_arenas = true;\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"TypeProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/typepb\";\n" +
    "message Type {\n" +
    "string name = 1;\n" +
    "repeated Field fields = 2;\n" +
    "repeated string oneofs = 3;\n" +
    "repeated Option options = 4;\n" +
    "SourceContext source_context = 5;\n" +
    "Syntax syntax = 6;\n" +
    "string edition = 7;\n" +
    "}\n" +
    "message Field {\n" +
    "enum Kind {\n" +
    "TYPE_UNKNOWN = 0;\n" +
    "TYPE_DOUBLE = 1;\n" +
    "TYPE_FLOAT = 2;\n" +
    "TYPE_INT64 = 3;\n" +
    "TYPE_UINT64 = 4;\n" +
    "TYPE_INT32 = 5;\n" +
    "TYPE_FIXED64 = 6;\n" +
    "TYPE_FIXED32 = 7;\n" +
    "TYPE_BOOL = 8;\n" +
    "TYPE_STRING = 9;\n" +
    "TYPE_GROUP = 10;\n" +
    "TYPE_MESSAGE = 11;\n" +
    "TYPE_BYTES = 12;\n" +
    "TYPE_UINT32 = 13;\n" +
    "TYPE_ENUM = 14;\n" +
    "TYPE_SFIXED32 = 15;\n" +
    "TYPE_SFIXED64 = 16;\n" +
    "TYPE_SINT32 = 17;\n" +
    "TYPE_SINT64 = 18;\n" +
    "}\n" +
    "enum Cardinality {\n" +
    "CARDINALITY_UNKNOWN = 0;\n" +
    "CARDINALITY_OPTIONAL = 1;\n" +
    "CARDINALITY_REQUIRED = 2;\n" +
    "CARDINALITY_REPEATED = 3;\n" +
    "}\n" +
    "Kind kind = 1;\n" +
    "Cardinality cardinality = 2;\n" +
    "int32 number = 3;\n" +
    "string name = 4;\n" +
    "string type_url = 6;\n" +
    "int32 oneof_index = 7;\n" +
    "bool packed = 8;\n" +
    "repeated Option options = 9;\n" +
    "string json_name = 10;\n" +
    "string default_value = 11;\n" +
    "}\n" +
    "message Enum {\n" +
    "string name = 1;\n" +
    "repeated EnumValue enumvalue = 2;\n" +
    "repeated Option options = 3;\n" +
    "SourceContext source_context = 4;\n" +
    "Syntax syntax = 5;\n" +
    "string edition = 6;\n" +
    "}\n" +
    "message EnumValue {\n" +
    "string name = 1;\n" +
    "int32 number = 2;\n" +
    "repeated Option options = 3;\n" +
    "}\n" +
    "message Option {\n" +
    "string name = 1;\n" +
    "Any value = 2;\n" +
    "}\n" +
    "enum Syntax {\n" +
    "SYNTAX_PROTO2 = 0;\n" +
    "SYNTAX_PROTO3 = 1;\n" +
    "SYNTAX_EDITIONS = 2;\n" +
    "}\n",
  ],
  [
    "google/protobuf/wrappers.proto",
    "syntax = \"proto3\";\n" +
    "package google.protobuf;\n" +
    "option cc_enable_arenas = true;\n" +
    "option go_package = \"google.golang.org/protobuf/types/known/wrapperspb\";\n" +
    "option java_package = \"com.google.protobuf\";\n" +
    "option java_outer_classname = \"WrappersProto\";\n" +
    "option java_multiple_files = true;\n" +
    "option objc_class_prefix = \"GPB\";\n" +
    "option csharp_namespace = \"Google.Protobuf.WellKnownTypes\";\n" +
    "message DoubleValue {\n" +
    "double value = 1;\n" +
    "}\n" +
    "message FloatValue {\n" +
    "float value = 1;\n" +
    "}\n" +
    "message Int64Value {\n" +
    "int64 value = 1;\n" +
    "}\n" +
    "message UInt64Value {\n" +
    "uint64 value = 1;\n" +
    "}\n" +
    "message Int32Value {\n" +
    "int32 value = 1;\n" +
    "}\n" +
    "message UInt32Value {\n" +
    "uint32 value = 1;\n" +
    "}\n" +
    "message BoolValue {\n" +
    "bool value = 1;\n" +
    "}\n" +
    "message StringValue {\n" +
    "string value = 1;\n" +
    "}\n" +
    "message BytesValue {\n" +
    "bytes value = 1;\n" +
    "}\n",
  ],
]);
