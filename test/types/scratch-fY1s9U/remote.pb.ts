// Made by wireform from "remote.proto". Do not edit.

import {
  addUnknown,
  beginDecode,
  checkMessage,
  countRecords,
  cursor,
  declareCodec,
  declareEntry,
  declareFile,
  declareMethod,
  declareOutline,
  declareService,
  decoding,
  defaultMaxDepth,
  encodeError,
  failedDecode,
  finishDecode,
  isPlainBytes,
  keepUnknown,
  largestShared,
  memory,
  moveAndWriteLength,
  readDouble,
  readLength,
  readTag,
  readVarint32,
  skipRecord,
  slab,
  takeShared,
  throwEncodeTooDeep,
  throwMemoryExceeded,
  throwNoArray,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeDouble,
  writeInt32,
  writeUnknown,
  type GeneratedFile,
  type MessageCodec,
  type MessageOutline,
} from "wireform/runtime";

export const Operation_Kind = {
  ADD: 0,
  MULTIPLY: 1,
} as const;
export type Operation_Kind = (typeof Operation_Kind)[keyof typeof Operation_Kind];

export interface CalculationRequest {
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationRequest}. */
export interface CalculationRequestInit {
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface CalculationResponse {
  result: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationResponse}. */
export interface CalculationResponseInit {
  readonly result?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface BatchRequest {
  requests: CalculationRequest[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchRequest}. */
export interface BatchRequestInit {
  readonly requests?: readonly CalculationRequestInit[] | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface BatchResponse {
  /** In the order of the requests. */
  responses: CalculationResponse[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchResponse}. */
export interface BatchResponseInit {
  /** In the order of the requests. */
  readonly responses?: readonly CalculationResponseInit[] | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface SequenceRequest {
  start: number;
  count: number;
  step: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link SequenceRequest}. */
export interface SequenceRequestInit {
  readonly start?: number | undefined;
  readonly count?: number | undefined;
  readonly step?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

interface Number$ {
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Number$}. */
export interface Number$Init {
  readonly value?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface Statistics {
  count: number;
  sum: number;
  mean: number;
  minimum: number;
  maximum: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Statistics}. */
export interface StatisticsInit {
  readonly count?: number | undefined;
  readonly sum?: number | undefined;
  readonly mean?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface Operation {
  kind: Operation_Kind | (number & {});
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Operation}. */
export interface OperationInit {
  readonly kind?: Operation_Kind | (number & {}) | undefined;
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

let lengthSize0 = 1;
let lengthSize1 = 1;

function decodeCalculationRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 56) < 0) throwMemoryExceeded(position);
  const message: any = {
    a: 0,
    b: 0,
  };
  let value;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.a = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.b = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeCalculationRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeCalculationRequest(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
      case 9:
        value = readDouble(bytes, position);
        position += 8;
        message.a = value;
        continue;
      case 17:
        value = readDouble(bytes, position);
        position += 8;
        message.b = value;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeCalculationRequest(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const a = message.a;
  if (a !== undefined && (a !== 0 || Object.is(a, -0))) {
    bytes[position++] = 9;
    position = writeDouble(bytes, position, a, message, "a") | 0;
  }
  const b = message.b;
  if (b !== undefined && (b !== 0 || Object.is(b, -0))) {
    bytes[position++] = 17;
    position = writeDouble(bytes, position, b, message, "b") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeCalculationResponse(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) throwMemoryExceeded(position);
  const message: any = {
    result: 0,
  };
  let value;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.result = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeCalculationResponse(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeCalculationResponse(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
      case 9:
        value = readDouble(bytes, position);
        position += 8;
        message.result = value;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeCalculationResponse(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const result = message.result;
  if (result !== undefined && (result !== 0 || Object.is(result, -0))) {
    bytes[position++] = 9;
    position = writeDouble(bytes, position, result, message, "result") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeBatchRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 80) < 0) throwMemoryExceeded(position);
  const message: any = {
    requests: [],
  };
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
      message.requests = list;
      let index = 0;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = decodeCalculationRequest(bytes, position, position + length, depth - 1, 0);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBatchRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeBatchRequest(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
          let list = message.requests;
          let index = list.length;
          if (index === 0) {
            list = new Array(count);
            message.requests = list;
          }
          for (;;) {
            length = bytes[position];
            if (length < 128 && length < end - position) {
              position += 1;
            } else {
              length = readLength(bytes, position, end) | 0;
              position = cursor.position | 0;
            }
            value = decodeCalculationRequest(bytes, position, position + length, depth - 1, 0);
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeBatchRequest(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const requests = message.requests;
  if (requests !== undefined) {
    if (!Array.isArray(requests)) throwNoArray(requests, message, "requests");
    for (let index = 0; index < requests.length && position >>> 0 <= bytes.length; index++) {
      const value = requests[index];
      bytes[position++] = 10;
      if (typeof value !== "object" || value === null) checkMessage(value, requests, index);
      if (depth < 1) throwEncodeTooDeep(requests, index);
      {
        const lengthAt = position;
        const reserved = lengthSize0;
        position += reserved;
        position = encodeCalculationRequest(value, bytes, position, depth - 1) | 0;
        const length = position - lengthAt - reserved;
        if (length === 0) checkMessage(value, requests, index);
        if (reserved === 1 && length < 128) {
          bytes[lengthAt] = length;
        } else {
          position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
          lengthSize0 = position - length - lengthAt;
        }
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeBatchResponse(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 80) < 0) throwMemoryExceeded(position);
  const message: any = {
    responses: [],
  };
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
      message.responses = list;
      let index = 0;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = decodeCalculationResponse(bytes, position, position + length, depth - 1, 0);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBatchResponse(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeBatchResponse(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
          let list = message.responses;
          let index = list.length;
          if (index === 0) {
            list = new Array(count);
            message.responses = list;
          }
          for (;;) {
            length = bytes[position];
            if (length < 128 && length < end - position) {
              position += 1;
            } else {
              length = readLength(bytes, position, end) | 0;
              position = cursor.position | 0;
            }
            value = decodeCalculationResponse(bytes, position, position + length, depth - 1, 0);
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeBatchResponse(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const responses = message.responses;
  if (responses !== undefined) {
    if (!Array.isArray(responses)) throwNoArray(responses, message, "responses");
    for (let index = 0; index < responses.length && position >>> 0 <= bytes.length; index++) {
      const value = responses[index];
      bytes[position++] = 10;
      if (typeof value !== "object" || value === null) checkMessage(value, responses, index);
      if (depth < 1) throwEncodeTooDeep(responses, index);
      {
        const lengthAt = position;
        const reserved = lengthSize1;
        position += reserved;
        position = encodeCalculationResponse(value, bytes, position, depth - 1) | 0;
        const length = position - lengthAt - reserved;
        if (length === 0) checkMessage(value, responses, index);
        if (reserved === 1 && length < 128) {
          bytes[lengthAt] = length;
        } else {
          position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
          lengthSize1 = position - length - lengthAt;
        }
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeSequenceRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 64) < 0) throwMemoryExceeded(position);
  const message: any = {
    start: 0,
    count: 0,
    step: 0,
  };
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
    message.start = value;
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
    message.count = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 24) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = (value & 127) | (bytes[position++] << 7);
      if (value > 16383) {
        value = readVarint32(bytes, position - 2);
        position = cursor.position | 0;
      }
    }
    message.step = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeSequenceRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeSequenceRequest(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.start = value;
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
        message.count = value;
        continue;
      case 24:
        value = bytes[position++];
        if (value > 127) {
          value = (value & 127) | (bytes[position++] << 7);
          if (value > 16383) {
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.step = value;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeSequenceRequest(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const start = message.start;
  if (start !== undefined && start !== 0) {
    bytes[position++] = 8;
    if (typeof start === "number" && (start & 127) === start) bytes[position++] = start;
    else position = writeInt32(bytes, position, start, message, "start") | 0;
  }
  const count = message.count;
  if (count !== undefined && count !== 0) {
    bytes[position++] = 16;
    if (typeof count === "number" && (count & 127) === count) bytes[position++] = count;
    else position = writeInt32(bytes, position, count, message, "count") | 0;
  }
  const step = message.step;
  if (step !== undefined && step !== 0) {
    bytes[position++] = 24;
    if (typeof step === "number" && (step & 127) === step) bytes[position++] = step;
    else position = writeInt32(bytes, position, step, message, "step") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeNumber(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) throwMemoryExceeded(position);
  const message: any = {
    value: 0,
  };
  let value;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.value = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeNumber(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeNumber(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
      case 9:
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeNumber(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const field1 = message.value;
  if (field1 !== undefined && (field1 !== 0 || Object.is(field1, -0))) {
    bytes[position++] = 9;
    position = writeDouble(bytes, position, field1, message, "value") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeStatistics(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 80) < 0) throwMemoryExceeded(position);
  const message: any = {
    count: 0,
    sum: 0,
    mean: 0,
    minimum: 0,
    maximum: 0,
  };
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
    message.count = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.sum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 25) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.mean = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 33) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.minimum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 41) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.maximum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeStatistics(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeStatistics(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.count = value;
        continue;
      case 17:
        value = readDouble(bytes, position);
        position += 8;
        message.sum = value;
        continue;
      case 25:
        value = readDouble(bytes, position);
        position += 8;
        message.mean = value;
        continue;
      case 33:
        value = readDouble(bytes, position);
        position += 8;
        message.minimum = value;
        continue;
      case 41:
        value = readDouble(bytes, position);
        position += 8;
        message.maximum = value;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeStatistics(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const count = message.count;
  if (count !== undefined && count !== 0) {
    bytes[position++] = 8;
    if (typeof count === "number" && (count & 127) === count) bytes[position++] = count;
    else position = writeInt32(bytes, position, count, message, "count") | 0;
  }
  const sum = message.sum;
  if (sum !== undefined && (sum !== 0 || Object.is(sum, -0))) {
    bytes[position++] = 17;
    position = writeDouble(bytes, position, sum, message, "sum") | 0;
  }
  const mean = message.mean;
  if (mean !== undefined && (mean !== 0 || Object.is(mean, -0))) {
    bytes[position++] = 25;
    position = writeDouble(bytes, position, mean, message, "mean") | 0;
  }
  const minimum = message.minimum;
  if (minimum !== undefined && (minimum !== 0 || Object.is(minimum, -0))) {
    bytes[position++] = 33;
    position = writeDouble(bytes, position, minimum, message, "minimum") | 0;
  }
  const maximum = message.maximum;
  if (maximum !== undefined && (maximum !== 0 || Object.is(maximum, -0))) {
    bytes[position++] = 41;
    position = writeDouble(bytes, position, maximum, message, "maximum") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeOperation(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 64) < 0) throwMemoryExceeded(position);
  const message: any = {
    kind: 0,
    a: 0,
    b: 0,
  };
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
    message.kind = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.a = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 25) {
    position += 1;
    value = readDouble(bytes, position);
    position += 8;
    message.b = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeOperation(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeOperation(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.kind = value;
        continue;
      case 17:
        value = readDouble(bytes, position);
        position += 8;
        message.a = value;
        continue;
      case 25:
        value = readDouble(bytes, position);
        position += 8;
        message.b = value;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown);
  cursor.position = position;
}

function encodeOperation(message: any, bytes: any, position: number, _depth: number): number {
  position |= 0;
  const kind = message.kind;
  if (kind !== undefined && kind !== 0) {
    bytes[position++] = 8;
    if (typeof kind === "number" && (kind & 127) === kind) bytes[position++] = kind;
    else position = writeInt32(bytes, position, kind, message, "kind") | 0;
  }
  const a = message.a;
  if (a !== undefined && (a !== 0 || Object.is(a, -0))) {
    bytes[position++] = 17;
    position = writeDouble(bytes, position, a, message, "a") | 0;
  }
  const b = message.b;
  if (b !== undefined && (b !== 0 || Object.is(b, -0))) {
    bytes[position++] = 25;
    position = writeDouble(bytes, position, b, message, "b") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

const outlineCalculationRequest: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.CalculationRequest",
  () => [
    [1, "a", "double"],
    [2, "b", "double"],
  ],
);

const outlineCalculationResponse: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.CalculationResponse",
  () => [
    [1, "result", "double"],
  ],
);

const outlineBatchRequest: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.BatchRequest",
  () => [
    [1, "requests", outlineCalculationRequest, "repeated"],
  ],
);

const outlineBatchResponse: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.BatchResponse",
  () => [
    [1, "responses", outlineCalculationResponse, "repeated"],
  ],
);

const outlineSequenceRequest: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.SequenceRequest",
  () => [
    [1, "start", "int32"],
    [2, "count", "int32"],
    [3, "step", "int32"],
  ],
);

const outlineNumber: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.Number",
  () => [
    [1, "value", "double"],
  ],
);

const outlineStatistics: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.Statistics",
  () => [
    [1, "count", "int32"],
    [2, "sum", "double"],
    [3, "mean", "double"],
    [4, "minimum", "double"],
    [5, "maximum", "double"],
  ],
);

const outlineOperation: MessageOutline = /* @__PURE__ */ declareOutline(
  "remote.Operation",
  () => [
    [1, "kind", "enum"],
    [2, "a", "double"],
    [3, "b", "double"],
  ],
);

const fileRemote: GeneratedFile = /* @__PURE__ */ declareFile(
  () => (
    {
      name: "remote.proto",
      "package": "remote",
      messageType: [
        {
          name: "CalculationRequest",
          field: [{ name: "a", number: 1, label: 1, type: 1, jsonName: "a" }, { name: "b", number: 2, label: 1, type: 1, jsonName: "b" }],
        },
        { name: "CalculationResponse", field: [{ name: "result", number: 1, label: 1, type: 1, jsonName: "result" }] },
        {
          name: "BatchRequest",
          field: [{ name: "requests", number: 1, label: 3, type: 11, typeName: ".remote.CalculationRequest", jsonName: "requests" }],
        },
        {
          name: "BatchResponse",
          field: [{ name: "responses", number: 1, label: 3, type: 11, typeName: ".remote.CalculationResponse", jsonName: "responses" }],
        },
        {
          name: "SequenceRequest",
          field: [
            { name: "start", number: 1, label: 1, type: 5, jsonName: "start" },
            { name: "count", number: 2, label: 1, type: 5, jsonName: "count" },
            { name: "step", number: 3, label: 1, type: 5, jsonName: "step" },
          ],
        },
        { name: "Number", field: [{ name: "value", number: 1, label: 1, type: 1, jsonName: "value" }] },
        {
          name: "Statistics",
          field: [
            { name: "count", number: 1, label: 1, type: 5, jsonName: "count" },
            { name: "sum", number: 2, label: 1, type: 1, jsonName: "sum" },
            { name: "mean", number: 3, label: 1, type: 1, jsonName: "mean" },
            { name: "minimum", number: 4, label: 1, type: 1, jsonName: "minimum" },
            { name: "maximum", number: 5, label: 1, type: 1, jsonName: "maximum" },
          ],
        },
        {
          name: "Operation",
          field: [
            { name: "kind", number: 1, label: 1, type: 14, typeName: ".remote.Operation.Kind", jsonName: "kind" },
            { name: "a", number: 2, label: 1, type: 1, jsonName: "a" },
            { name: "b", number: 3, label: 1, type: 1, jsonName: "b" },
          ],
          enumType: [{ name: "Kind", value: [{ name: "ADD", number: 0 }, { name: "MULTIPLY", number: 1 }] }],
        },
      ],
      service: [
        {
          name: "Calculator",
          method: [
            {
              name: "Add",
              inputType: ".remote.CalculationRequest",
              outputType: ".remote.CalculationResponse",
              options: { idempotencyLevel: 1 },
            },
            {
              name: "Multiply",
              inputType: ".remote.CalculationRequest",
              outputType: ".remote.CalculationResponse",
              options: { idempotencyLevel: 1 },
            },
            {
              name: "BatchAdd",
              inputType: ".remote.BatchRequest",
              outputType: ".remote.BatchResponse",
              options: { idempotencyLevel: 1 },
            },
            { name: "GenerateSequence", inputType: ".remote.SequenceRequest", outputType: ".remote.Number", serverStreaming: true },
            { name: "ComputeStatistics", inputType: ".remote.Number", outputType: ".remote.Statistics", clientStreaming: true },
            {
              name: "StreamingCalculator",
              inputType: ".remote.Operation",
              outputType: ".remote.CalculationResponse",
              clientStreaming: true,
              serverStreaming: true,
            },
          ],
        },
      ],
      syntax: "proto3",
    }
  ),
  () => [],
);

const entryCalculationRequest = /* @__PURE__ */ declareEntry(outlineCalculationRequest, decodeCalculationRequest, encodeCalculationRequest, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeCalculationRequest(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeCalculationRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const CalculationRequest: MessageCodec<CalculationRequest, CalculationRequestInit> = /* @__PURE__ */ declareCodec(fileRemote, entryCalculationRequest);

const entryCalculationResponse = /* @__PURE__ */ declareEntry(outlineCalculationResponse, decodeCalculationResponse, encodeCalculationResponse, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeCalculationResponse(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeCalculationResponse(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const CalculationResponse: MessageCodec<CalculationResponse, CalculationResponseInit> = /* @__PURE__ */ declareCodec(fileRemote, entryCalculationResponse);

const entryBatchRequest = /* @__PURE__ */ declareEntry(outlineBatchRequest, decodeBatchRequest, encodeBatchRequest, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeBatchRequest(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeBatchRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const BatchRequest: MessageCodec<BatchRequest, BatchRequestInit> = /* @__PURE__ */ declareCodec(fileRemote, entryBatchRequest);

const entryBatchResponse = /* @__PURE__ */ declareEntry(outlineBatchResponse, decodeBatchResponse, encodeBatchResponse, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeBatchResponse(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeBatchResponse(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const BatchResponse: MessageCodec<BatchResponse, BatchResponseInit> = /* @__PURE__ */ declareCodec(fileRemote, entryBatchResponse);

const entrySequenceRequest = /* @__PURE__ */ declareEntry(outlineSequenceRequest, decodeSequenceRequest, encodeSequenceRequest, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeSequenceRequest(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeSequenceRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const SequenceRequest: MessageCodec<SequenceRequest, SequenceRequestInit> = /* @__PURE__ */ declareCodec(fileRemote, entrySequenceRequest);

const entryNumber = /* @__PURE__ */ declareEntry(outlineNumber, decodeNumber, encodeNumber, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeNumber(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeNumber(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
const Number$: MessageCodec<Number$, Number$Init> = /* @__PURE__ */ declareCodec(fileRemote, entryNumber);
export { Number$ as Number };

const entryStatistics = /* @__PURE__ */ declareEntry(outlineStatistics, decodeStatistics, encodeStatistics, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeStatistics(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeStatistics(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const Statistics: MessageCodec<Statistics, StatisticsInit> = /* @__PURE__ */ declareCodec(fileRemote, entryStatistics);

const entryOperation = /* @__PURE__ */ declareEntry(outlineOperation, decodeOperation, encodeOperation, ({ plan, general, habit }) => {
  function encode(message: any, options: any): any {
    if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = slab;
    let end = 0;
    slab.busy = true;
    try {
      end = encodeOperation(message, bytes, offset, defaultMaxDepth);
    } catch (error) {
      slab.busy = false;
      throw encodeError(plan, message, error);
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
      message = decodeOperation(bytes, 0, bytes.length, defaultMaxDepth, 0);
    } catch (error) {
      throw failedDecode(plan, bytes, error);
    }
    return decoding.unfinished ? finishDecode(plan, message, options) : message;
  }
  return { encode, decode };
});
export const Operation: MessageCodec<Operation, OperationInit> = /* @__PURE__ */ declareCodec(fileRemote, entryOperation);

export const Calculator = /* @__PURE__ */ declareService(fileRemote, "remote.Calculator", () => ({
  add: declareMethod("Add", "unary", CalculationRequest, CalculationResponse, "noSideEffects"),
  multiply: declareMethod("Multiply", "unary", CalculationRequest, CalculationResponse, "noSideEffects"),
  /** Many pairs in one call. */
  batchAdd: declareMethod("BatchAdd", "unary", BatchRequest, BatchResponse, "noSideEffects"),
  /** The numbers from `start`, `count` of them, `step` apart. */
  generateSequence: declareMethod("GenerateSequence", "serverStreaming", SequenceRequest, Number$),
  /** Of all the numbers that are sent. */
  computeStatistics: declareMethod("ComputeStatistics", "clientStreaming", Number$, Statistics),
  /** A result for each operation, as they come. */
  streamingCalculator: declareMethod("StreamingCalculator", "bidiStreaming", Operation, CalculationResponse),
}));

// For other generated modules.
export {
  decodeCalculationRequest,
  mergeCalculationRequest,
  encodeCalculationRequest,
  entryCalculationRequest,
  outlineCalculationRequest,
  decodeCalculationResponse,
  mergeCalculationResponse,
  encodeCalculationResponse,
  entryCalculationResponse,
  outlineCalculationResponse,
  decodeBatchRequest,
  mergeBatchRequest,
  encodeBatchRequest,
  entryBatchRequest,
  outlineBatchRequest,
  decodeBatchResponse,
  mergeBatchResponse,
  encodeBatchResponse,
  entryBatchResponse,
  outlineBatchResponse,
  decodeSequenceRequest,
  mergeSequenceRequest,
  encodeSequenceRequest,
  entrySequenceRequest,
  outlineSequenceRequest,
  decodeNumber,
  mergeNumber,
  encodeNumber,
  entryNumber,
  outlineNumber,
  decodeStatistics,
  mergeStatistics,
  encodeStatistics,
  entryStatistics,
  outlineStatistics,
  decodeOperation,
  mergeOperation,
  encodeOperation,
  entryOperation,
  outlineOperation,
  fileRemote,
};
