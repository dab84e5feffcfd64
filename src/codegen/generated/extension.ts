import type { ExtensionType } from "../../message/extension-type.ts";
import type { FieldDescriptor } from "../../schema/descriptors.ts";
import type { GeneratedFile } from "./file.ts";

/**
 * Declares an extension of a file, for `getExtension` and `setExtension`.
 *
 * @internal
 */
export function declareExtension<T, Value, Init>(file: GeneratedFile, fullName: string): ExtensionType<T, Value, Init> {
  let descriptor: FieldDescriptor | undefined;
  return {
    fullName,
    get descriptor() {
      return (descriptor ??= file.extension(fullName));
    },
  };
}
