/**
 * Text format: messages as protoc prints them for people.
 *
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/
 *
 * @module wireform/text
 */
export { fromText } from "./from-text.ts";
export type { FromTextOptions, TextOptions, ToTextOptions } from "./options.ts";
export { toText } from "./to-text.ts";
