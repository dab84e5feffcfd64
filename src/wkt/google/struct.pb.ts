/*
 * The well-known types, made from proto/google by build/made/well-known.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

// Made by wireform from "google/protobuf/struct.proto". Do not edit.
/* eslint-disable */
// @ts-nocheck

import {
  addUnknown,
  beginDecode,
  beginMerge,
  charge,
  checkMessage,
  continueMessage,
  countRecords,
  cursor,
  declareFile,
  declareMessage,
  decoding,
  defaultMaxDepth,
  encodeError,
  failedDecode,
  findInEntry,
  finishDecode,
  indexInList,
  isPlainBytes,
  isPlainMap,
  keepUnknown,
  largestShared,
  mapEntries,
  memory,
  messageClass,
  moveAndWriteLength,
  newKeyMemory,
  newTable,
  readBool,
  readDouble,
  readKeyText,
  readLength,
  readTag,
  readText,
  readVarint32,
  setMapEntry,
  skipRecord,
  slab,
  takeReserve,
  takeShared,
  throwEncodeTooDeep,
  throwNoArray,
  throwOneofConflict,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeBool,
  writeDouble,
  writeInt32,
  writeString,
  writeUnknown,
  type GeneratedFile,
  type ListInit,
  type MapInit,
  type MessageCodec,
  type MessageInit,
  type Oneof,
} from "../../runtime.ts";

/**
 * Represents a JSON `null`.
 *
 * `NullValue` is a sentinel, using an enum with only one value to represent
 * the null value for the `Value` type union.
 *
 * A field of type `NullValue` with any value other than `0` is considered
 * invalid. Most ProtoJSON serializers will emit a `Value` with a `null_value`
 * set as a JSON `null` regardless of the integer value, and so will round trip
 * to a `0` value.
 */
export const NullValue = {
  /** Null value. */
  NULL_VALUE: 0,
} as const;
export type NullValue = (typeof NullValue)[keyof typeof NullValue];

/**
 * Represents a JSON object.
 *
 * An unordered key-value map, intending to perfectly capture the semantics of a
 * JSON object. This enables parsing any arbitrary JSON payload as a message
 * field in ProtoJSON format.
 *
 * This follows RFC 8259 guidelines for interoperable JSON: notably this type
 * cannot represent large Int64 values or `NaN`/`Infinity` numbers,
 * since the JSON format generally does not support those values in its number
 * type.
 *
 * If you do not intend to parse arbitrary JSON into your message, a custom
 * typed message should be preferred instead of using this type.
 */
export interface Struct {
  /** Unordered map of dynamically typed values. */
  fields: { [key: string]: Value };
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Struct}. */
export type StructInit = MessageInit<Struct, {
  fields: MapInit<string, ValueInit>;
}>;

/**
 * Represents a JSON value.
 *
 * `Value` represents a dynamically typed value which can be either
 * null, a number, a string, a boolean, a recursive struct value, or a
 * list of values. A producer of value is expected to set one of these
 * variants. Absence of any variant is an invalid state.
 */
export type Value = {
  [unknownFields]?: Uint8Array | undefined;
} & Oneof<{
  /** Represents a JSON `null`. */
  nullValue: NullValue | (number & {});
  /**
   * Represents a JSON number. Must not be `NaN`, `Infinity` or
   * `-Infinity`, since those are not supported in JSON. This also cannot
   * represent large Int64 values, since JSON format generally does not
   * support them in its number type.
   */
  numberValue: number;
  /** Represents a JSON string. */
  stringValue: string;
  /** Represents a JSON boolean (`true` or `false` literal in JSON). */
  boolValue: boolean;
  /** Represents a JSON object. */
  structValue: Struct;
  /** Represents a JSON array. */
  listValue: ListValue;
}>;

/** What encode, create and merge take for {@link Value}. */
export type ValueInit = MessageInit<Value, {
  structValue: StructInit;
  listValue: ListValueInit;
}>;

