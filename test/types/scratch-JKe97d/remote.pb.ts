// Made by wireform from "remote.proto". Do not edit.

import {
  addUnknown,
  beginDecode,
  charge,
  checkMessage,
  countRecords,
  cursor,
  declareFile,
  declareMessage,
  declareMethod,
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
  takeReserve,
  takeShared,
  throwEncodeTooDeep,
  throwNoArray,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeDouble,
  writeInt32,
  writeUnknown,
  type GeneratedFile,
  type MessageCodec,
  type MessageInit,
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
export type CalculationRequestInit = MessageInit<CalculationRequest>;

export interface CalculationResponse {
  result: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationResponse}. */
export type CalculationResponseInit = MessageInit<CalculationResponse>;

export interface BatchRequest {
  requests: CalculationRequest[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchRequest}. */
export type BatchRequestInit = MessageInit<BatchRequest, {
  requests: readonly CalculationRequestInit[];
}>;

export interface BatchResponse {
  /** In the order of the requests. */
  responses: CalculationResponse[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchResponse}. */
export type BatchResponseInit = MessageInit<BatchResponse, {
  responses: readonly CalculationResponseInit[];
}>;

export interface SequenceRequest {
  start: number;
  count: number;
  step: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link SequenceRequest}. */
export type SequenceRequestInit = MessageInit<SequenceRequest>;

export interface Number {
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Number}. */
export type NumberInit = MessageInit<Number>;

export interface Statistics {
  count: number;
  sum: number;
  mean: number;
  minimum: number;
  maximum: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Statistics}. */
export type StatisticsInit = MessageInit<Statistics>;

export interface Operation {
  kind: Operation_Kind | (number & {});
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Operation}. */
export type OperationInit = MessageInit<Operation>;

let lengthSize0 = 1;
let lengthSize1 = 1;

function decodeCalculationRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) takeReserve(48, position);
  const message: any = {
    a: 0,
    b: 0,
  };
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.a = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.b = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeCalculationRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeCalculationResponse(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = {
    result: 0,
  };
  let value;
  let cost = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 9) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.result = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeCalculationResponse(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeBatchRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 72) < 0) takeReserve(72, position);
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

function decodeBatchResponse(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 72) < 0) takeReserve(72, position);
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

function decodeSequenceRequest(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 56) < 0) takeReserve(56, position);
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

function decodeNumber(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 40) < 0) takeReserve(40, position);
  const message: any = {
    value: 0,
  };
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
  if (position !== end || endTag !== 0) mergeNumber(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeStatistics(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 72) < 0) takeReserve(72, position);
  const message: any = {
    count: 0,
    sum: 0,
    mean: 0,
    minimum: 0,
    maximum: 0,
  };
  let value;
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
    message.count = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.sum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 25) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.mean = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 33) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.minimum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 41) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.maximum = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeStatistics(message, bytes, position, end, depth, endTag);
  return message;
}

