/** What a rule protects: bytes, or ProtoJSON. */
export type Category = "wire" | "json";

/**
 * A rule that buf has, too, has buf's name; the last rows are rules that buf does not have.
 *
 * Source: https://buf.build/docs/breaking/rules/
 */
const wireRules = [
  "FIELD_NO_DELETE",
  "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
  "FIELD_SAME_CARDINALITY",
  "FIELD_SAME_DEFAULT",
  "FIELD_SAME_ONEOF",
  "FIELD_SAME_TYPE",
  "FIELD_SAME_UTF8_VALIDATION",
  "FIELD_WIRE_COMPATIBLE_CARDINALITY",
  "FIELD_WIRE_COMPATIBLE_TYPE",
  "ENUM_SAME_TYPE",
  "ENUM_VALUE_NO_DELETE",
  "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
  "EXTENSION_NO_DELETE",
  "FILE_SAME_PACKAGE",
  "MESSAGE_NO_DELETE",
  "MESSAGE_SAME_REQUIRED_FIELDS",
  "RESERVED_ENUM_NO_DELETE",
  "RESERVED_MESSAGE_NO_DELETE",
  "RPC_NO_DELETE",
  "RPC_SAME_CLIENT_STREAMING",
  "RPC_SAME_IDEMPOTENCY_LEVEL",
  "RPC_SAME_REQUEST_TYPE",
  "RPC_SAME_RESPONSE_TYPE",
  "RPC_SAME_SERVER_STREAMING",
  "SERVICE_NO_DELETE",
  // Ours.
  "ENUM_VALUE_NO_ADD_TO_CLOSED",
  "ENUM_VALUE_SAME_NUMBER",
  "FIELD_SAME_NUMBER",
  "FIELD_SAME_PACKED",
  "MESSAGE_SAME_MESSAGE_SET",
  "TYPE_SAME_PACKAGE",
] as const;

const jsonRules = [
  "ENUM_SAME_JSON_FORMAT",
  "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
  "ENUM_VALUE_SAME_NAME",
  "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
  "FIELD_SAME_JSON_NAME",
  "FIELD_SAME_NAME",
  "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
  "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
  "MESSAGE_SAME_JSON_FORMAT",
  // Ours.
  "ENUM_JSON_SAME_TYPE",
  "ENUM_VALUE_JSON_NO_DELETE",
  "FIELD_JSON_NO_DELETE",
  "FIELD_JSON_SAME_ONEOF",
  "MESSAGE_JSON_SAME_REQUIRED_FIELDS",
] as const;

/**
 * The name of a rule of `check`: those of buf, and some of our own.
 *
 * Source: https://buf.build/docs/breaking/rules/
 */
export type Rule = (typeof wireRules)[number] | (typeof jsonRules)[number];

/** All rules, and the category of each. */
export const rules: ReadonlyMap<Rule, Category> = new Map<Rule, Category>([
  ...wireRules.map((rule) => [rule, "wire"] as const),
  ...jsonRules.map((rule) => [rule, "json"] as const),
]);

export function isRule(name: string): name is Rule {
  return rules.has(name as Rule);
}
