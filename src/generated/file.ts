import type { MessageCodec } from "../codec/options.ts";
import type { Representation } from "../plan/plan.ts";

/** How the messages of a generated file are held and named. */
export interface GeneratedFileOptions extends Partial<Representation> {
  /** Properties: lowerCamelCase, or as in the `.proto`. */
  readonly fieldNames?: "json" | "proto";
  /** What the file was generated of, where that had lost its imports. */
  readonly source?: "protobufjs";
}

/** A `.proto` file in generated code, for `reflect` (descriptors) and `createRegistry` (all its messages). */
export interface GeneratedFile {
  /** `google.protobuf.FileDescriptorProto`, encoded, as text: base64. */
  readonly descriptor: string;
  /** The files that it is linked with: its imports, and those that extend its messages. */
  readonly related: () => readonly GeneratedFile[];
  /** The codecs of its messages. A tuple: of an array's elements TypeScript makes a union, and compares each with each. */
  readonly messages: () => readonly [] | readonly [MessageCodec, ...MessageCodec[]];
  /** What was said to the generator. */
  readonly options: GeneratedFileOptions;
}

/**
 * Declares a file of generated code. Nothing is computed before it is used.
 *
 * @internal
 */
export function declareFile(
  descriptor: string,
  related: GeneratedFile["related"] = () => [],
  messages: GeneratedFile["messages"] = () => [],
  options: GeneratedFileOptions = {},
): GeneratedFile {
  return { descriptor, related, messages, options };
}
