/**
 * ProtoJSON: messages as JSON, the well-known types in their special forms.
 *
 * Source: https://protobuf.dev/programming-guides/json/
 *
 * @module wireform/json
 */
export { fromJson, fromJsonString } from "./from-json.ts";
export type { JsonObject, JsonValue } from "./json-value.ts";
export type { FromJsonOptions, JsonOptions, ToJsonOptions, ToJsonStringOptions } from "./options.ts";
export { toJson, toJsonString } from "./to-json.ts";
