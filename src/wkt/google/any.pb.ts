/*
 * The well-known types, made from proto/google by build/made/well-known.mjs (npm run make).
 *
 * Protocol Buffers - Google's data interchange format
 * Copyright 2008 Google LLC. All rights reserved.
 * Use of these texts is governed by a BSD-style license: https://developers.google.com/open-source/licenses/bsd
 */

// Made by wireform from "google/protobuf/any.proto". Do not edit.
/* eslint-disable */
// @ts-nocheck

import {
  addUnknown,
  beginDecode,
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
  keepUnknown,
  largestShared,
  memory,
  messageClass,
  readBytes,
  readLength,
  readTag,
  readText,
  skipRecord,
  slab,
  takeReserve,
  takeShared,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeBytes,
  writeString,
  writeUnknown,
  type GeneratedFile,
  type MessageCodec,
  type MessageInit,
} from "../../runtime.ts";

/**
 * `Any` contains an arbitrary serialized protocol buffer message along with a
 * URL that describes the type of the serialized message.
 *
 * In its binary encoding, an `Any` is an ordinary message; but in other wire
 * forms like JSON, it has a special encoding. The format of the type URL is
 * described on the `type_url` field.
 *
 * Protobuf APIs provide utilities to interact with `Any` values:
 *
 * - A 'pack' operation accepts a message and constructs a generic `Any` wrapper
 *   around it.
 * - An 'unpack' operation reads the content of an `Any` message, either into an
 *   existing message or a new one. Unpack operations must check the type of the
 *   value they unpack against the declared `type_url`.
 * - An 'is' operation decides whether an `Any` contains a message of the given
 *   type, i.e. whether it can 'unpack' that type.
 *
 * The JSON format representation of an `Any` follows one of these cases:
 *
 * - For types without special-cased JSON encodings, the JSON format
 *   representation of the `Any` is the same as that of the message, with an
 *   additional `@type` field which contains the type URL.
 * - For types with special-cased JSON encodings (typically called 'well-known'
 *   types, listed in https://protobuf.dev/programming-guides/json/#any), the
 *   JSON format representation has a key `@type` which contains the type URL
 *   and a key `value` which contains the JSON-serialized value.
 *
 * The text format representation of an `Any` is like a message with one field
 * whose name is the type URL in brackets. For example, an `Any` containing a
 * `foo.Bar` message may be written `[type.googleapis.com/foo.Bar] { a: 2 }`.
 */
export interface Any {
  /**
   * Identifies the type of the serialized Protobuf message with a URI reference
   * consisting of a prefix ending in a slash and the fully-qualified type name.
   *
   * Example: type.googleapis.com/google.protobuf.StringValue
   *
   * This string must contain at least one `/` character, and the content after
   * the last `/` must be the fully-qualified name of the type in canonical
   * form, without a leading dot. Do not write a scheme on these URI references
   * so that clients do not attempt to contact them.
   *
   * The prefix is arbitrary and Protobuf implementations are expected to
   * simply strip off everything up to and including the last `/` to identify
   * the type. `type.googleapis.com/` is a common default prefix that some
   * legacy implementations require. This prefix does not indicate the origin of
   * the type, and URIs containing it are not expected to respond to any
   * requests.
   *
   * All type URL strings must be legal URI references with the additional
   * restriction (for the text format) that the content of the reference
   * must consist only of alphanumeric characters, percent-encoded escapes, and
   * characters in the following set (not including the outer backticks):
   * `/-.~_!$&()*+,;=`. Despite our allowing percent encodings, implementations
   * should not unescape them to prevent confusion with existing parsers. For
   * example, `type.googleapis.com%2FFoo` should be rejected.
   *
   * In the original design of `Any`, the possibility of launching a type
   * resolution service at these type URLs was considered but Protobuf never
   * implemented one and considers contacting these URLs to be problematic and
   * a potential security issue. Do not attempt to contact type URLs.
   */
  typeUrl: string;
  /** Holds a Protobuf serialization of the type described by type_url. */
  value: Uint8Array<ArrayBuffer>;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Any}. */
export type AnyInit = MessageInit<Any, {
  value: Uint8Array;
}>;

const NewAny = /* @__PURE__ */ messageClass(function (this: any) {
  this.typeUrl = "";
  this.value = emptyBytes;
});

function decodeAny(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) takeReserve(48, position);
  const message: any = new NewAny();
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
    message.typeUrl = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 18) {
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
  if (position !== end || endTag !== 0) mergeAny(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeAny(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.typeUrl = value;
        continue;
      case 18:
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

function encodeAny(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const typeUrl = message.typeUrl;
  if (typeUrl !== undefined && typeUrl !== "") {
    bytes[position++] = 10;
    position = writeString(bytes, position, typeUrl, message, "typeUrl") | 0;
  }
  const value = message.value;
  if (value !== undefined && !isEmptyBytes(value)) {
    bytes[position++] = 18;
    position = writeBytes(bytes, position, value, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

export const Any: MessageCodec<Any, AnyInit> = /* @__PURE__ */ declareMessage(
  "google.protobuf.Any",
  "typeUrl value",
  "1 string; 2 bytes",
  { decode: decodeAny, merge: mergeAny, encode: encodeAny },
  ({ type, general, habit }) => {
    function encode(message: any, options: any): any {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeAny(message, bytes, offset, defaultMaxDepth);
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
        message = decodeAny(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const anyFile: GeneratedFile = /* @__PURE__ */ declareFile(
  "Chlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvEg9nb29nbGUucHJvdG9idWYiNgoDQW55EhkKCHR5cGVfdXJsGAEgASgJUgd0eXBlVXJsEhQKBXZhbHVlGAIgASgMUgV2YWx1ZUJ2ChNjb20uZ29vZ2xlLnByb3RvYnVmQghBbnlQcm90b1ABWixnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9hbnlwYqICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8z",
  () => [],
  () => [Any],
);
