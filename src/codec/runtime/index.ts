/*
 * What emitted code calls by name, and the interpreter by the same names.
 */
export { continueMessage } from "./continue-message.ts";
export { unknownFields } from "../../message/message-type.ts";
export { defaultMaxDepth } from "../../message/nesting.ts";
export { setOwn } from "../../message/property.ts";
export { newNumberSet } from "../../plan/number-map.ts";
export { cursor, readTag, readVarint32, readVarint64, varint32Size, writeVarint32 } from "../../wire/varint.ts";
export { throwTruncated } from "../../wire/wire-error.ts";
export { beginDecode } from "./begin-decode.ts";
export { countRecords, countVarints } from "./count-records.ts";
export {
  beginMerge,
  charge,
  decoding,
  memory,
  refund,
  takeReserve,
  throwTooDeep,
} from "./decode-state.ts";
export { chargeIndexKey, newKeyMemory } from "./key-memory.ts";
export { takeInt64AsLong, takeUint64AsLong, zeroLong, zeroUnsignedLong } from "./long.ts";
export { isPlainMap, mapEntries, newTable, rewriteEntry, setMapEntry } from "./map-entries.ts";
export { keepNaN } from "../../message/keep-nan.ts";
export { messageClass } from "./message-class.ts";
export { readMessageSetItem } from "./message-set.ts";
export { largestShared, slab, takeShared } from "./output.ts";
export {
  readPackedDouble,
  readPackedFixed32,
  readPackedFixed64,
  readPackedFloat,
  writePackedDouble,
  writePackedFixed,
  writePackedFloat,
} from "./packed-fixed.ts";
export { readPackedVarint32, readPackedVarint64, writePackedVarint32, writePackedVarint64 } from "./packed-varint.ts";
export { leaveIncomplete } from "./leave-incomplete.ts";
export { emptyBytes } from "../../message/empty-bytes.ts";
export { isPlainBytes, readBytes } from "./read-bytes.ts";
export { readFollowing } from "./read-following.ts";
export { readLength } from "./read-length.ts";
export {
  readBool,
  readSint32,
  readUint32,
  readZigzag64,
  takeInt64,
  takeInt64AsNumber,
  takeInt64AsString,
  takeUint64,
  takeUint64AsNumber,
  takeUint64AsString,
} from "./read-scalar.ts";
export { readDouble, readFixed32, readFixed64, readFloat, readSfixed32 } from "./read-fixed.ts";
export { readKeyText, readText, readUnverifiedText } from "./read-text.ts";
export { refuseFlood } from "./refuse-flood.ts";
export { skipRecord } from "./skip-record.ts";
export { sortLater } from "./sort-later.ts";
export { switchMember } from "./switch-member.ts";
export { addUnknown, keepUnknown, keepUnknownElement } from "./unknown.ts";
export {
  checkMessage,
  isEmptyBytes,
  listLength,
  missingRequired,
  throwEncodeTooDeep,
  throwNoArray,
  throwOneofConflict,
  writeClosedEnum,
} from "./write-checks.ts";
export {
  isZero64,
  writeBool,
  writeBytes,
  writeDouble,
  writeFixed32,
  writeFixed64,
  writeFloat,
  writeInt32,
  writeInt64,
  writeSfixed32,
  writeSfixed64,
  writeSint32,
  writeSint64,
  writeUint32,
  writeUint64,
  writeUnknown,
} from "./write-scalar.ts";
export { moveAndWriteLength } from "./write-length.ts";
export { writeString } from "./write-text.ts";
