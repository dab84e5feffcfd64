/*
 * Text format: https://protobuf.dev/reference/protobuf/textformat-spec/
 */
export { fromText } from "./from-text.ts";
export type { FromTextOptions, TextOptions, ToTextOptions } from "./options.ts";
export { toText } from "./to-text.ts";