/** Represents a JSON array. */
export interface ListValue {
  /** Repeated field of dynamically typed values. */
  values: Value[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link ListValue}. */
export type ListValueInit = MessageInit<ListValue, {
  values: ListInit<ValueInit>;
}>;

const NewStruct = /* @__PURE__ */ messageClass(function (this: any) {
  this.fields = {};
});
const keyMemory1 = /* @__PURE__ */ newKeyMemory(true);
let lengthSize2 = 1;
let lengthSize3 = 1;
const NewValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.nullValue = undefined;
  this.numberValue = undefined;
  this.stringValue = undefined;
  this.boolValue = undefined;
  this.structValue = undefined;
  this.listValue = undefined;
});
let lengthSize5 = 1;
let lengthSize6 = 1;
const NewListValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.values = [];
});
let lengthSize8 = 1;

function decodeStruct(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 96) < 0) takeReserve(96, position);
  const message: any = new NewStruct();
  let length = 0;
  let start = position;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 10) {
    start = position;
    position += 1;
    {
      keyMemory1.next = 0;
      let count = countRecords(bytes, start, position, end);
      if (count > 128) message.fields = newTable();
      const map = message.fields;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        decodeEntry0(map, bytes, start, position, position + length, depth - 1);
        position += length;
        if (--count === 0) break;
        start = position;
        position += 1;
      }
    }
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeStruct(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 80) < 0) takeReserve(80, position);
  const message: any = new NewValue();
  let value;
  let length = 0;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = (value & 127) | (bytes[position++] << 7);
      if (value > 16383) {
        value = readVarint32(bytes, position - 2);
        position = cursor.position | 0;
      }
    }
    message.nullValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.nullValue = undefined;
    message.numberValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 26) {
    position += 1;
    length = bytes[position];
    if (length < 128 && length < end - position) {
      position += 1;
    } else {
      length = readLength(bytes, position, end) | 0;
      position = cursor.position | 0;
    }
    value = readText(bytes, position, length);
    position += length;
    message.nullValue = undefined;
    message.numberValue = undefined;
    message.stringValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 32) {
    position += 1;
    if (bytes[position] < 128) {
      value = bytes[position++] !== 0;
    } else {
      value = readBool(bytes, position);
      position = cursor.position | 0;
    }
    message.nullValue = undefined;
    message.numberValue = undefined;
    message.stringValue = undefined;
    message.boolValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 42) {
    position += 1;
    length = bytes[position];
    if (length < 128 && length < end - position) {
      position += 1;
    } else {
      length = readLength(bytes, position, end) | 0;
      position = cursor.position | 0;
    }
    value = decodeStruct(bytes, position, position + length, depth - 1, 0);
    position += length;
    message.nullValue = undefined;
    message.numberValue = undefined;
    message.stringValue = undefined;
    message.boolValue = undefined;
    message.structValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 50) {
    position += 1;
    length = bytes[position];
    if (length < 128 && length < end - position) {
      position += 1;
    } else {
      length = readLength(bytes, position, end) | 0;
      position = cursor.position | 0;
    }
    value = decodeListValue(bytes, position, position + length, depth - 1, 0);
    position += length;
    message.nullValue = undefined;
    message.numberValue = undefined;
    message.stringValue = undefined;
    message.boolValue = undefined;
    message.structValue = undefined;
    message.listValue = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeValue(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeListValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 72) < 0) takeReserve(72, position);
  const message: any = new NewListValue();
  let value;
  let length = 0;
  let start = position;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 10) {
    start = position;
    position += 1;
    {
      let count = countRecords(bytes, start, position, end);
      const list = new Array(count);
      message.values = list;
      let index = 0;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = decodeValue(bytes, position, position + length, depth - 1, 0);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeListValue(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeStruct(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let length = 0;
  let unknown = -1;
  let start = position;
  let tag = 0;
  for (;;) {
    start = position;
    tag = position < end ? bytes[position++] : -1;
    if (tag > 127) {
      tag = readTag(bytes, start, end);
      position = cursor.position | 0;
    }
    if (tag === -1) break;
    switch (tag) {
      case 10:
        {
          keyMemory1.next = 0;
          let count = countRecords(bytes, start, position, end);
          const map = message.fields;
          for (;;) {
            length = readLength(bytes, position, end) | 0;
            position = cursor.position | 0;
            decodeEntry0(map, bytes, start, position, position + length, depth - 1);
            position += length;
            if (--count === 0) break;
            start = position;
            position += 1;
          }
        }
        continue;
    }
    tag = readTag(bytes, start, end);
    position = cursor.position | 0;
    if ((tag & 7) === 4 && tag === endTag) {
      end = position;
      endTag = 0;
      break;
    }
    position = skipRecord(bytes, start, position, end, tag, depth) | 0;
    unknown = keepUnknown(unknown, bytes, start, position);
  }
  if (position !== end || endTag !== 0) throwTruncated(end);
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  cursor.position = position;
}

function mergeValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
  let length = 0;
  let cost = 0;
  let unknown = -1;
  let start = position;
  let tag = 0;
  for (;;) {
    start = position;
    tag = position < end ? bytes[position++] : -1;
    if (tag > 127) {
      tag = readTag(bytes, start, end);
      position = cursor.position | 0;
    }
    if (tag === -1) break;
    switch (tag) {
      case 8:
        value = bytes[position++];
        if (value > 127) {
          value = (value & 127) | (bytes[position++] << 7);
          if (value > 16383) {
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.numberValue = undefined;
        message.stringValue = undefined;
        message.boolValue = undefined;
        message.structValue = undefined;
        message.listValue = undefined;
        message.nullValue = value;
        continue;
      case 17:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.nullValue = undefined;
        message.stringValue = undefined;
        message.boolValue = undefined;
        message.structValue = undefined;
        message.listValue = undefined;
        message.numberValue = value;
        continue;
      case 26:
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
        value = readText(bytes, position, length);
        position += length;
        message.nullValue = undefined;
        message.numberValue = undefined;
        message.boolValue = undefined;
        message.structValue = undefined;
        message.listValue = undefined;
        message.stringValue = value;
        continue;
      case 32:
        if (bytes[position] < 128) {
          value = bytes[position++] !== 0;
        } else {
          value = readBool(bytes, position);
          position = cursor.position | 0;
        }
        message.nullValue = undefined;
        message.numberValue = undefined;
        message.stringValue = undefined;
        message.structValue = undefined;
        message.listValue = undefined;
        message.boolValue = value;
        continue;
      case 42:
        value = continueMessage(message.structValue, bytes, position, end, depth, decodeStruct, mergeStruct);
        position = cursor.position | 0;
        message.nullValue = undefined;
        message.numberValue = undefined;
        message.stringValue = undefined;
        message.boolValue = undefined;
        message.listValue = undefined;
        message.structValue = value;
        continue;
      case 50:
        value = continueMessage(message.listValue, bytes, position, end, depth, decodeListValue, mergeListValue);
        position = cursor.position | 0;
        message.nullValue = undefined;
        message.numberValue = undefined;
        message.stringValue = undefined;
        message.boolValue = undefined;
        message.structValue = undefined;
        message.listValue = value;
        continue;
    }
    tag = readTag(bytes, start, end);
    position = cursor.position | 0;
    if ((tag & 7) === 4 && tag === endTag) {
      end = position;
      endTag = 0;
      break;
    }
    position = skipRecord(bytes, start, position, end, tag, depth) | 0;
    unknown = keepUnknown(unknown, bytes, start, position);
  }
  if (position !== end || endTag !== 0) throwTruncated(end);
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  if (cost !== 0) charge(cost, position);
  cursor.position = position;
}

function mergeListValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
  let length = 0;
  let unknown = -1;
  let start = position;
  let tag = 0;
  for (;;) {
    start = position;
    tag = position < end ? bytes[position++] : -1;
    if (tag > 127) {
      tag = readTag(bytes, start, end);
      position = cursor.position | 0;
    }
    if (tag === -1) break;
    switch (tag) {
      case 10:
        {
          let count = countRecords(bytes, start, position, end);
          let list = message.values;
          let index = list.length;
          if (index === 0) {
            list = new Array(count);
            message.values = list;
          }
          for (;;) {
            length = readLength(bytes, position, end) | 0;
            position = cursor.position | 0;
            value = decodeValue(bytes, position, position + length, depth - 1, 0);
            position += length;
            list[index++] = value;
            if (--count === 0) break;
            position += 1;
          }
        }
        continue;
    }
    tag = readTag(bytes, start, end);
    position = cursor.position | 0;
    if ((tag & 7) === 4 && tag === endTag) {
      end = position;
      endTag = 0;
      break;
    }
    position = skipRecord(bytes, start, position, end, tag, depth) | 0;
    unknown = keepUnknown(unknown, bytes, start, position);
  }
  if (position !== end || endTag !== 0) throwTruncated(end);
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  cursor.position = position;
}

function encodeStruct(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const fields = message.fields;
  if (fields !== undefined) {
    if (depth > 0 && isPlainMap(fields)) {
      for (const key in fields) {
        position = encodeEntry1(fields, key, fields[key], bytes, position, depth - 1) | 0;
        if (position >>> 0 > bytes.length) break;
      }
    } else {
      const entries = mapEntries(fields, "string", message, "fields");
      if (depth < 1 && entries.length > 0) throwEncodeTooDeep(message, "fields");
      for (let index = 0; index < entries.length && position >>> 0 <= bytes.length; index += 2) {
        position = encodeEntry1(fields, entries[index], entries[index + 1], bytes, position, depth - 1) | 0;
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeValue(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  let kind;
  const nullValue = message.nullValue;
  if (nullValue !== undefined) {
    kind = "nullValue";
    bytes[position++] = 8;
    if (typeof nullValue === "number" && (nullValue & 127) === nullValue) bytes[position++] = nullValue;
    else position = writeInt32(bytes, position, nullValue, message, "nullValue") | 0;
  }
  const numberValue = message.numberValue;
  if (numberValue !== undefined) {
    if (kind !== undefined) throwOneofConflict(message, "kind", kind, "numberValue");
    kind = "numberValue";
    bytes[position++] = 17;
    position = writeDouble(bytes, position, numberValue, message, "numberValue") | 0;
  }
  const stringValue = message.stringValue;
  if (stringValue !== undefined) {
    if (kind !== undefined) throwOneofConflict(message, "kind", kind, "stringValue");
    kind = "stringValue";
    bytes[position++] = 26;
    position = writeString(bytes, position, stringValue, message, "stringValue") | 0;
  }
  const boolValue = message.boolValue;
  if (boolValue !== undefined) {
    if (kind !== undefined) throwOneofConflict(message, "kind", kind, "boolValue");
    kind = "boolValue";
    bytes[position++] = 32;
    position = writeBool(bytes, position, boolValue, message, "boolValue") | 0;
  }
  const structValue = message.structValue;
  if (structValue !== undefined) {
    if (kind !== undefined) throwOneofConflict(message, "kind", kind, "structValue");
    kind = "structValue";
    bytes[position++] = 42;
    if (typeof structValue !== "object" || structValue === null) checkMessage(structValue, message, "structValue");
    if (depth < 1) throwEncodeTooDeep(message, "structValue");
    {
      const lengthAt = position;
      const reserved = lengthSize5;
      position += reserved;
      position = encodeStruct(structValue, bytes, position, depth - 1) | 0;
      const length = position - lengthAt - reserved;
      if (length === 0) checkMessage(structValue, message, "structValue");
      if (reserved === 1 && length < 128) {
        bytes[lengthAt] = length;
      } else {
        position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
        lengthSize5 = position - length - lengthAt;
      }
    }
  }
  const listValue = message.listValue;
  if (listValue !== undefined) {
    if (kind !== undefined) throwOneofConflict(message, "kind", kind, "listValue");
    bytes[position++] = 50;
    if (listValue?.constructor !== Object) checkMessage(listValue, message, "listValue");
    if (depth < 1) throwEncodeTooDeep(message, "listValue");
    {
      const lengthAt = position;
      const reserved = lengthSize6;
      position += reserved;
      position = encodeListValue(listValue, bytes, position, depth - 1) | 0;
      const length = position - lengthAt - reserved;
      if (reserved === 1 && length < 128) {
        bytes[lengthAt] = length;
      } else {
        position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
        lengthSize6 = position - length - lengthAt;
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeListValue(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const values = message.values;
  if (values !== undefined) {
    if (!Array.isArray(values) || !(values.length >= 0)) throwNoArray(values, message, "values");
    for (let index = 0; index < values.length && position >>> 0 <= bytes.length; index++) {
      const value = values[index];
      bytes[position++] = 10;
      if (typeof value !== "object" || value === null) checkMessage(value, values, index);
      if (depth < 1) throwEncodeTooDeep(values, index);
      {
        const lengthAt = position;
        const reserved = lengthSize8;
        position += reserved;
        position = encodeValue(value, bytes, position, depth - 1) | 0;
        const length = position - lengthAt - reserved;
        if (length === 0) checkMessage(value, values, index);
        if (reserved === 1 && length < 128) {
          bytes[lengthAt] = length;
        } else {
          position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
          lengthSize8 = position - length - lengthAt;
        }
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeEntry0(map: any, bytes: any, recordStart: number, position: number, end: number, depth: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 6) < 0) takeReserve(6, position);
  let key: any = "";
  let value: any = undefined;
  let length = 0;
  let rejected = false;
  while (position < end) {
    const start = position;
    let tag = bytes[position++];
    if (tag > 127) {
      tag = readTag(bytes, start, end);
      position = cursor.position | 0;
    }
    if (tag === 10) {
      length = bytes[position];
      if (length < 128 && length < end - position) {
        position += 1;
      } else {
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
      }
      key = readKeyText(bytes, position, length, keyMemory1);
      position += length;
    } else if (tag === 18) {
      length = bytes[position];
      if (length < 128 && length < end - position) {
        position += 1;
      } else {
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
      }
      if (value === undefined) {
        value = decodeValue(bytes, position, position + length, depth - 1, 0);
      } else {
        beginMerge(depth - 1, position);
        mergeValue(value, bytes, position, position + length, depth - 1, 0);
      }
      position += length;
    } else {
      tag = readTag(bytes, start, end);
      position = skipRecord(bytes, start, cursor.position, end, tag, depth) | 0;
    }
  }
  if (position !== end) throwTruncated(end);
  if (rejected) return bytes.subarray(recordStart, end);
  if (value === undefined) value = decodeValue(bytes, end, end, depth - 1, 0);
  setMapEntry(map, key, value);
}

function encodeEntry1(map: any, key: any, value: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  bytes[position++] = 10;
  const lengthAt = position;
  const reserved = lengthSize3;
  position += reserved;
  bytes[position++] = 10;
  position = writeString(bytes, position, key, map, key) | 0;
  bytes[position++] = 18;
  if (typeof value !== "object" || value === null) checkMessage(value, map, key);
  if (depth < 1) throwEncodeTooDeep(map, key);
  {
    const lengthAt = position;
    const reserved = lengthSize2;
    position += reserved;
    position = encodeValue(value, bytes, position, depth - 1) | 0;
    const length = position - lengthAt - reserved;
    if (length === 0) checkMessage(value, map, key);
    if (reserved === 1 && length < 128) {
      bytes[lengthAt] = length;
    } else {
      position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
      lengthSize2 = position - length - lengthAt;
    }
  }
  const length = position - lengthAt - reserved;
  if (reserved === 1 && length < 128) {
    bytes[lengthAt] = length;
  } else {
    position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
    lengthSize3 = position - length - lengthAt;
  }
  return position;
}

export const Struct: MessageCodec<Struct, StructInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Struct",
  "fields",
  "1 * key=string",
  { decode: decodeStruct, merge: mergeStruct, encode: encodeStruct, map: findInEntry },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeStruct(message, bytes, offset, defaultMaxDepth);
      } catch (error) {
        slab.busy = false;
        throw encodeError(type.plan, message, error);
      }
      slab.busy = false;
      const size = end - offset;
      if (size > largestShared || size <= 0 || end > bytes.length) {
        habit.lastSize = size;
        return general.encode(message, options);
      }
      return takeShared(end);
    }
    function decode(bytes: any, options: any): any {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeStruct(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [Value],
);

export const Value: MessageCodec<Value, ValueInit, { kind: "nullValue" | "numberValue" | "stringValue" | "boolValue" | "structValue" | "listValue" }> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Value",
  "nullValue numberValue stringValue boolValue structValue listValue",
  "1 * oneof=kind; 2 double oneof=kind; 3 string oneof=kind; 4 bool oneof=kind; 5 * oneof=kind; 6 * oneof=kind",
  { decode: decodeValue, merge: mergeValue, encode: encodeValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeValue(message, bytes, offset, defaultMaxDepth);
      } catch (error) {
        slab.busy = false;
        throw encodeError(type.plan, message, error);
      }
      slab.busy = false;
      const size = end - offset;
      if (size > largestShared || size <= 0 || end > bytes.length) {
        habit.lastSize = size;
        return general.encode(message, options);
      }
      return takeShared(end);
    }
    function decode(bytes: any, options: any): any {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [["google.protobuf.NullValue", NullValue], Struct, ListValue],
);

export const ListValue: MessageCodec<ListValue, ListValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.ListValue",
  "values",
  "1 * repeated",
  { decode: decodeListValue, merge: mergeListValue, encode: encodeListValue, repeated: indexInList },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeListValue(message, bytes, offset, defaultMaxDepth);
      } catch (error) {
        slab.busy = false;
        throw encodeError(type.plan, message, error);
      }
      slab.busy = false;
      const size = end - offset;
      if (size > largestShared || size <= 0 || end > bytes.length) {
        habit.lastSize = size;
        return general.encode(message, options);
      }
      return takeShared(end);
    }
    function decode(bytes: any, options: any): any {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeListValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [Value],
);

export const structFile: GeneratedFile = /* @__PURE__ */ declareFile(
  "Chxnb29nbGUvcHJvdG9idWYvc3RydWN0LnByb3RvEg9nb29nbGUucHJvdG9idWYimAEKBlN0cnVjdBI7CgZmaWVsZHMYASADKAsyIy5nb29nbGUucHJvdG9idWYuU3RydWN0LkZpZWxkc0VudHJ5UgZmaWVsZHMaUQoLRmllbGRzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLAoFdmFsdWUYAiABKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBXZhbHVlOgI4ASKyAgoFVmFsdWUSOwoKbnVsbF92YWx1ZRgBIAEoDjIaLmdvb2dsZS5wcm90b2J1Zi5OdWxsVmFsdWVIAFIJbnVsbFZhbHVlEiMKDG51bWJlcl92YWx1ZRgCIAEoAUgAUgtudW1iZXJWYWx1ZRIjCgxzdHJpbmdfdmFsdWUYAyABKAlIAFILc3RyaW5nVmFsdWUSHwoKYm9vbF92YWx1ZRgEIAEoCEgAUglib29sVmFsdWUSPAoMc3RydWN0X3ZhbHVlGAUgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdEgAUgtzdHJ1Y3RWYWx1ZRI7CgpsaXN0X3ZhbHVlGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZUgAUglsaXN0VmFsdWVCBgoEa2luZCI7CglMaXN0VmFsdWUSLgoGdmFsdWVzGAEgAygLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgZ2YWx1ZXMqGwoJTnVsbFZhbHVlEg4KCk5VTExfVkFMVUUQAEJ/ChNjb20uZ29vZ2xlLnByb3RvYnVmQgtTdHJ1Y3RQcm90b1ABWi9nb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9zdHJ1Y3RwYvgBAaICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8z",
  () => [],
  () => [Struct, Value, ListValue],
);