function decodeOperation(bytes: any, position: number, end: number, depth: number, endTag: number): any {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 56) < 0) takeReserve(56, position);
  const message: any = {
    kind: 0,
    a: 0,
    b: 0,
  };
  let value;
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
    message.kind = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 17) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.a = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 25) {
    position += 1;
    cost += 16;
    value = readDouble(bytes, position);
    position += 8;
    message.b = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeOperation(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeCalculationRequest(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
        message.a = value;
        continue;
      case 17:
        cost += 16;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  if (cost !== 0) charge(cost, position);
  cursor.position = position;
}

function mergeCalculationResponse(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  if (cost !== 0) charge(cost, position);
  cursor.position = position;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  cursor.position = position;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  cursor.position = position;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  cursor.position = position;
}

function mergeNumber(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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

function mergeStatistics(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.count = value;
        continue;
      case 17:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.sum = value;
        continue;
      case 25:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.mean = value;
        continue;
      case 33:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.minimum = value;
        continue;
      case 41:
        cost += 16;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  if (cost !== 0) charge(cost, position);
  cursor.position = position;
}

function mergeOperation(message: any, bytes: any, position: number, end: number, depth: number, endTag: number): void {
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
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.kind = value;
        continue;
      case 17:
        cost += 16;
        value = readDouble(bytes, position);
        position += 8;
        message.a = value;
        continue;
      case 25:
        cost += 16;
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
  if (unknown !== -1) message[unknownFields] = addUnknown(message[unknownFields], unknown, position);
  if (cost !== 0) charge(cost, position);
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

function encodeBatchRequest(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const requests = message.requests;
  if (requests !== undefined) {
    if (!Array.isArray(requests) || !(requests.length >= 0)) throwNoArray(requests, message, "requests");
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

function encodeBatchResponse(message: any, bytes: any, position: number, depth: number): number {
  position |= 0;
  const responses = message.responses;
  if (responses !== undefined) {
    if (!Array.isArray(responses) || !(responses.length >= 0)) throwNoArray(responses, message, "responses");
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

function encodeNumber(message: any, bytes: any, position: number, _depth: number): number {
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

export const CalculationRequest: MessageCodec<CalculationRequest, CalculationRequestInit> = /* @__PURE__ */ declareMessage(
  "remote.CalculationRequest",
  "a b",
  "1 double; 2 double",
  { decode: decodeCalculationRequest, merge: mergeCalculationRequest, encode: encodeCalculationRequest },
  ({ type, general, habit }) => {
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
        message = decodeCalculationRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const CalculationResponse: MessageCodec<CalculationResponse, CalculationResponseInit> = /* @__PURE__ */ declareMessage(
  "remote.CalculationResponse",
  "result",
  "1 double",
  { decode: decodeCalculationResponse, merge: mergeCalculationResponse, encode: encodeCalculationResponse },
  ({ type, general, habit }) => {
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
        message = decodeCalculationResponse(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const BatchRequest: MessageCodec<BatchRequest, BatchRequestInit> = /* @__PURE__ */ declareMessage(
  "remote.BatchRequest",
  "requests",
  "1 * repeated",
  { decode: decodeBatchRequest, merge: mergeBatchRequest, encode: encodeBatchRequest },
  ({ type, general, habit }) => {
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
        message = decodeBatchRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [CalculationRequest],
);

export const BatchResponse: MessageCodec<BatchResponse, BatchResponseInit> = /* @__PURE__ */ declareMessage(
  "remote.BatchResponse",
  "responses",
  "1 * repeated",
  { decode: decodeBatchResponse, merge: mergeBatchResponse, encode: encodeBatchResponse },
  ({ type, general, habit }) => {
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
        message = decodeBatchResponse(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [CalculationResponse],
);

export const SequenceRequest: MessageCodec<SequenceRequest, SequenceRequestInit> = /* @__PURE__ */ declareMessage(
  "remote.SequenceRequest",
  "start count step",
  "1 int32; 2 int32; 3 int32",
  { decode: decodeSequenceRequest, merge: mergeSequenceRequest, encode: encodeSequenceRequest },
  ({ type, general, habit }) => {
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
        message = decodeSequenceRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const Number: MessageCodec<Number, NumberInit> = /* @__PURE__ */ declareMessage(
  "remote.Number",
  "value",
  "1 double",
  { decode: decodeNumber, merge: mergeNumber, encode: encodeNumber },
  ({ type, general, habit }) => {
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
        message = decodeNumber(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const Statistics: MessageCodec<Statistics, StatisticsInit> = /* @__PURE__ */ declareMessage(
  "remote.Statistics",
  "count sum mean minimum maximum",
  "1 int32; 2 double; 3 double; 4 double; 5 double",
  { decode: decodeStatistics, merge: mergeStatistics, encode: encodeStatistics },
  ({ type, general, habit }) => {
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
        message = decodeStatistics(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const Operation: MessageCodec<Operation, OperationInit> = /* @__PURE__ */ declareMessage(
  "remote.Operation",
  "kind a b",
  "1 *; 2 double; 3 double",
  { decode: decodeOperation, merge: mergeOperation, encode: encodeOperation },
  ({ type, general, habit }) => {
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
        message = decodeOperation(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
  () => [["remote.Operation.Kind", Operation_Kind]],
);

export const remoteFile: GeneratedFile = /* @__PURE__ */ declareFile(
  "CgxyZW1vdGUucHJvdG8SBnJlbW90ZSIwChJDYWxjdWxhdGlvblJlcXVlc3QSDAoBYRgBIAEoAVIBYRIMCgFiGAIgASgBUgFiIi0KE0NhbGN1bGF0aW9uUmVzcG9uc2USFgoGcmVzdWx0GAEgASgBUgZyZXN1bHQiRgoMQmF0Y2hSZXF1ZXN0EjYKCHJlcXVlc3RzGAEgAygLMhoucmVtb3RlLkNhbGN1bGF0aW9uUmVxdWVzdFIIcmVxdWVzdHMiSgoNQmF0Y2hSZXNwb25zZRI5CglyZXNwb25zZXMYASADKAsyGy5yZW1vdGUuQ2FsY3VsYXRpb25SZXNwb25zZVIJcmVzcG9uc2VzIlEKD1NlcXVlbmNlUmVxdWVzdBIUCgVzdGFydBgBIAEoBVIFc3RhcnQSFAoFY291bnQYAiABKAVSBWNvdW50EhIKBHN0ZXAYAyABKAVSBHN0ZXAiHgoGTnVtYmVyEhQKBXZhbHVlGAEgASgBUgV2YWx1ZSJ8CgpTdGF0aXN0aWNzEhQKBWNvdW50GAEgASgFUgVjb3VudBIQCgNzdW0YAiABKAFSA3N1bRISCgRtZWFuGAMgASgBUgRtZWFuEhgKB21pbmltdW0YBCABKAFSB21pbmltdW0SGAoHbWF4aW11bRgFIAEoAVIHbWF4aW11bSJyCglPcGVyYXRpb24SKgoEa2luZBgBIAEoDjIWLnJlbW90ZS5PcGVyYXRpb24uS2luZFIEa2luZBIMCgFhGAIgASgBUgFhEgwKAWIYAyABKAFSAWIiHQoES2luZBIHCgNBREQQABIMCghNVUxUSVBMWRABMp4DCgpDYWxjdWxhdG9yEkMKA0FkZBIaLnJlbW90ZS5DYWxjdWxhdGlvblJlcXVlc3QaGy5yZW1vdGUuQ2FsY3VsYXRpb25SZXNwb25zZSIDkAIBEkgKCE11bHRpcGx5EhoucmVtb3RlLkNhbGN1bGF0aW9uUmVxdWVzdBobLnJlbW90ZS5DYWxjdWxhdGlvblJlc3BvbnNlIgOQAgESPAoIQmF0Y2hBZGQSFC5yZW1vdGUuQmF0Y2hSZXF1ZXN0GhUucmVtb3RlLkJhdGNoUmVzcG9uc2UiA5ACARI9ChBHZW5lcmF0ZVNlcXVlbmNlEhcucmVtb3RlLlNlcXVlbmNlUmVxdWVzdBoOLnJlbW90ZS5OdW1iZXIwARI5ChFDb21wdXRlU3RhdGlzdGljcxIOLnJlbW90ZS5OdW1iZXIaEi5yZW1vdGUuU3RhdGlzdGljcygBEkkKE1N0cmVhbWluZ0NhbGN1bGF0b3ISES5yZW1vdGUuT3BlcmF0aW9uGhsucmVtb3RlLkNhbGN1bGF0aW9uUmVzcG9uc2UoATABYgZwcm90bzM=",
  () => [],
  () => [CalculationRequest, CalculationResponse, BatchRequest, BatchResponse, SequenceRequest, Number, Statistics, Operation],
);

export const Calculator = /* @__PURE__ */ declareService("remote.Calculator", () => ({
  add: declareMethod("Add", "unary", CalculationRequest, CalculationResponse, "noSideEffects"),
  multiply: declareMethod("Multiply", "unary", CalculationRequest, CalculationResponse, "noSideEffects"),
  /** Many pairs in one call. */
  batchAdd: declareMethod("BatchAdd", "unary", BatchRequest, BatchResponse, "noSideEffects"),
  /** The numbers from `start`, `count` of them, `step` apart. */
  generateSequence: declareMethod("GenerateSequence", "serverStreaming", SequenceRequest, Number),
  /** Of all the numbers that are sent. */
  computeStatistics: declareMethod("ComputeStatistics", "clientStreaming", Number, Statistics),
  /** A result for each operation, as they come. */
  streamingCalculator: declareMethod("StreamingCalculator", "bidiStreaming", Operation, CalculationResponse),
}));
