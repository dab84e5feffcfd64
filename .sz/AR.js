// Made by wireform from "calculator.proto". Do not edit.

import {
  addUnknown,
  beginDecode,
  beginMerge,
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
  isPlainMap,
  isZero64,
  keepUnknown,
  largestShared,
  mapEntries,
  memory,
  moveAndWriteLength,
  newKeyMemory,
  readKeyText,
  readLength,
  readTag,
  readText,
  readVarint32,
  readVarint64,
  setMapEntry,
  skipRecord,
  slab,
  takeInt64,
  takeReserve,
  takeShared,
  throwEncodeTooDeep,
  throwNoArray,
  throwTooDeep,
  throwTruncated,
  unknownFields,
  writeInt32,
  writeInt64,
  writeString,
  writeUnknown,
} from "wireform/runtime";

export const BatchRequest_Priority = /* @__PURE__ */ Object.freeze({
  LOW: 0,
  NORMAL: 1,
  HIGH: 2,
});

const keyMemory0 = /* @__PURE__ */ newKeyMemory(true);
let lengthSize1 = 1;
let lengthSize2 = 1;
let lengthSize3 = 1;
let lengthSize4 = 1;

function decodeAddRequest(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 56) < 0) takeReserve(56, position);
  const message = {
    a: 0,
    b: 0,
    requestId: "",
  };
  let value;
  let length = 0;
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
    message.a = value;
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
    message.b = value;
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
    message.requestId = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeAddRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeAddRequest(message, bytes, position, end, depth, endTag) {
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
      case 8:
        value = bytes[position++];
        if (value > 127) {
          value = (value & 127) | (bytes[position++] << 7);
          if (value > 16383) {
            value = readVarint32(bytes, position - 2);
            position = cursor.position | 0;
          }
        }
        message.a = value;
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
        message.b = value;
        continue;
      case 26:
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = readText(bytes, position, length);
        position += length;
        message.requestId = value;
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

function encodeAddRequest(message, bytes, position, _depth) {
  position |= 0;
  const a = message.a;
  if (a !== undefined && a !== 0) {
    bytes[position++] = 8;
    if (typeof a === "number" && (a & 127) === a) bytes[position++] = a;
    else position = writeInt32(bytes, position, a, message, "a") | 0;
  }
  const b = message.b;
  if (b !== undefined && b !== 0) {
    bytes[position++] = 16;
    if (typeof b === "number" && (b & 127) === b) bytes[position++] = b;
    else position = writeInt32(bytes, position, b, message, "b") | 0;
  }
  const requestId = message.requestId;
  if (requestId !== undefined && requestId !== "") {
    bytes[position++] = 26;
    position = writeString(bytes, position, requestId, message, "requestId") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeAddResponse(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 48) < 0) takeReserve(48, position);
  const message = {
    result: 0,
    computeTimeNs: 0n,
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
    message.result = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 16) {
    position += 1;
    cost += 24;
    readVarint64(bytes, position);
    value = takeInt64();
    position = cursor.position | 0;
    message.computeTimeNs = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (cost !== 0) charge(cost, position);
  if (position !== end || endTag !== 0) mergeAddResponse(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeAddResponse(message, bytes, position, end, depth, endTag) {
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
        message.result = value;
        continue;
      case 16:
        cost += 24;
        readVarint64(bytes, position);
        value = takeInt64();
        position = cursor.position | 0;
        message.computeTimeNs = value;
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

function encodeAddResponse(message, bytes, position, _depth) {
  position |= 0;
  const result = message.result;
  if (result !== undefined && result !== 0) {
    bytes[position++] = 8;
    if (typeof result === "number" && (result & 127) === result) bytes[position++] = result;
    else position = writeInt32(bytes, position, result, message, "result") | 0;
  }
  const computeTimeNs = message.computeTimeNs;
  if (computeTimeNs !== undefined && (typeof computeTimeNs === "bigint" ? computeTimeNs : !isZero64(computeTimeNs))) {
    bytes[position++] = 16;
    position = writeInt64(bytes, position, computeTimeNs, message, "computeTimeNs") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeUserContext(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 144) < 0) takeReserve(144, position);
  const message = {
    userId: "",
    roles: [],
    metadata: {},
  };
  let value;
  let length = 0;
  let start = position;
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
    message.userId = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 18) {
    start = position;
    position += 1;
    {
      let count = countRecords(bytes, start, position, end);
      charge(16 + count * 8, position);
      const list = new Array(count);
      message.roles = list;
      let index = 0;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = readText(bytes, position, length);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 26) {
    start = position;
    position += 1;
    {
      const map = message.metadata;
      keyMemory0.next = 0;
      let count = countRecords(bytes, start, position, end);
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
  if (position !== end || endTag !== 0) mergeUserContext(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeUserContext(message, bytes, position, end, depth, endTag) {
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
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = readText(bytes, position, length);
        position += length;
        message.userId = value;
        continue;
      case 18:
        {
          let count = countRecords(bytes, start, position, end);
          charge(16 + count * 8, position);
          let list = message.roles;
          let index = list.length;
          if (index === 0) {
            list = new Array(count);
            message.roles = list;
          }
          for (;;) {
            length = bytes[position];
            if (length < 128 && length < end - position) {
              position += 1;
            } else {
              length = readLength(bytes, position, end) | 0;
              position = cursor.position | 0;
            }
            value = readText(bytes, position, length);
            position += length;
            list[index++] = value;
            if (--count === 0) break;
            position += 1;
          }
        }
        continue;
      case 26:
        {
          const map = message.metadata;
          keyMemory0.next = 0;
          let count = countRecords(bytes, start, position, end);
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

function encodeUserContext(message, bytes, position, depth) {
  position |= 0;
  const userId = message.userId;
  if (userId !== undefined && userId !== "") {
    bytes[position++] = 10;
    position = writeString(bytes, position, userId, message, "userId") | 0;
  }
  const roles = message.roles;
  if (roles !== undefined) {
    if (!Array.isArray(roles) || !(roles.length >= 0)) throwNoArray(roles, message, "roles");
    for (let index = 0; index < roles.length && position >>> 0 <= bytes.length; index++) {
      const value = roles[index];
      bytes[position++] = 18;
      position = writeString(bytes, position, value, roles, index) | 0;
    }
  }
  const metadata = message.metadata;
  if (metadata !== undefined) {
    if (depth > 0 && isPlainMap(metadata)) {
      for (const key in metadata) {
        position = encodeEntry1(metadata, key, metadata[key], bytes, position, depth - 1) | 0;
        if (position >>> 0 > bytes.length) break;
      }
    } else {
      const entries = mapEntries(metadata, "string", message, "metadata");
      if (depth < 1 && entries.length > 0) throwEncodeTooDeep(message, "metadata");
      for (let index = 0; index < entries.length && position >>> 0 <= bytes.length; index += 2) {
        position = encodeEntry1(metadata, entries[index], entries[index + 1], bytes, position, depth - 1) | 0;
      }
    }
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeBatchRequest(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 88) < 0) takeReserve(88, position);
  const message = {
    context: undefined,
    requests: [],
    priority: 0,
  };
  let value;
  let length = 0;
  let start = position;
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
    value = decodeUserContext(bytes, position, position + length, depth - 1, 0);
    position += length;
    message.context = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 18) {
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
        value = decodeAddRequest(bytes, position, position + length, depth - 1, 0);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
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
    message.priority = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBatchRequest(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeBatchRequest(message, bytes, position, end, depth, endTag) {
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
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = message.context;
        if (value === undefined) {
          value = decodeUserContext(bytes, position, position + length, depth - 1, 0);
        } else {
          beginMerge(depth - 1, position);
          mergeUserContext(value, bytes, position, position + length, depth - 1, 0);
        }
        position += length;
        message.context = value;
        continue;
      case 18:
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
            value = decodeAddRequest(bytes, position, position + length, depth - 1, 0);
            position += length;
            list[index++] = value;
            if (--count === 0) break;
            position += 1;
          }
        }
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
        message.priority = value;
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

function encodeBatchRequest(message, bytes, position, depth) {
  position |= 0;
  const context = message.context;
  if (context !== undefined) {
    bytes[position++] = 10;
    if (typeof context !== "object" || context === null) checkMessage(context, message, "context");
    if (depth < 1) throwEncodeTooDeep(message, "context");
    {
      const lengthAt = position;
      const reserved = lengthSize2;
      position += reserved;
      position = encodeUserContext(context, bytes, position, depth - 1) | 0;
      const length = position - lengthAt - reserved;
      if (length === 0) checkMessage(context, message, "context");
      if (reserved === 1 && length < 128) {
        bytes[lengthAt] = length;
      } else {
        position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
        lengthSize2 = position - length - lengthAt;
      }
    }
  }
  const requests = message.requests;
  if (requests !== undefined) {
    if (!Array.isArray(requests) || !(requests.length >= 0)) throwNoArray(requests, message, "requests");
    for (let index = 0; index < requests.length && position >>> 0 <= bytes.length; index++) {
      const value = requests[index];
      bytes[position++] = 18;
      if (typeof value !== "object" || value === null) checkMessage(value, requests, index);
      if (depth < 1) throwEncodeTooDeep(requests, index);
      {
        const lengthAt = position;
        const reserved = lengthSize3;
        position += reserved;
        position = encodeAddRequest(value, bytes, position, depth - 1) | 0;
        const length = position - lengthAt - reserved;
        if (length === 0) checkMessage(value, requests, index);
        if (reserved === 1 && length < 128) {
          bytes[lengthAt] = length;
        } else {
          position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
          lengthSize3 = position - length - lengthAt;
        }
      }
    }
  }
  const priority = message.priority;
  if (priority !== undefined && priority !== 0) {
    bytes[position++] = 24;
    if (typeof priority === "number" && (priority & 127) === priority) bytes[position++] = priority;
    else position = writeInt32(bytes, position, priority, message, "priority") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeBatchResponse(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 80) < 0) takeReserve(80, position);
  const message = {
    results: [],
    totalComputeTimeMs: 0,
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
      message.results = list;
      let index = 0;
      for (;;) {
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength(bytes, position, end) | 0;
          position = cursor.position | 0;
        }
        value = decodeAddResponse(bytes, position, position + length, depth - 1, 0);
        position += length;
        list[index++] = value;
        if (--count === 0) break;
        position += 1;
      }
    }
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
    message.totalComputeTimeMs = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (position !== end || endTag !== 0) mergeBatchResponse(message, bytes, position, end, depth, endTag);
  return message;
}

function mergeBatchResponse(message, bytes, position, end, depth, endTag) {
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
          let list = message.results;
          let index = list.length;
          if (index === 0) {
            list = new Array(count);
            message.results = list;
          }
          for (;;) {
            length = bytes[position];
            if (length < 128 && length < end - position) {
              position += 1;
            } else {
              length = readLength(bytes, position, end) | 0;
              position = cursor.position | 0;
            }
            value = decodeAddResponse(bytes, position, position + length, depth - 1, 0);
            position += length;
            list[index++] = value;
            if (--count === 0) break;
            position += 1;
          }
        }
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
        message.totalComputeTimeMs = value;
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

function encodeBatchResponse(message, bytes, position, depth) {
  position |= 0;
  const results = message.results;
  if (results !== undefined) {
    if (!Array.isArray(results) || !(results.length >= 0)) throwNoArray(results, message, "results");
    for (let index = 0; index < results.length && position >>> 0 <= bytes.length; index++) {
      const value = results[index];
      bytes[position++] = 10;
      if (typeof value !== "object" || value === null) checkMessage(value, results, index);
      if (depth < 1) throwEncodeTooDeep(results, index);
      {
        const lengthAt = position;
        const reserved = lengthSize4;
        position += reserved;
        position = encodeAddResponse(value, bytes, position, depth - 1) | 0;
        const length = position - lengthAt - reserved;
        if (length === 0) checkMessage(value, results, index);
        if (reserved === 1 && length < 128) {
          bytes[lengthAt] = length;
        } else {
          position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
          lengthSize4 = position - length - lengthAt;
        }
      }
    }
  }
  const totalComputeTimeMs = message.totalComputeTimeMs;
  if (totalComputeTimeMs !== undefined && totalComputeTimeMs !== 0) {
    bytes[position++] = 16;
    if (typeof totalComputeTimeMs === "number" && (totalComputeTimeMs & 127) === totalComputeTimeMs) bytes[position++] = totalComputeTimeMs;
    else position = writeInt32(bytes, position, totalComputeTimeMs, message, "totalComputeTimeMs") | 0;
  }
  const unknown = message[unknownFields];
  if (unknown !== undefined) position = writeUnknown(bytes, position, unknown, message) | 0;
  return position;
}

function decodeEntry0(map, bytes, recordStart, position, end, depth) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep(position);
  if ((memory[0] -= 6) < 0) takeReserve(6, position);
  let key = "";
  let value = "";
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
      key = readKeyText(bytes, position, length, keyMemory0);
      position += length;
    } else if (tag === 18) {
      length = bytes[position];
      if (length < 128 && length < end - position) {
        position += 1;
      } else {
        length = readLength(bytes, position, end) | 0;
        position = cursor.position | 0;
      }
      value = readText(bytes, position, length);
      position += length;
    } else {
      tag = readTag(bytes, start, end);
      position = skipRecord(bytes, start, cursor.position, end, tag, depth) | 0;
    }
  }
  if (position !== end) throwTruncated(end);
  if (rejected) return bytes.subarray(recordStart, end);
  setMapEntry(map, key, value);
}

function encodeEntry1(map, key, value, bytes, position, _depth) {
  position |= 0;
  bytes[position++] = 26;
  const lengthAt = position;
  const reserved = lengthSize1;
  position += reserved;
  bytes[position++] = 10;
  position = writeString(bytes, position, key, map, key) | 0;
  bytes[position++] = 18;
  position = writeString(bytes, position, value, map, key) | 0;
  const length = position - lengthAt - reserved;
  if (reserved === 1 && length < 128) {
    bytes[lengthAt] = length;
  } else {
    position = moveAndWriteLength(bytes, lengthAt, reserved, length) | 0;
    lengthSize1 = position - length - lengthAt;
  }
  return position;
}

export const AddRequest = /* @__PURE__ */ declareMessage(
  "calculator.AddRequest",
  "a b requestId",
  () => [
    [1, "int32"],
    [2, "int32"],
    [3, "string"],
  ],
  { decode: decodeAddRequest, merge: mergeAddRequest, encode: encodeAddRequest },
  ({ type, general, habit }) => {
    function encode(message, options) {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeAddRequest(message, bytes, offset, defaultMaxDepth);
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
    function decode(bytes, options) {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeAddRequest(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const AddResponse = /* @__PURE__ */ declareMessage(
  "calculator.AddResponse",
  "result computeTimeNs",
  () => [
    [1, "int32"],
    [2, "int64"],
  ],
  { decode: decodeAddResponse, merge: mergeAddResponse, encode: encodeAddResponse },
  ({ type, general, habit }) => {
    function encode(message, options) {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeAddResponse(message, bytes, offset, defaultMaxDepth);
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
    function decode(bytes, options) {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeAddResponse(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const UserContext = /* @__PURE__ */ declareMessage(
  "calculator.UserContext",
  "userId roles metadata",
  () => [
    [1, "string"],
    [2, "string", 4],
    [3, "string", 0, { key: "string" }],
  ],
  { decode: decodeUserContext, merge: mergeUserContext, encode: encodeUserContext },
  ({ type, general, habit }) => {
    function encode(message, options) {
      if (options !== undefined || habit.lastSize > largestShared || slab.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab;
      let end = 0;
      slab.busy = true;
      try {
        end = encodeUserContext(message, bytes, offset, defaultMaxDepth);
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
    function decode(bytes, options) {
      if (options !== undefined || !isPlainBytes(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode(bytes);
        message = decodeUserContext(bytes, 0, bytes.length, defaultMaxDepth, 0);
      } catch (error) {
        throw failedDecode(type, bytes, error);
      }
      return decoding.unfinished ? finishDecode(type, message, options) : message;
    }
    return { encode, decode };
  },
);

export const BatchRequest = /* @__PURE__ */ declareMessage(
  "calculator.BatchRequest",
  "context requests priority",
  () => [
    [1, UserContext],
    [2, AddRequest, 4],
    [3, ["calculator.BatchRequest.Priority", BatchRequest_Priority]],
  ],
  { decode: decodeBatchRequest, merge: mergeBatchRequest, encode: encodeBatchRequest },
  ({ type, general, habit }) => {
    function encode(message, options) {
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
    function decode(bytes, options) {
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
);

export const BatchResponse = /* @__PURE__ */ declareMessage(
  "calculator.BatchResponse",
  "results totalComputeTimeMs",
  () => [
    [1, AddResponse, 4],
    [2, "int32"],
  ],
  { decode: decodeBatchResponse, merge: mergeBatchResponse, encode: encodeBatchResponse },
  ({ type, general, habit }) => {
    function encode(message, options) {
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
    function decode(bytes, options) {
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
);

export const calculatorFile = /* @__PURE__ */ declareFile(
  "ChBjYWxjdWxhdG9yLnByb3RvEgpjYWxjdWxhdG9yIkcKCkFkZFJlcXVlc3QSDAoBYRgBIAEoBVIBYRIMCgFiGAIgASgFUgFiEh0KCnJlcXVlc3RfaWQYAyABKAlSCXJlcXVlc3RJZCJNCgtBZGRSZXNwb25zZRIWCgZyZXN1bHQYASABKAVSBnJlc3VsdBImCg9jb21wdXRlX3RpbWVfbnMYAiABKANSDWNvbXB1dGVUaW1lTnMivAEKC1VzZXJDb250ZXh0EhcKB3VzZXJfaWQYASABKAlSBnVzZXJJZBIUCgVyb2xlcxgCIAMoCVIFcm9sZXMSQQoIbWV0YWRhdGEYAyADKAsyJS5jYWxjdWxhdG9yLlVzZXJDb250ZXh0Lk1ldGFkYXRhRW50cnlSCG1ldGFkYXRhGjsKDU1ldGFkYXRhRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAlSBXZhbHVlOgI4ASLfAQoMQmF0Y2hSZXF1ZXN0EjEKB2NvbnRleHQYASABKAsyFy5jYWxjdWxhdG9yLlVzZXJDb250ZXh0Ugdjb250ZXh0EjIKCHJlcXVlc3RzGAIgAygLMhYuY2FsY3VsYXRvci5BZGRSZXF1ZXN0UghyZXF1ZXN0cxI9Cghwcmlvcml0eRgDIAEoDjIhLmNhbGN1bGF0b3IuQmF0Y2hSZXF1ZXN0LlByaW9yaXR5Ughwcmlvcml0eSIpCghQcmlvcml0eRIHCgNMT1cQABIKCgZOT1JNQUwQARIICgRISUdIEAIidQoNQmF0Y2hSZXNwb25zZRIxCgdyZXN1bHRzGAEgAygLMhcuY2FsY3VsYXRvci5BZGRSZXNwb25zZVIHcmVzdWx0cxIxChV0b3RhbF9jb21wdXRlX3RpbWVfbXMYAiABKAVSEnRvdGFsQ29tcHV0ZVRpbWVNczKFAQoKQ2FsY3VsYXRvchI2CgNBZGQSFi5jYWxjdWxhdG9yLkFkZFJlcXVlc3QaFy5jYWxjdWxhdG9yLkFkZFJlc3BvbnNlEj8KCEJhdGNoQWRkEhguY2FsY3VsYXRvci5CYXRjaFJlcXVlc3QaGS5jYWxjdWxhdG9yLkJhdGNoUmVzcG9uc2ViBnByb3RvMw==",
  () => [],
  () => [AddRequest, AddResponse, UserContext, BatchRequest, BatchResponse],
);

/** Adds numbers, one pair or many pairs at a time. */
export const Calculator = /* @__PURE__ */ declareService("calculator.Calculator", () => ({
  add: declareMethod("Add", "unary", AddRequest, AddResponse),
  batchAdd: declareMethod("BatchAdd", "unary", BatchRequest, BatchResponse),
}));
