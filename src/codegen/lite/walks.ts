import { locateOffset } from "../../codec/locate-offset.ts";
import { locateCycle, locateMissingRequired, locateValue } from "../../codec/locate-value.ts";
import type { MessageOutline } from "../../codec/outline.ts";
import { declareOutline, type OutlineRow } from "../generated/outline.ts";
import type { Walks } from "./error.ts";
import type { LiteOutline, LiteRow } from "./outline.ts";

/** The walks of errors for types that are not flat: those that have messages, lists, maps or required fields. */
export const walks: Walks = {
  locateOffset: (outline, bytes, offset, truncated) => locateOffset(fullOutline(outline), bytes, offset, truncated).path,
  locateValue: (outline, message, fault) => locateValue(fullOutline(outline), message, fault),
  locateCycle: (outline, message) => locateCycle(fullOutline(outline), message),
  locateMissingRequired: (outline, message) => locateMissingRequired(fullOutline(outline), message),
};

const outlines = new WeakMap<LiteOutline, MessageOutline>();

function fullOutline(lite: LiteOutline): MessageOutline {
  let outline = outlines.get(lite);
  if (outline === undefined) outlines.set(lite, (outline = declareOutline(lite.typeName, () => lite.rows().map(fullRow), lite.requires)));
  return outline;
}

function fullRow([number, name, value, ...shape]: LiteRow): OutlineRow {
  return [number, name, typeof value === "object" ? fullOutline(value) : value, ...shape] as OutlineRow;
}
