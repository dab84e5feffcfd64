/*
 * All parts of the interpreter: the interpreter of loaded schemas has them all.
 */
export { mapPart } from "./field/map.ts";
export { messageSetPart } from "./field/message-set.ts";
export { wholeListsPart } from "./field/packed.ts";
export { packedPart, repeatedPart } from "./field/repeated.ts";
export { closedEnumPart, openEnumPart } from "./value/enum.ts";
export { groupPart, messagePart } from "./value/message.ts";
export {
  asBigintPart,
  asLongPart,
  asNumberPart,
  asStringPart,
  boolPart,
  bytesPart,
  doublePart,
  fixed32Part,
  fixed64Part,
  floatPart,
  int32Part,
  int64Part,
  sfixed32Part,
  sfixed64Part,
  sint32Part,
  sint64Part,
  uint32Part,
  uint64Part,
} from "./value/scalar.ts";
