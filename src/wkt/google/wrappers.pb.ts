/*
 * The well-known types, made from proto/google by build/made/well-known.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

// Made by wireform from "google/protobuf/wrappers.proto". Do not edit.
/* eslint-disable */
// @ts-nocheck

import {
  addUnknown,
  beginDecode,
  charge,
  cursor,
  declareFile,
  declareMessage,
  decoding,
  defaultMaxDepth,
  emptyBytes,
  encodeError,
  failedDecode,
  finishDecode,
  isEmptyBytes,
  isPlainBytes,
  isZero64,
  keepUnknown,
  largestShared,
  memory,
  messageClass,
  readBool,
  readBytes,
  readDouble,
  readFloat,
  readLength,
  readTag,
  readText,
  readUint32,
  readVarint32,
  readVarint64,
  skipRecord,
  slab,
  takeInt64,
  takeReserve,
  takeShared,
  takeUint64,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeBool,
  writeBytes,
  writeDouble,
  writeFloat,
  writeInt32,
  writeInt64,
  writeString,
  writeUint32,
  writeUint64,
  writeUnknown,
  type GeneratedFile,
  type LongLike,
  type MessageCodec,
  type MessageInit,
} from "../../runtime.ts";

/**
 * Wrapper message for `double`.
 *
 * The JSON representation for `DoubleValue` is JSON number.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface DoubleValue {
  /** The double value. */
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link DoubleValue}. */
export type DoubleValueInit = MessageInit<DoubleValue>;

/**
 * Wrapper message for `float`.
 *
 * The JSON representation for `FloatValue` is JSON number.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface FloatValue {
  /** The float value. */
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link FloatValue}. */
export type FloatValueInit = MessageInit<FloatValue>;

/**
 * Wrapper message for `int64`.
 *
 * The JSON representation for `Int64Value` is JSON string.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface Int64Value {
  /** The int64 value. */
  value: bigint;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Int64Value}. */
export type Int64ValueInit = MessageInit<Int64Value, {
  value: bigint | number | string | LongLike;
}>;

/**
 * Wrapper message for `uint64`.
 *
 * The JSON representation for `UInt64Value` is JSON string.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface UInt64Value {
  /** The uint64 value. */
  value: bigint;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link UInt64Value}. */
export type UInt64ValueInit = MessageInit<UInt64Value, {
  value: bigint | number | string | LongLike;
}>;

/**
 * Wrapper message for `int32`.
 *
 * The JSON representation for `Int32Value` is JSON number.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface Int32Value {
  /** The int32 value. */
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Int32Value}. */
export type Int32ValueInit = MessageInit<Int32Value>;

/**
 * Wrapper message for `uint32`.
 *
 * The JSON representation for `UInt32Value` is JSON number.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface UInt32Value {
  /** The uint32 value. */
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link UInt32Value}. */
export type UInt32ValueInit = MessageInit<UInt32Value>;

/**
 * Wrapper message for `bool`.
 *
 * The JSON representation for `BoolValue` is JSON `true` and `false`.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface BoolValue {
  /** The bool value. */
  value: boolean;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BoolValue}. */
export type BoolValueInit = MessageInit<BoolValue>;

/**
 * Wrapper message for `string`.
 *
 * The JSON representation for `StringValue` is JSON string.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface StringValue {
  /** The string value. */
  value: string;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link StringValue}. */
export type StringValueInit = MessageInit<StringValue>;

/**
 * Wrapper message for `bytes`.
 *
 * The JSON representation for `BytesValue` is JSON string.
 *
 * Not recommended for use in new APIs, but still useful for legacy APIs and
 * has no plan to be removed.
 */
export interface BytesValue {
  /** The bytes value. */
  value: Uint8Array<ArrayBuffer>;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BytesValue}. */
export type BytesValueInit = MessageInit<BytesValue, {
  value: Uint8Array;
}>;

const NewDoubleValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0;
});
const NewFloatValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0;
});
const NewInt64Value = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0n;
});
const NewUInt64Value = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0n;
});
const NewInt32Value = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0;
});
const NewUInt32Value = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = 0;
});
const NewBoolValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = false;
});
const NewStringValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = "";
});
const NewBytesValue = /* @__PURE__ */ messageClass(function (this: any) {
  this.value = emptyBytes;
});

function decodeDoubleValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewDoubleValue();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeDoubleValue(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeFloatValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewFloatValue();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 13) {
    position += 1;
    cost += 16;
    value = readFloat(bytes, position);
    position += 4;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeFloatValue(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeInt64Value(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewInt64Value();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    cost += 24;
    readVarint64(bytes, position);
    value = takeInt64();
    position = cursor.position | 0;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeInt64Value(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeUInt64Value(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewUInt64Value();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    cost += 24;
    readVarint64(bytes, position);
    value = takeUint64();
    position = cursor.position | 0;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeUInt64Value(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeInt32Value(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewInt32Value();
  let value;
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
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeInt32Value(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeUInt32Value(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewUInt32Value();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = (value & 127) | (bytes[position++] << 7);
      if (value > 16383) {
        value = readUint32(bytes, position - 2);
        position = cursor.position | 0;
      }
    }
    if (value !== (value | 0)) cost += 16;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeUInt32Value(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeBoolValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewBoolValue();
  let value;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    if (bytes[position] < 128) {
      value = bytes[position++] !== 0;
    } else {
      value = readBool(bytes, position);
      position = cursor.position | 0;
    }
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBoolValue(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeStringValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewStringValue();
  let value;
  let length = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 10) {
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
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeStringValue(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeBytesValue(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = new NewBytesValue();
  let value;
  let length = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 10) {
    position += 1;
    length = bytes[position];
    if (length < 128 && length < end - position) {
      position += 1;
    } else {
      length = readLength(bytes, position, end) | 0;
      position = cursor.position | 0;
    }
    value = readBytes(bytes, position, length);
    position += length;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBytesValue(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeDoubleValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
      case 9:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.value = value;
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

function mergeFloatValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
      case 13:
        cost += 16;
        value = readFloat(bytes, position);
        position += 4;
        message.value = value;
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

function mergeInt64Value(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
        cost += 24;
        readVarint64(bytes, position);
        value = takeInt64();
        position = cursor.position | 0;
        message.value = value;
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

function mergeUInt64Value(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
        cost += 24;
        readVarint64(bytes, position);
        value = takeUint64();
        position = cursor.position | 0;
        message.value = value;
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

function mergeInt32Value(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
        message.value = value;
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

function mergeUInt32Value(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
            value = readUint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        if (value !== (value | 0)) cost += 16;
        message.value = value;
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

function mergeBoolValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
  position |= 0;
  end |= 0;
  let value;
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
        if (bytes[position] < 128) {
          value = bytes[position++] !== 0;
        } else {
          value = readBool(bytes, position);
          position = cursor.position | 0;
        }
        message.value = value;
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

function mergeStringValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
        value = readText(bytes, position, length);
        position += length;
        message.value = value;
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

function mergeBytesValue(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
        value = readBytes(bytes, position, length);
        position += length;
        message.value = value;
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

function encodeDoubleValue(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && (value !== 0 || Object.is(value, -0))) {
    bytes[position++] = 9;
    position = writeDouble(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeFloatValue(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && (value !== 0 || Object.is(value, -0))) {
    bytes[position++] = 13;
    position = writeFloat(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeInt64Value(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && (typeof value === "bigint" ? value : !isZero64(value))) {
    bytes[position++] = 8;
    position = writeInt64(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeUInt64Value(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && (typeof value === "bigint" ? value : !isZero64(value))) {
    bytes[position++] = 8;
    position = writeUint64(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeInt32Value(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && value !== 0) {
    bytes[position++] = 8;
    if (typeof value === "number" && (value & 127) === value) bytes[position++] = value;
    else position = writeInt32(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeUInt32Value(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && value !== 0) {
    bytes[position++] = 8;
    if (typeof value === "number" && (value & 127) === value) bytes[position++] = value;
    else position = writeUint32(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeBoolValue(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && value !== false) {
    bytes[position++] = 8;
    position = writeBool(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeStringValue(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && value !== "") {
    bytes[position++] = 10;
    position = writeString(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function encodeBytesValue(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const value = message.value;
  if (value !== undefined && !isEmptyBytes(value)) {
    bytes[position++] = 10;
    position = writeBytes(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

export const DoubleValue: MessageCodec<DoubleValue, DoubleValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.DoubleValue",
  "value",
  "1 double",
  { decode: decodeDoubleValue, merge: mergeDoubleValue, encode: encodeDoubleValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeDoubleValue(message, bytes, offset, defaultMaxDepth);
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
        message = decodeDoubleValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const FloatValue: MessageCodec<FloatValue, FloatValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.FloatValue",
  "value",
  "1 float",
  { decode: decodeFloatValue, merge: mergeFloatValue, encode: encodeFloatValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeFloatValue(message, bytes, offset, defaultMaxDepth);
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
        message = decodeFloatValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const Int64Value: MessageCodec<Int64Value, Int64ValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Int64Value",
  "value",
  "1 int64",
  { decode: decodeInt64Value, merge: mergeInt64Value, encode: encodeInt64Value },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeInt64Value(message, bytes, offset, defaultMaxDepth);
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
        message = decodeInt64Value(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const UInt64Value: MessageCodec<UInt64Value, UInt64ValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.UInt64Value",
  "value",
  "1 uint64",
  { decode: decodeUInt64Value, merge: mergeUInt64Value, encode: encodeUInt64Value },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeUInt64Value(message, bytes, offset, defaultMaxDepth);
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
        message = decodeUInt64Value(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const Int32Value: MessageCodec<Int32Value, Int32ValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Int32Value",
  "value",
  "1 int32",
  { decode: decodeInt32Value, merge: mergeInt32Value, encode: encodeInt32Value },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeInt32Value(message, bytes, offset, defaultMaxDepth);
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
        message = decodeInt32Value(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const UInt32Value: MessageCodec<UInt32Value, UInt32ValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.UInt32Value",
  "value",
  "1 uint32",
  { decode: decodeUInt32Value, merge: mergeUInt32Value, encode: encodeUInt32Value },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeUInt32Value(message, bytes, offset, defaultMaxDepth);
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
        message = decodeUInt32Value(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const BoolValue: MessageCodec<BoolValue, BoolValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.BoolValue",
  "value",
  "1 bool",
  { decode: decodeBoolValue, merge: mergeBoolValue, encode: encodeBoolValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeBoolValue(message, bytes, offset, defaultMaxDepth);
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
        message = decodeBoolValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const StringValue: MessageCodec<StringValue, StringValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.StringValue",
  "value",
  "1 string",
  { decode: decodeStringValue, merge: mergeStringValue, encode: encodeStringValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeStringValue(message, bytes, offset, defaultMaxDepth);
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
        message = decodeStringValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const BytesValue: MessageCodec<BytesValue, BytesValueInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.BytesValue",
  "value",
  "1 bytes",
  { decode: decodeBytesValue, merge: mergeBytesValue, encode: encodeBytesValue },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeBytesValue(message, bytes, offset, defaultMaxDepth);
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
        message = decodeBytesValue(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const wrappersFile: GeneratedFile = /* @__PURE__ */ declareFile(
  "Ch5nb29nbGUvcHJvdG9idWYvd3JhcHBlcnMucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIjCgtEb3VibGVWYWx1ZRIUCgV2YWx1ZRgBIAEoAVIFdmFsdWUiIgoKRmxvYXRWYWx1ZRIUCgV2YWx1ZRgBIAEoAlIFdmFsdWUiIgoKSW50NjRWYWx1ZRIUCgV2YWx1ZRgBIAEoA1IFdmFsdWUiIwoLVUludDY0VmFsdWUSFAoFdmFsdWUYASABKARSBXZhbHVlIiIKCkludDMyVmFsdWUSFAoFdmFsdWUYASABKAVSBXZhbHVlIiMKC1VJbnQzMlZhbHVlEhQKBXZhbHVlGAEgASgNUgV2YWx1ZSIhCglCb29sVmFsdWUSFAoFdmFsdWUYASABKAhSBXZhbHVlIiMKC1N0cmluZ1ZhbHVlEhQKBXZhbHVlGAEgASgJUgV2YWx1ZSIiCgpCeXRlc1ZhbHVlEhQKBXZhbHVlGAEgASgMUgV2YWx1ZUKDAQoTY29tLmdvb2dsZS5wcm90b2J1ZkINV3JhcHBlcnNQcm90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi93cmFwcGVyc3Bi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzM=",
  () => [],
  () => [DoubleValue, FloatValue, Int64Value, UInt64Value, Int32Value, UInt32Value, BoolValue, StringValue, BytesValue],
);
