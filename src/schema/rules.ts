import { interpretOptions } from "./interpret-options.ts";
import type { Rules } from "./linking.ts";
import { visibilityFault } from "./symbol-visibility.ts";
import { validateEnum } from "./validate-enum.ts";
import { extensionRangeOf } from "./validate-field.ts";
import { reportNumberTwice, validateDeclaredField, validateMessage, validateRange } from "./validate-message.ts";

/** The rules for files that come from anywhere. */
export const rules: Rules = {
  interpretOptions,
  validateEnum,
  validateMessage,
  validateDeclaredField,
  validateRange,
  reportNumberTwice,
  extensionRangeOf,
  visibilityFault,
};
