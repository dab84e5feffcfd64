/*
 * The well-known types, made from proto/google by build/made/well-known.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

// Made by wireform from "google/protobuf/duration.proto". Do not edit.
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
  encodeError,
  failedDecode,
  finishDecode,
  isPlainBytes,
  isZero64,
  keepUnknown,
  largestShared,
  memory,
  messageClass,
  readTag,
  readVarint32,
  readVarint64,
  skipRecord,
  slab,
  takeInt64,
  takeReserve,
  takeShared,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeInt32,
  writeInt64,
  writeUnknown,
  type GeneratedFile,
  type LongLike,
  type MessageCodec,
  type MessageInit,
} from "../../runtime.ts";

/**
 * A Duration represents a signed, fixed-length span of time represented
 * as a count of seconds and fractions of seconds at nanosecond
 * resolution. It is independent of any calendar and concepts like "day"
 * or "month". It is related to Timestamp in that the difference between
 * two Timestamp values is a Duration and it can be added or subtracted
 * from a Timestamp. Range is approximately +-10,000 years.
 *
 * # Examples
 *
 * Example 1: Compute Duration from two Timestamps in pseudo code.
 *
 *     Timestamp start = ...;
 *     Timestamp end = ...;
 *     Duration duration = ...;
 *
 *     duration.seconds = end.seconds - start.seconds;
 *     duration.nanos = end.nanos - start.nanos;
 *
 *     if (duration.seconds < 0 && duration.nanos > 0) {
 *       duration.seconds += 1;
 *       duration.nanos -= 1000000000;
 *     } else if (duration.seconds > 0 && duration.nanos < 0) {
 *       duration.seconds -= 1;
 *       duration.nanos += 1000000000;
 *     }
 *
 * Example 2: Compute Timestamp from Timestamp + Duration in pseudo code.
 *
 *     Timestamp start = ...;
 *     Duration duration = ...;
 *     Timestamp end = ...;
 *
 *     end.seconds = start.seconds + duration.seconds;
 *     end.nanos = start.nanos + duration.nanos;
 *
 *     if (end.nanos < 0) {
 *       end.seconds -= 1;
 *       end.nanos += 1000000000;
 *     } else if (end.nanos >= 1000000000) {
 *       end.seconds += 1;
 *       end.nanos -= 1000000000;
 *     }
 *
 * Example 3: Compute Duration from datetime.timedelta in Python.
 *
 *     td = datetime.timedelta(days=3, minutes=10)
 *     duration = Duration()
 *     duration.FromTimedelta(td)
 *
 * # JSON Mapping
 *
 * In JSON format, the Duration type is encoded as a string rather than an
 * object, where the string ends in the suffix "s" (indicating seconds) and
 * is preceded by the number of seconds, with nanoseconds expressed as
 * fractional seconds. For example, 3 seconds with 0 nanoseconds should be
 * encoded in JSON format as "3s", while 3 seconds and 1 nanosecond should
 * be expressed in JSON format as "3.000000001s", and 3 seconds and 1
 * microsecond should be expressed in JSON format as "3.000001s".
 */
export interface Duration {
  /**
   * Signed seconds of the span of time. Must be from -315,576,000,000
   * to +315,576,000,000 inclusive. Note: these bounds are computed from:
   * 60 sec/min * 60 min/hr * 24 hr/day * 365.25 days/year * 10000 years
   */
  seconds: bigint;
  /**
   * Signed fractions of a second at nanosecond resolution of the span
   * of time. Durations less than one second are represented with a 0
   * `seconds` field and a positive or negative `nanos` field. For durations
   * of one second or more, a non-zero value for the `nanos` field must be
   * of the same sign as the `seconds` field. Must be from -999,999,999
   * to +999,999,999 inclusive.
   */
  nanos: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Duration}. */
export type DurationInit = MessageInit<Duration, {
  seconds: bigint | number | string | LongLike;
}>;

const NewDuration = /* @__PURE__ */ messageClass(function (this: any) {
  this.seconds = 0n;
  this.nanos = 0;
});

function decodeDuration(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) takeReserve(48, position);
  const message: any = new NewDuration();
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    cost += 24;
    readVarint64(bytes, position);
    value = takeInt64();
    position = cursor.position | 0;
    message.seconds = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 16) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = (value & 127) | (bytes[position++] << 7);
      if (value > 16383) {
        value = readVarint32(bytes, position - 2);
        position = cursor.position | 0;
      }
    }
    message.nanos = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeDuration(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeDuration(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.seconds = value;
        continue;
      case 16:
        value = bytes[position++];
        if (value > 127) {
          value = (value & 127) | (bytes[position++] << 7);
          if (value > 16383) {
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.nanos = value;
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

function encodeDuration(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const seconds = message.seconds;
  if (seconds !== undefined && (typeof seconds === "bigint" ? seconds : !isZero64(seconds))) {
    bytes[position++] = 8;
    position = writeInt64(bytes, position, seconds, message, "seconds") | 0;
  }
  const nanos = message.nanos;
  if (nanos !== undefined && nanos !== 0) {
    bytes[position++] = 16;
    if (typeof nanos === "number" && (nanos & 127) === nanos) bytes[position++] = nanos;
    else position = writeInt32(bytes, position, nanos, message, "nanos") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

export const Duration: MessageCodec<Duration, DurationInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Duration",
  "seconds nanos",
  "1 int64; 2 int32",
  { decode: decodeDuration, merge: mergeDuration, encode: encodeDuration },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeDuration(message, bytes, offset, defaultMaxDepth);
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
        message = decodeDuration(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const durationFile: GeneratedFile = /* @__PURE__ */ declareFile(
  "Ch5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiI6CghEdXJhdGlvbhIYCgdzZWNvbmRzGAEgASgDUgdzZWNvbmRzEhQKBW5hbm9zGAIgASgFUgVuYW5vc0KDAQoTY29tLmdvb2dsZS5wcm90b2J1ZkINRHVyYXRpb25Qcm90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9kdXJhdGlvbnBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzM=",
  () => [],
  () => [Duration],
);
