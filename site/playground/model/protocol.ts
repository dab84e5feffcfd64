import type { MessageComparison } from "./compare-messages.ts";
import type { SchemaComparison } from "./compare-schemas.ts";
import type { Guessed } from "./guess.ts";
import type { Row } from "./records.ts";
import type { InspectRequest, Update } from "./session.ts";

/** What the page asks of the worker. Answers have the `id` of what they answer. */
export type Request = { readonly id: number } & (
  | { readonly kind: "inspect"; readonly request: InspectRequest }
  | { readonly kind: "rows"; readonly from: number; readonly to: number }
  | { readonly kind: "guess" }
  | { readonly kind: "compare schemas"; readonly old: string; readonly new: string }
  | {
      readonly kind: "compare messages";
      readonly schema: string;
      readonly type: string;
      readonly first: string;
      readonly second: string;
    }
);

export type Answer = { readonly id: number } & (
  | { readonly kind: "update"; readonly update: Update }
  | { readonly kind: "done" }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "guess"; readonly result: Guessed }
  | { readonly kind: "compare schemas"; readonly result: SchemaComparison }
  | { readonly kind: "compare messages"; readonly result: MessageComparison }
);
