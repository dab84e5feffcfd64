import type { OutlineRow } from "../generated/outline.ts";

/** The outline of a lite message type: the rows as generated code writes them, whose values of messages are lite outlines. */
export interface LiteOutline {
  readonly typeName: string;
  readonly rows: () => readonly LiteRow[];
  readonly requires: boolean | undefined;
}

export type LiteRow = readonly [number: number, name: string, value: Exclude<OutlineRow[2], object> | LiteOutline, shape?: OutlineRow[3], key?: OutlineRow[4]];

/** As that of full code: nothing is done before an error asks for the rows. */
export function declareOutline(typeName: string, rows: () => readonly LiteRow[], requires?: boolean): LiteOutline {
  return { typeName, rows, requires };
}
