/*
 * All parts of the interpreter: generated modules import those that they need, by these names.
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
  stringPart,
  uint32Part,
  uint64Part,
  unverifiedStringPart,
} from "./value/scalar.ts";
