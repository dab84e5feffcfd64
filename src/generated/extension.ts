import type { ExtensionType } from "../message/extension-type.ts";

/**
 * Declares an extension, for `getExtension` and `setExtension`.
 *
 * @internal
 */
export function declareExtension<T, Value, Init>(fullName: string): ExtensionType<T, Value, Init> {
  return { fullName };
}
