import { positionOf } from "../schema/source/marks.ts";
import type { AnyDescriptor } from "./any-descriptor.ts";

/** Where a declaration begins, as errors tell it: line and column from 1, columns counted in bytes and a tab reaching to the next multiple of eight. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where what `descriptor` describes is declared; undefined where the schema came without its source. Worked out when it is asked for. */
export function getPosition(descriptor: AnyDescriptor): SourcePosition | undefined {
  return positionOf(descriptor.proto);
}
