// dist/chunks/wire.js
var longestPart = 100;
var longestPlace = 1e3;
var longestLine = 2e3;
var longestText = 2e4;
function shorten(text, longest = longestPart) {
  return text.length <= longest ? text : `${headOf(text, longest)}...`;
}
function cutMiddle(text, longest) {
  if (text.length <= longest) return text;
  const half = longest >> 1;
  const tail = text.slice(-half);
  return `${headOf(text, half)}...${isLowSurrogate(tail, 0) ? tail.slice(1) : tail}`;
}
function headOf(text, length) {
  return text.slice(0, isLowSurrogate(text, length) ? length - 1 : length);
}
function isLowSurrogate(text, index) {
  return (text.charCodeAt(index) & 64512) === 56320;
}
function boundText(text) {
  if (text.length <= longestLine) return text;
  return cutMiddle(
    text.split("\n").map((line) => cutMiddle(line, longestLine)).join("\n"),
    longestText
  );
}
function boundPlace(place) {
  return cutMiddle(place, longestPlace);
}
var ProtobufError = class extends Error {
  /** What is wrong: the contract, which does not change as the text may. */
  code;
  /** Full name of the message type that was encoded, decoded or looked up, without a leading dot. */
  typeName;
  /** Path of the field from that message: `address.zip`, `items[3].name`, `labels["a"]`, `[pkg.extension]`; "" is the message itself. */
  path;
  /** Byte offset into the input. */
  offset;
  /** Name of the schema's file. */
  file;
  /** Line of that file, or of the text of JSON or text format, from 1. */
  line;
  /** Column in that line, from 1. */
  column;
  /** Makes an error: its code, its text, and where it stands. */
  constructor(code, message, place = {}) {
    super(boundText(message), place.cause === void 0 ? void 0 : { cause: place.cause });
    this.name = "ProtobufError";
    this.code = code;
    this.typeName = place.typeName && boundPlace(place.typeName);
    this.path = boundPlace(place.path ?? "");
    this.offset = place.offset;
    this.file = place.file && boundPlace(place.file);
    this.line = place.line;
    this.column = place.column;
  }
};
var float64 = /* @__PURE__ */ new Float64Array(1);
var int32 = /* @__PURE__ */ (() => new Int32Array(float64.buffer))();
var bigInt64 = /* @__PURE__ */ (() => new BigInt64Array(float64.buffer))();
var bigUint64 = /* @__PURE__ */ (() => new BigUint64Array(float64.buffer))();
var signBit = 2147483648 | 0;
var littleEndian$1 = /* @__PURE__ */ (() => new Uint8Array(new Uint16Array([1]).buffer)[0] === 1)();
var low32 = littleEndian$1 ? 0 : 1;
var high32 = littleEndian$1 ? 1 : 0;
function readInt32(bytes, position) {
  return bytes[position] | bytes[position + 1] << 8 | bytes[position + 2] << 16 | bytes[position + 3] << 24;
}
var smallIntegers = /* @__PURE__ */ (() => Array.from({ length: 128 }, (_, value) => BigInt(value)))();
function joinInt64(low, high) {
  if (high === 0 && low >>> 0 < 128) return smallIntegers[low];
  int32[low32] = low;
  int32[high32] = high;
  return bigInt64[0];
}
function joinUint64(low, high) {
  if (high === 0 && low >>> 0 < 128) return smallIntegers[low];
  int32[low32] = low;
  int32[high32] = high;
  return bigUint64[0];
}
function isBytes(value) {
  if (!ArrayBuffer.isView(value)) return false;
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === "[object Uint8Array]";
}
var typedArray = /* @__PURE__ */ (() => Object.getPrototypeOf(Uint8Array.prototype))();
var [readLength, readBuffer, readOffset] = ["length", "buffer", "byteOffset"].map(
  (name) => Object.getOwnPropertyDescriptor(typedArray, name).get
);
function trueLength(bytes) {
  return readLength.call(bytes);
}
function trueBytes(bytes) {
  const length = trueLength(bytes);
  return bytes.length === length ? bytes : new Uint8Array(readBuffer.call(bytes), length === 0 ? 0 : readOffset.call(bytes), length);
}
function truncated(offset) {
  return new ProtobufError("TRUNCATED", "the message ends in the middle of a record", { offset });
}
function throwTruncated(offset) {
  throw truncated(offset);
}
function throwVarintOverflow(offset) {
  throw new ProtobufError("VARINT_OVERFLOW", "varint exceeds 10 bytes", { offset });
}
function throwInvalidTag(offset, reason) {
  throw new ProtobufError("INVALID_TAG", reason, { offset });
}
function throwInvalidGroup(offset, reason) {
  throw new ProtobufError("INVALID_GROUP", reason, { offset });
}
function throwInvalidLength(offset, reason) {
  throw new ProtobufError("INVALID_LENGTH", reason, { offset });
}
function throwInvalidUtf8(offset) {
  throw new ProtobufError("INVALID_UTF8", "string is not valid UTF-8", { offset });
}
function throwLimitExceeded(offset, reason) {
  throw new ProtobufError("LIMIT_EXCEEDED", reason, { offset });
}
var decoder;
function newDecoder(fatal) {
  const { TextDecoder: TextDecoder2 } = globalThis;
  return new TextDecoder2("utf-8", { fatal, ignoreBOM: true });
}
function decodeUtf8(bytes, start, end) {
  decoder ??= newDecoder(true);
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch (error) {
    if (error.name === "TypeError") return void 0;
    throwTooLong(start);
  }
}
function throwTooLong(start) {
  throwLimitExceeded(start, "the text is longer than a string of this platform can be");
}
function readUtf8Lossy(bytes, start, end) {
  return newDecoder(false).decode(bytes.subarray(start, end));
}
function writeUnits(bytes, position, text, length) {
  for (let index = 0; index < length; index++) {
    let code = text.charCodeAt(index);
    if (code < 128) {
      bytes[position++] = code;
    } else if (code < 2048) {
      bytes[position++] = code >> 6 | 192;
      bytes[position++] = code & 63 | 128;
    } else {
      if ((code & 63488) === 55296) {
        const next = index + 1 < length ? text.charCodeAt(++index) : 0;
        if (code > 56319 || (next & 64512) !== 56320) return -1;
        code = 65536 + ((code & 1023) << 10) + (next & 1023);
        bytes[position++] = code >> 18 | 240;
        bytes[position++] = code >> 12 & 63 | 128;
      } else {
        bytes[position++] = code >> 12 | 224;
      }
      bytes[position++] = code >> 6 & 63 | 128;
      bytes[position++] = code & 63 | 128;
    }
  }
  return position;
}
var { Buffer, TextDecoder, TextEncoder } = globalThis;
var prototype = /* @__PURE__ */ (() => Buffer?.prototype ?? {})();
function works() {
  try {
    const bytes = new Uint8Array([97, 0, 233, 0]);
    const written = prototype.utf8Write.call(bytes, "\xE9", 2);
    const read = prototype.latin1Slice.call(bytes, 0, 1) + prototype.utf8Slice.call(bytes, 2, 4) + prototype.ucs2Slice.call(bytes, 0, 2);
    return written === 2 && read === "a\xE9a";
  } catch {
    return false;
  }
}
var native = /* @__PURE__ */ (() => works() ? prototype : {})();
var latin1Slice = /* @__PURE__ */ (() => native.latin1Slice)();
var utf8Slice = /* @__PURE__ */ (() => native.utf8Slice)();
var ucs2Slice = /* @__PURE__ */ (() => native.ucs2Slice)();
var sliceOneByte = /* @__PURE__ */ (() => latin1Slice ?? sliceByDecoder())();
var utf8Write = /* @__PURE__ */ (() => native.utf8Write ?? writeByEncoder())();
var shortestNativeWrite = /* @__PURE__ */ (() => native.utf8Write === void 0 ? 256 : 25)();
function sliceByDecoder() {
  if (TextDecoder === void 0) return void 0;
  const decoder2 = new TextDecoder("windows-1252");
  return function(start, end) {
    return decoder2.decode(this.subarray(start, end));
  };
}
function writeByEncoder() {
  if (TextEncoder === void 0) return void 0;
  const encoder = new TextEncoder();
  return function(text, position) {
    return encoder.encodeInto(text, this.subarray(position)).written;
  };
}
var { fromCharCode: fromCharCode$1 } = String;
var longestShortAscii = 32;
function readShortAscii(bytes, position, length) {
  switch (length) {
    case 0:
      return "";
    case 1:
      return bytes[position] < 128 ? fromCharCode$1(bytes[position]) : void 0;
    case 2: {
      const unit0 = bytes[position], unit1 = bytes[position + 1];
      if ((unit0 | unit1) > 127) return void 0;
      return fromCharCode$1(unit0, unit1);
    }
    case 3: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2];
      if ((unit0 | unit1 | unit2) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2);
    }
    case 4: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3];
      if ((unit0 | unit1 | unit2 | unit3) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3);
    }
    case 5: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4];
      if ((unit0 | unit1 | unit2 | unit3 | unit4) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4);
    }
    case 6: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5);
    }
    case 7: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6);
    }
    case 8: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7);
    }
    case 9: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8);
    }
    case 10: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9);
    }
    case 11: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10);
    }
    case 12: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11);
    }
    case 13: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12);
    }
    case 14: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12, unit13);
    }
    case 15: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12, unit13, unit14);
    }
    case 16: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12, unit13, unit14, unit15);
    }
    case 17: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16) > 127) return void 0;
      return fromCharCode$1(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12, unit13, unit14, unit15, unit16);
    }
    case 18: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17
      );
    }
    case 19: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18
      );
    }
    case 20: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19
      );
    }
    case 21: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20
      );
    }
    case 22: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21
      );
    }
    case 23: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22
      );
    }
    case 24: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23
      );
    }
    case 25: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24
      );
    }
    case 26: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25
      );
    }
    case 27: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26
      );
    }
    case 28: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26], unit27 = bytes[position + 27];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26 | unit27) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26,
        unit27
      );
    }
    case 29: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26], unit27 = bytes[position + 27], unit28 = bytes[position + 28];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26 | unit27 | unit28) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26,
        unit27,
        unit28
      );
    }
    case 30: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26], unit27 = bytes[position + 27], unit28 = bytes[position + 28], unit29 = bytes[position + 29];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26 | unit27 | unit28 | unit29) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26,
        unit27,
        unit28,
        unit29
      );
    }
    case 31: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26], unit27 = bytes[position + 27], unit28 = bytes[position + 28], unit29 = bytes[position + 29], unit30 = bytes[position + 30];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26 | unit27 | unit28 | unit29 | unit30) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26,
        unit27,
        unit28,
        unit29,
        unit30
      );
    }
    case 32: {
      const unit0 = bytes[position], unit1 = bytes[position + 1], unit2 = bytes[position + 2], unit3 = bytes[position + 3], unit4 = bytes[position + 4], unit5 = bytes[position + 5], unit6 = bytes[position + 6], unit7 = bytes[position + 7], unit8 = bytes[position + 8], unit9 = bytes[position + 9], unit10 = bytes[position + 10], unit11 = bytes[position + 11], unit12 = bytes[position + 12], unit13 = bytes[position + 13], unit14 = bytes[position + 14], unit15 = bytes[position + 15], unit16 = bytes[position + 16], unit17 = bytes[position + 17], unit18 = bytes[position + 18], unit19 = bytes[position + 19], unit20 = bytes[position + 20], unit21 = bytes[position + 21], unit22 = bytes[position + 22], unit23 = bytes[position + 23], unit24 = bytes[position + 24], unit25 = bytes[position + 25], unit26 = bytes[position + 26], unit27 = bytes[position + 27], unit28 = bytes[position + 28], unit29 = bytes[position + 29], unit30 = bytes[position + 30], unit31 = bytes[position + 31];
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 | unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 | unit25 | unit26 | unit27 | unit28 | unit29 | unit30 | unit31) > 127) return void 0;
      return fromCharCode$1(
        unit0,
        unit1,
        unit2,
        unit3,
        unit4,
        unit5,
        unit6,
        unit7,
        unit8,
        unit9,
        unit10,
        unit11,
        unit12,
        unit13,
        unit14,
        unit15,
        unit16,
        unit17,
        unit18,
        unit19,
        unit20,
        unit21,
        unit22,
        unit23,
        unit24,
        unit25,
        unit26,
        unit27,
        unit28,
        unit29,
        unit30,
        unit31
      );
    }
    default:
      return void 0;
  }
}
var longestTranscoded = 8192;
var units = /* @__PURE__ */ new Uint16Array(longestTranscoded);
var unitBytes = /* @__PURE__ */ (() => new Uint8Array(units.buffer))();
var unitView = /* @__PURE__ */ (() => new DataView(units.buffer))();
var fromCharCode = /* @__PURE__ */ (() => String.fromCharCode)();
var littleEndian = /* @__PURE__ */ (() => new Uint8Array(new Uint16Array([1]).buffer)[0] === 1)();
function transcode(bytes, view2, start, end) {
  const lastWord = view2 === void 0 || !littleEndian ? -1 : end - 4;
  let position = start;
  let count = 0;
  while (position < end) {
    const first = bytes[position];
    if (position <= lastWord) {
      const word = view2.getInt32(position, true);
      if (first < 128) {
        if ((word & 2155905152) === 0) {
          unitView.setInt32(count * 2, word & 127 | (word & 32512) << 8, true);
          unitView.setInt32(count * 2 + 4, word >>> 16 & 127 | word >>> 8 & 8323072, true);
          count += 4;
          position += 4;
          continue;
        }
      } else if ((word & 3235954912) === twoOfTwoBytes && (word & 30) !== 0 && (word & 1966080) !== 0) {
        unitView.setInt32(count * 2, (word & 2031647) << 6 | word >>> 8 & 4128831, true);
        count += 2;
        position += 4;
        continue;
      }
    }
    position++;
    if (first < 128) {
      units[count++] = first;
      continue;
    }
    const second = bytes[position++];
    if (first < 224) {
      if (first < 194 || (second & 192) !== 128 || position > end) return void 0;
      units[count++] = (first & 31) << 6 | second & 63;
      continue;
    }
    const third = bytes[position++];
    if ((second & 192 | (third & 192) >> 2) !== 160) return void 0;
    let code = (first & 15) << 12 | (second & 63) << 6 | third & 63;
    if (first < 240) {
      if (code < 2048 || (code & 63488) === 55296 || position > end) return void 0;
      units[count++] = code;
      continue;
    }
    const fourth = bytes[position++];
    code = (code & 32767) << 6 | fourth & 63;
    if (first > 244 || (fourth & 192) !== 128 || code < 65536 || code > 1114111 || position > end)
      return void 0;
    units[count++] = 55232 + (code >> 10);
    units[count++] = 56320 | code & 1023;
  }
  return readUnits(count);
}
var twoOfTwoBytes = 2160099520 | 0;
function readUnits(count) {
  if (ucs2Slice !== void 0) return ucs2Slice.call(unitBytes, 0, count * 2);
  let text = "";
  for (let index = 0; index < count; index += 1024) {
    text += fromCharCode.apply(null, units.subarray(index, Math.min(index + 1024, count)));
  }
  return text;
}
var longText = 256;
var shortestNativeWide = 64;
function readUtf8(bytes, start, end) {
  const length = end - start;
  if (length <= longestShortAscii)
    return readShortAscii(bytes, start, length) ?? transcode(bytes, void 0, start, end);
  if (length > longestTranscoded || isLongText(bytes, start, end)) return readLong(bytes, start, end);
  return bytes[start] < 128 && isAscii(bytes, start, end) ? readAscii(bytes, start, end) : readNonAscii(bytes, void 0, start, end);
}
function isLongText(bytes, start, end) {
  return end - start > longText && bytes[start] < 128;
}
function readNonAscii(bytes, view2, start, end) {
  return end - start <= longestTranscoded ? transcode(bytes, view2, start, end) : readLong(bytes, start, end);
}
function isAscii(bytes, start, end) {
  let all = 0;
  for (let position = start; position < end; position++) all |= bytes[position];
  return all < 128;
}
function readAscii(bytes, start, end) {
  const length = end - start;
  if (length <= longestShortAscii) return readShortAscii(bytes, start, length);
  if (latin1Slice !== void 0) return latin1Slice.call(bytes, start, end);
  let text = "";
  for (let position = start; position < end; position += longestShortAscii) {
    text += readShortAscii(bytes, position, Math.min(longestShortAscii, end - position));
  }
  return text;
}
function readLong(bytes, start, end) {
  if (utf8Slice !== void 0) {
    const text = sliceUtf8(bytes, start, end);
    if (!text.includes("\uFFFD")) return text;
  }
  return decodeUtf8(bytes, start, end);
}
function sliceUtf8(bytes, start, end) {
  try {
    return utf8Slice.call(bytes, start, end);
  } catch {
    throwTooLong(start);
  }
}
function writeUtf8(bytes, position, text) {
  const length = text.length;
  if (text.charCodeAt(0) > 127 && length < shortestNativeWide) return writeUnits(bytes, position, text, length);
  if (length < shortestNativeWrite || utf8Write === void 0) return writeShort(bytes, position, text, length);
  const room = bytes.length - position;
  const written = length <= room ? utf8Write.call(bytes, text, position) : room;
  if (written + 4 > room) {
    const size = utf8Size(text);
    if (size <= room && size !== written) return writeUnits(bytes, position, text, length);
    return size < 0 ? -1 : position + size;
  }
  return written !== length && hasLoneSurrogate(text) ? -1 : position + written;
}
function writeShort(bytes, position, text, length) {
  let all = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    all |= unit;
    bytes[position + index] = unit;
  }
  return all < 128 ? position + length : writeUnits(bytes, position, text, length);
}
function utf8Size(text) {
  const length = text.length;
  let size = length;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128) continue;
    size += code < 2048 ? 1 : 2;
    if ((code & 63488) !== 55296) continue;
    const next = index + 1 < length ? text.charCodeAt(++index) : 0;
    if (code > 56319 || (next & 64512) !== 56320) return -1;
  }
  return size;
}
function hasLoneSurrogate(text) {
  const { isWellFormed } = text;
  if (isWellFormed !== void 0) return !isWellFormed.call(text);
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
var cursor = { position: 0, low: 0, high: 0 };
function readVarint32(bytes, position) {
  let byte = bytes[position];
  let value = byte & 127;
  if (byte > 127) {
    byte = bytes[position + 1];
    value |= (byte & 127) << 7;
    if (byte > 127) {
      byte = bytes[position + 2];
      value |= (byte & 127) << 14;
      if (byte > 127) {
        byte = bytes[position + 3];
        value |= (byte & 127) << 21;
        if (byte > 127) {
          byte = bytes[position + 4];
          value |= byte << 28;
          cursor.position = byte > 127 ? skipVarintRest(bytes, position, 5) : position + 5;
          return value;
        }
        cursor.position = position + 4;
        return value;
      }
      cursor.position = position + 3;
      return value;
    }
    cursor.position = position + 2;
    return value;
  }
  cursor.position = position + 1;
  return value;
}
function skipVarintRest(bytes, start, index) {
  for (; index < 10; index++) {
    if (!(bytes[start + index] > 127)) return start + index + 1;
  }
  throwVarintOverflow(start);
}
function readVarint64(bytes, position) {
  let byte = bytes[position];
  if (!(byte > 127)) return leave64(byte, 0, position + 1);
  let low = byte & 127;
  byte = bytes[position + 1];
  low |= (byte & 127) << 7;
  if (!(byte > 127)) return leave64(low, 0, position + 2);
  byte = bytes[position + 2];
  low |= (byte & 127) << 14;
  if (!(byte > 127)) return leave64(low, 0, position + 3);
  byte = bytes[position + 3];
  low |= (byte & 127) << 21;
  if (!(byte > 127)) return leave64(low, 0, position + 4);
  readVarint64Rest(bytes, position + 4, low);
}
function readVarint64Rest(bytes, position, low) {
  let byte = bytes[position];
  low |= byte << 28;
  let high = (byte & 127) >> 4;
  if (!(byte > 127)) return leave64(low, high, position + 1);
  byte = bytes[position + 1];
  high |= (byte & 127) << 3;
  if (!(byte > 127)) return leave64(low, high, position + 2);
  byte = bytes[position + 2];
  high |= (byte & 127) << 10;
  if (!(byte > 127)) return leave64(low, high, position + 3);
  byte = bytes[position + 3];
  high |= (byte & 127) << 17;
  if (!(byte > 127)) return leave64(low, high, position + 4);
  byte = bytes[position + 4];
  high |= (byte & 127) << 24;
  if (!(byte > 127)) return leave64(low, high, position + 5);
  byte = bytes[position + 5];
  high |= byte << 31;
  if (!(byte > 127)) return leave64(low, high, position + 6);
  throwVarintOverflow(position - 4);
}
function leave64(low, high, position) {
  cursor.low = low;
  cursor.high = high;
  cursor.position = position;
}
function readTag(bytes, position, end) {
  const tag = readVarint32(bytes, position) >>> 0;
  if (cursor.position > end) throwTruncated(end);
  const length = cursor.position - position;
  if (length > 5 || length === 5 && bytes[position + 4] > 15) throwInvalidTag(position, "tag exceeds 32 bits");
  if (tag < 8) throwInvalidTag(position, "field number is 0");
  if ((tag & 7) > 5) throwInvalidTag(position, `wire type ${tag & 7} does not exist`);
  return tag;
}
function skipVarint(bytes, position) {
  return skipVarintRest(bytes, position, 0);
}
function writeVarint32(bytes, position, value) {
  value >>>= 0;
  while (value > 127) {
    bytes[position++] = value & 127 | 128;
    value >>>= 7;
  }
  bytes[position++] = value;
  return position;
}
function writeVarint64(bytes, position, low, high) {
  if (high === 0) return writeVarint32(bytes, position, low);
  bytes[position] = low | 128;
  bytes[position + 1] = low >> 7 | 128;
  bytes[position + 2] = low >> 14 | 128;
  bytes[position + 3] = low >> 21 | 128;
  const rest = high >>> 3;
  bytes[position + 4] = (low >>> 28 | high << 4) & 127 | (rest === 0 ? 0 : 128);
  return rest === 0 ? position + 5 : writeVarint32(bytes, position + 5, rest);
}
function varint32Size(value) {
  value >>>= 0;
  return value < 128 ? 1 : value < 16384 ? 2 : value < 2097152 ? 3 : value < 268435456 ? 4 : 5;
}
var largestMessage = 2147483647;
var longestVarint = 10;
var ProtobufError$exported = ProtobufError;
var boundPlace$exported = boundPlace;
var cursor$exported = cursor;
var hasLoneSurrogate$exported = hasLoneSurrogate;
var isAscii$exported = isAscii;
var isBytes$exported = isBytes;
var isLongText$exported = isLongText;
var joinInt64$exported = joinInt64;
var joinUint64$exported = joinUint64;
var largestMessage$exported = largestMessage;
var longestShortAscii$exported = longestShortAscii;
var longestVarint$exported = longestVarint;
var readAscii$exported = readAscii;
var readInt32$exported = readInt32;
var readNonAscii$exported = readNonAscii;
var readShortAscii$exported = readShortAscii;
var readTag$exported = readTag;
var readUtf8$exported = readUtf8;
var readUtf8Lossy$exported = readUtf8Lossy;
var readVarint32$exported = readVarint32;
var readVarint64$exported = readVarint64;
var shorten$exported = shorten;
var skipVarint$exported = skipVarint;
var sliceOneByte$exported = sliceOneByte;
var throwInvalidGroup$exported = throwInvalidGroup;
var throwInvalidLength$exported = throwInvalidLength;
var throwInvalidUtf8$exported = throwInvalidUtf8;
var throwLimitExceeded$exported = throwLimitExceeded;
var throwTruncated$exported = throwTruncated;
var trueBytes$exported = trueBytes;
var trueLength$exported = trueLength;
var truncated$exported = truncated;
var utf8Write$exported = utf8Write;
var varint32Size$exported = varint32Size;
var writeUtf8$exported = writeUtf8;
var writeVarint32$exported = writeVarint32;
var writeVarint64$exported = writeVarint64;

// dist/chunks/runtime.js
var isBytes2 = isBytes$exported;
var readUtf8Lossy2 = readUtf8Lossy$exported;
var writeUtf82 = writeUtf8$exported;
var ProtobufError2 = ProtobufError$exported;
var shorten2 = shorten$exported;
var trueLength2 = trueLength$exported;
var throwLimitExceeded2 = throwLimitExceeded$exported;
var hasLoneSurrogate2 = hasLoneSurrogate$exported;
var writeVarint322 = writeVarint32$exported;
var writeVarint642 = writeVarint64$exported;
var cursor2 = cursor$exported;
var readVarint322 = readVarint32$exported;
var throwTruncated2 = throwTruncated$exported;
var throwInvalidLength2 = throwInvalidLength$exported;
var trueBytes2 = trueBytes$exported;
var largestMessage2 = largestMessage$exported;
var varint32Size2 = varint32Size$exported;
var readInt322 = readInt32$exported;
var readVarint642 = readVarint64$exported;
var joinInt642 = joinInt64$exported;
var joinUint642 = joinUint64$exported;
var throwInvalidUtf82 = throwInvalidUtf8$exported;
var longestShortAscii2 = longestShortAscii$exported;
var readShortAscii2 = readShortAscii$exported;
var readNonAscii2 = readNonAscii$exported;
var isLongText2 = isLongText$exported;
var readUtf82 = readUtf8$exported;
var isAscii2 = isAscii$exported;
var sliceOneByte2 = sliceOneByte$exported;
var readAscii2 = readAscii$exported;
var utf8Write2 = utf8Write$exported;
var throwInvalidGroup2 = throwInvalidGroup$exported;
var readTag2 = readTag$exported;
var skipVarint2 = skipVarint$exported;
var longestVarint2 = longestVarint$exported;
var boundPlace2 = boundPlace$exported;
var truncated2 = truncated$exported;
var scalarTypes = {
  double: { number: 1, wireType: 1, kind: "float", fixedSize: 8, zigzag: false, mapKey: false },
  float: { number: 2, wireType: 5, kind: "float", fixedSize: 4, zigzag: false, mapKey: false },
  int64: { number: 3, wireType: 0, kind: "int64", fixedSize: 0, zigzag: false, mapKey: true },
  uint64: { number: 4, wireType: 0, kind: "uint64", fixedSize: 0, zigzag: false, mapKey: true },
  int32: { number: 5, wireType: 0, kind: "int32", fixedSize: 0, zigzag: false, mapKey: true },
  fixed64: { number: 6, wireType: 1, kind: "uint64", fixedSize: 8, zigzag: false, mapKey: true },
  fixed32: { number: 7, wireType: 5, kind: "uint32", fixedSize: 4, zigzag: false, mapKey: true },
  bool: { number: 8, wireType: 0, kind: "bool", fixedSize: 0, zigzag: false, mapKey: true },
  string: { number: 9, wireType: 2, kind: "string", fixedSize: 0, zigzag: false, mapKey: true },
  bytes: { number: 12, wireType: 2, kind: "bytes", fixedSize: 0, zigzag: false, mapKey: false },
  uint32: { number: 13, wireType: 0, kind: "uint32", fixedSize: 0, zigzag: false, mapKey: true },
  sfixed32: { number: 15, wireType: 5, kind: "int32", fixedSize: 4, zigzag: false, mapKey: true },
  sfixed64: { number: 16, wireType: 1, kind: "int64", fixedSize: 8, zigzag: false, mapKey: true },
  sint32: { number: 17, wireType: 0, kind: "int32", fixedSize: 0, zigzag: true, mapKey: true },
  sint64: { number: 18, wireType: 0, kind: "int64", fixedSize: 0, zigzag: true, mapKey: true }
};
var factor = /* @__PURE__ */ (() => Math.random() * 4294967296 | 1)();
var term = /* @__PURE__ */ (() => Math.random() * 4294967296 | 0)();
var NumberMap = class {
  #items = /* @__PURE__ */ new Map();
  get(number) {
    return this.#items.get(Math.imul(number, factor) ^ term);
  }
  has(number) {
    return this.#items.has(Math.imul(number, factor) ^ term);
  }
  set(number, item) {
    this.#items.set(Math.imul(number, factor) ^ term, item);
  }
  /** The items in the order in which their numbers were first set. */
  values() {
    return this.#items.values();
  }
};
function indexByNumber(items) {
  const index = new NumberMap();
  for (const item of items) index.set(item.number, item);
  return index;
}
var memoryCosts = {
  /** An object without its properties. */
  object: 24,
  property: 8,
  /** An object without properties, which has room for four. */
  emptyObject: 56,
  /** A property beside those that all messages of a type have: the first four cost nothing, and the others grow a list of their own. */
  looseProperty: 8,
  /** The list, with the first property in it. */
  firstLooseProperty: 40,
  list: 32,
  /** What holds the elements, without them. */
  elements: 16,
  element: 8,
  /** A list that grows has room for 17 elements at once. */
  growingList: 102,
  /** A Map has room for four entries and doubles when it is full. */
  map: 125,
  mapEntry: 34,
  /** A key of an object that is a map: where the one before had it, too; where none had; beyond 16 of them; and an index far from the others. */
  knownKey: 6,
  newKey: 60,
  tableKey: 40,
  firstTableKey: 190,
  firstScatteredKey: 145,
  scatteredKey: 45,
  bigint: 24,
  /** A number that is no small integer, as a property. */
  boxedNumber: 16,
  long: 48,
  /** A 64-bit integer as decimal digits. */
  digits: 36,
  /** A Uint8Array with a buffer of its own, and one that shares another's. */
  bytes: 200,
  view: 96
};
var stringHead = 16;
function asciiMemory(length) {
  return length < 2 ? 0 : length + stringHead + 7 & -8;
}
function pieceMemory(length) {
  return length < 13 ? asciiMemory(length) : 32;
}
function textMemory(length) {
  return stringHead + 4 + (length * 7 / 5 | 0);
}
var rowMemory$1 = 24;
var smallestLiteralTable = 128;
var v8Version = /* @__PURE__ */ (() => Number.parseInt(
  globalThis.process?.versions?.v8 ?? "14",
  10
))();
function literalMemory(count) {
  return v8Version >= 14 && count >= smallestLiteralTable ? tableMemory(count) : count * memoryCosts.property;
}
function tableMemory(count) {
  return rowMemory$1 * 2 ** Math.ceil(Math.log2(count * 1.5));
}
function messageMemory(plan) {
  const { element: element2, object, emptyObject } = memoryCosts;
  const count = countOwn(plan);
  return element2 + (count === 0 ? emptyObject : object + literalMemory(count)) + contentsMemory(plan);
}
function countOwn({ fields, absentIsOwn }) {
  if (absentIsOwn) return fields.length;
  return fields.filter(({ cardinality, presence }) => cardinality !== "singular" || presence === "implicit").length;
}
function contentsMemory({ fields, representation: { maps } }) {
  const { list, map, emptyObject } = memoryCosts;
  let size = 0;
  for (const { cardinality } of fields) {
    if (cardinality === "repeated") size += list;
    if (cardinality === "map") size += maps === "map" ? map : emptyObject;
  }
  return size;
}
var largestDenseType = 64;
function startPlan(start) {
  return {
    ...start,
    fields: [],
    members: [],
    oneofs: [],
    absentIsOwn: true,
    straight: true,
    memory: 0,
    strangersAreEmpty: true,
    requires: false
  };
}
function fillPlan(plan, members) {
  plan.members.push(...members);
  plan.fields.push(...members.filter(({ kind }) => kind === "field"));
  for (const member of members) {
    if (member.cardinality !== "singular" || member.oneof === void 0) continue;
    const oneof = member.oneof;
    if (oneof.fields.push(member) > 1) continue;
    oneof.slot = members.length + plan.oneofs.length;
    plan.oneofs.push(oneof);
  }
  plan.absentIsOwn = plan.fields.length <= largestDenseType;
  plan.straight = members.length <= largestDenseType;
  for (const member of members)
    if (member.cardinality === "singular") member.loose = isLoose$1(plan, member);
  plan.memory = messageMemory(plan);
  plan.strangersAreEmpty = !members.some((member) => isBuiltinName(member.localName) || member.presence === "required");
}
function isLoose$1({ absentIsOwn }, { kind, presence }) {
  return kind === "extension" || !(absentIsOwn || presence === "implicit");
}
function isBuiltinName(name) {
  return name === "length" || [Array, Map, Set, Date, Uint8Array, ArrayBuffer, RegExp, Error, Promise].some((type) => name in type.prototype);
}
function startOneof(name, localName) {
  return { name, localName, fields: [], slot: 0 };
}
function namesOf(localName) {
  return { localName: internalized(localName), inherited: localName in Object.prototype };
}
function internalized(name) {
  return Object.keys({ [name]: void 0 })[0];
}
function scalarPlan(scalar, int64, verifyUtf8) {
  return { kind: "scalar", scalar, int64, verifyUtf8: verifyUtf8 && scalar === "string" };
}
function keyForm({ int64, maps }) {
  return maps === "object" || int64 === "long" ? "bigint" : int64;
}
function markRequires(plans) {
  const users = /* @__PURE__ */ new Map();
  const queue = [];
  for (const plan of plans) {
    if (plan.members.some(({ presence }) => presence === "required") || plan.members.some(({ value }) => value.kind === "message" && value.message.requires))
      queue.push(plan);
    for (const { value } of plan.members) {
      if (value.kind !== "message") continue;
      const list = users.get(value.message);
      if (list === void 0) users.set(value.message, [plan]);
      else list.push(plan);
    }
  }
  for (let plan = queue.pop(); plan !== void 0; plan = queue.pop()) {
    if (plan.requires) continue;
    plan.requires = true;
    queue.push(...users.get(plan) ?? []);
  }
}
function jsonNameOf(name) {
  return name.includes("_") ? name.replace(/_([^_])?/g, (_, letter = "") => capital(letter)) : name;
}
function protoNameOf(jsonName) {
  return jsonName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function capital(letter) {
  return letter >= "a" && letter <= "z" ? letter.toUpperCase() : letter;
}
var shownCharacters = 40;
var largestShown = 2n ** 128n;
function describeValue(value) {
  switch (typeof value) {
    case "string":
      return `the string ${JSON.stringify(shorten2(value, shownCharacters))}`;
    case "bigint":
      return value > largestShown || value < -largestShown ? "a bigint of more than 128 bits" : `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      return value === null ? "null" : describeObject(value);
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    default:
      return String(value);
  }
}
function describeObject(value) {
  try {
    if (Array.isArray(value)) return "an array";
    if (ArrayBuffer.isView(value)) return "a typed array";
    if (value instanceof Map) return "a Map";
    if (value instanceof Date) return "a Date";
  } catch {
  }
  return "an object";
}
function checkOptionsObject(options) {
  if (options !== void 0 && (typeof options !== "object" || options === null))
    refuse("an object of options", options);
}
function checkCount(name, value) {
  if (value !== void 0 && value !== Infinity && !(Number.isInteger(value) && value >= 0))
    refuse(`an integer from 0 as option ${name}`, value);
}
function refuse(expected, value) {
  throw new ProtobufError2("INVALID_ARGUMENT", `expected ${expected}, got ${describeValue(value)}`);
}
function getOwn(message, name) {
  if (name in Object.prototype && !Object.hasOwn(message, name)) return void 0;
  return message[name];
}
function setOwn(message, name, value) {
  if (name in Object.prototype) {
    Object.defineProperty(message, name, { value, writable: true, enumerable: true, configurable: true });
  } else if (!Reflect.set(message, name, value)) {
    throw new ProtobufError2("INVALID_ARGUMENT", `property ${shorten2(name)} of the message cannot be changed`);
  }
}
function isMessageObject(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype2 = Object.getPrototypeOf(value);
  if (prototype2 === Object.prototype || prototype2 === null) return true;
  return !Array.isArray(value) && Object.prototype.toString.call(value) === "[object Object]";
}
function isList(value) {
  return Array.isArray(value) && value.length >= 0;
}
function isMap(value) {
  return value instanceof Map || Object.prototype.toString.call(value) === "[object Map]";
}
var leastMemory = 67108864;
var memoryText = "the message takes more memory than maxMemory allows";
var decoding = {
  keepUnknown: true,
  viewBytes: false,
  copyStrings: false,
  invalidUtf8: "keep",
  incomplete: false,
  unfinished: false
};
var memory = /* @__PURE__ */ new Int32Array(1);
var reserve$1 = 0;
var largestPart = 1073741824;
function allowMemory(size) {
  memory[0] = Math.min(size, largestPart);
  reserve$1 = size < largestPart ? 0 : size - largestPart;
}
function charge(size, position) {
  if ((memory[0] -= size) < 0) takeReserve(size, position);
}
function takeReserve(size, position) {
  const rest = (memory[0] += size) + reserve$1 - size;
  if (rest < 0) throwLimitExceeded2(position, memoryText);
  allowMemory(rest);
}
function beginMerge(depth, position) {
  if (depth < 0) throwTooDeep(position);
}
function throwTooDeep(position) {
  throwLimitExceeded2(position, "the message is nested deeper than maxDepth allows");
}
var {
  element: element$3,
  firstScatteredKey,
  scatteredKey,
  newKey: shapeMemory,
  firstTableKey: firstRowMemory,
  tableKey: rowMemory
} = memoryCosts;
var decimal = /^-?\d{1,20}$/;
function parseInt64(value, unsigned) {
  if (typeof value === "bigint") return inRange(value, unsigned);
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return "INVALID_TYPE";
    return Number.isSafeInteger(value) ? inRange(BigInt(value), unsigned) : "OUT_OF_RANGE";
  }
  if (typeof value === "string") return decimal.test(value) ? inRange(BigInt(value), unsigned) : "INVALID_TYPE";
  return isLong(value) ? inRange(bigIntOfLong(value), unsigned) : "INVALID_TYPE";
}
function isLong(value) {
  if (typeof value !== "object" || value === null) return false;
  const { low, high, unsigned } = value;
  return Number.isInteger(low) && Number.isInteger(high) && typeof unsigned === "boolean";
}
function bigIntOfLong(value) {
  const bits = BigInt(value.high | 0) << 32n | BigInt(value.low >>> 0);
  return value.unsigned ? BigInt.asUintN(64, bits) : bits;
}
function inRange(value, unsigned) {
  const wrapped = unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value);
  return wrapped === value ? value : "OUT_OF_RANGE";
}
var indexes = /* @__PURE__ */ new WeakMap();
function enumValue(plan, nameOrNumber) {
  let index = indexes.get(plan);
  if (index === void 0) indexes.set(plan, index = indexOf(plan));
  return typeof nameOrNumber === "string" ? index.byName.get(nameOrNumber) : index.byNumber.get(nameOrNumber);
}
function indexOf({ values }) {
  const backwards = [...values].reverse();
  return { byName: new Map(values.map((value) => [value.name, value])), byNumber: indexByNumber(backwards) };
}
function scalarProblem(scalar, value) {
  switch (scalarTypes[scalar].kind) {
    case "int32":
      return int32Problem(scalar, value, -2147483648, 2147483647);
    case "uint32":
      return int32Problem(scalar, value, 0, 4294967295);
    case "int64":
      return int64Problem(scalar, value, false);
    case "uint64":
      return int64Problem(scalar, value, true);
    case "float":
      return typeof value === "number" ? void 0 : wrongType("a number", value);
    case "bool":
      return typeof value === "boolean" ? void 0 : wrongType("a boolean", value);
    case "bytes":
      return isBytes2(value) ? void 0 : wrongType("a Uint8Array", value);
    case "string":
      if (typeof value !== "string") return wrongType("a string", value);
      return hasLoneSurrogate2(value) ? { code: "INVALID_UTF8", message: "string has a lone surrogate" } : void 0;
  }
}
function enumProblem(plan, value) {
  const problem = int32Problem("int32", value, -2147483648, 2147483647);
  if (problem !== void 0 || plan.open) return problem;
  if (enumValue(plan, value) !== void 0) return void 0;
  return { code: "UNKNOWN_ENUM_VALUE", message: `closed enum ${plan.typeName} declares no ${describeValue(value)}` };
}
function wrongType(expected, value) {
  return { code: "INVALID_TYPE", message: `expected ${expected}, got ${describeValue(value)}` };
}
function int32Problem(scalar, value, least, most) {
  if (typeof value !== "number" || !Number.isInteger(value)) return wrongType(`an integer (${scalar})`, value);
  return value >= least && value <= most ? void 0 : outOfRange(scalar, value);
}
function int64Problem(scalar, value, unsigned) {
  const parsed = parseInt64(value, unsigned);
  if (typeof parsed === "bigint") return void 0;
  return parsed === "OUT_OF_RANGE" ? outOfRange(scalar, value) : wrongType(`a bigint, safe integer, decimal digits or Long (${scalar})`, value);
}
function outOfRange(scalar, value) {
  return { code: "OUT_OF_RANGE", message: `${describeValue(value)} is out of the range of ${scalar}` };
}
var canonicalInteger = /^(?:0|-?[1-9]\d{0,19})$/;
function parseMapKey(scalar, text) {
  switch (scalarTypes[scalar].kind) {
    case "string":
      return text;
    case "bool":
      return text === "true" ? true : text === "false" ? false : void 0;
    case "int64":
    case "uint64":
      return canonicalInteger.test(text) ? BigInt(text) : void 0;
    default:
      return canonicalInteger.test(text) ? Number(text) : void 0;
  }
}
function mapKeyProblem(scalar, key, text) {
  if (!text) return scalarProblem(scalar, key);
  const parsed = parseMapKey(scalar, key);
  return parsed === void 0 ? wrongType(`a key of type ${scalar}`, key) : scalarProblem(scalar, parsed);
}
var encoding = { deterministic: false, partial: false };
var InvalidValue = class {
  code;
  reason;
  container;
  key;
  constructor(code, reason, container, key) {
    this.code = code;
    this.reason = reason;
    this.container = container;
    this.key = key;
  }
};
function throwInvalid(problem, container, key) {
  throw new InvalidValue(problem.code, problem.message, container, key);
}
function throwInvalidScalar(scalar, value, container, key) {
  throwInvalid(
    scalarProblem(scalar, value) ?? { code: "INVALID_TYPE", message: `not a value of type ${scalar}` },
    container,
    key
  );
}
function keyOrder(scalar) {
  const { kind } = scalarTypes[scalar];
  return kind === "string" ? compareUtf8 : kind === "int64" || kind === "uint64" ? compareBigInt : compareNumber;
}
function compareUtf8(left, right) {
  const [one, other] = [String(left), String(right)];
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(one.charCodeAt(index)) - rank(other.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
function rank(unit) {
  return (unit & 63488) === 55296 ? unit + 65536 : unit;
}
function compareNumber(left, right) {
  return Number(left) - Number(right);
}
function compareBigInt(left, right) {
  const [one, other] = [BigInt(String(left)), BigInt(String(right))];
  return one < other ? -1 : one > other ? 1 : 0;
}
function readLength2(bytes, position, end) {
  let length = bytes[position];
  if (length < 128) {
    cursor2.position = position + 1;
  } else {
    length = readVarint322(bytes, position);
    if (cursor2.position > end) throwTruncated2(end);
    if (length < 0 || cursor2.position - position > 5 || cursor2.position - position === 5 && bytes[position + 4] > 7) {
      throwInvalidLength2(position, "length exceeds 2147483647 bytes");
    }
  }
  if (!(length <= end - cursor2.position)) throwTruncated2(end);
  return length;
}
var unknownFields = /* @__PURE__ */ (() => /* @__PURE__ */ Symbol.for("wireform.unknownFields"))();
var usedBytes = /* @__PURE__ */ new WeakMap();
function joinUnknown(old, piece) {
  const length = old.length + piece.length;
  const { buffer, byteOffset } = old;
  if (usedBytes.get(buffer) === byteOffset + old.length && byteOffset + length <= buffer.byteLength) {
    const grown2 = new Uint8Array(buffer, byteOffset, length);
    grown2.set(piece, old.length);
    usedBytes.set(buffer, byteOffset + length);
    return grown2;
  }
  const grown = new Uint8Array(new ArrayBuffer(length * 2), 0, length);
  grown.set(old);
  grown.set(piece, old.length);
  usedBytes.set(grown.buffer, length);
  return grown;
}
var keptScratch$1 = 64 * 1024;
var scratch$1 = /* @__PURE__ */ new Uint8Array(1024);
var used = 0;
function resetUnknown() {
  used = 0;
  frame.base = -1;
  if (scratch$1.length > keptScratch$1) scratch$1 = new Uint8Array(1024);
}
function keepUnknown(base, bytes, start, end) {
  if (!decoding.keepUnknown) return base;
  const first = base < 0 ? used : base;
  const length = end - start;
  reserve(length);
  if (length < 32) for (let index = 0; index < length; index++) scratch$1[used + index] = bytes[start + index];
  else scratch$1.set(bytes.subarray(start, end), used);
  used += length;
  return first;
}
function reserve(length) {
  if (used + length <= scratch$1.length) return;
  const larger = new Uint8Array(Math.max(scratch$1.length * 2, used + length));
  larger.set(scratch$1.subarray(0, used));
  scratch$1 = larger;
}
var frame = { base: -1 };
var firstMemory = /* @__PURE__ */ (() => memoryCosts.firstLooseProperty + memoryCosts.bytes)();
var growth$1 = 1.5;
function addUnknown(earlier, base, position) {
  const end = used;
  used = base;
  charge(earlier === void 0 ? firstMemory + end - base : (end - base) * growth$1, position);
  return earlier === void 0 ? copyRange(scratch$1, base, end) : joinUnknown(earlier, scratch$1.subarray(base, end));
}
function copyRange(bytes, start, end) {
  const length = end - start;
  if (length > 64) return bytes.slice(start, end);
  const copy2 = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy2[index] = bytes[start + index];
  return copy2;
}
var gathering = {
  active: false,
  strings: 0,
  closeness: 0
};
var gaps = /* @__PURE__ */ (() => ({ places: new Int32Array(0), length: 0 }))();
var leastPlaces = 512;
function addGap(position, length) {
  if (gaps.length === gaps.places.length) growGaps();
  gaps.places[gaps.length] = position;
  gaps.places[gaps.length + 1] = length;
  gaps.length += 2;
}
function growGaps() {
  const larger = new Int32Array(Math.max(leastPlaces, gaps.length * 2));
  larger.set(gaps.places);
  gaps.places = larger;
}
function moveGaps(start, by) {
  if (!gathering.active) return;
  const { places } = gaps;
  for (let index = gaps.length - 2; index >= 0 && places[index] >= start; index -= 2) places[index] += by;
}
function checkPlace(position, size = 0) {
  if (position < 0 || size > largestMessage2 - position || size >>> 0 > largestMessage2)
    throw new ProtobufError2("LIMIT_EXCEEDED", `the message exceeds ${largestMessage2} bytes`);
}
function moveAndWriteLength(bytes, position, reserved, length) {
  if (reserved === 2 && length > 127 && length < 16384) {
    bytes[position] = length | 128;
    bytes[position + 1] = length >> 7;
    return position + 2 + length;
  }
  const start = position + varint32Size2(length);
  const content = position + reserved;
  if (start !== content) {
    checkPlace(content + length);
    if (content + length > bytes.length) return content + length;
    moveContent(bytes, content, start, length);
  }
  writeVarint322(bytes, position, length);
  return start + length;
}
function moveContent(bytes, from, to, length) {
  bytes.copyWithin(to, from, from + length);
  moveGaps(from, to - from);
}
function writeInt32(bytes, position, value, container, key) {
  if (typeof value !== "number" || (value | 0) !== value) throwInvalidScalar("int32", value, container, key);
  return value < 0 ? writeVarint642(bytes, position, value, -1) : writeVarint322(bytes, position, value);
}
function writeUnknown(bytes, position, value, message) {
  if (!isBytes2(value)) throwInvalid(wrongType("a Uint8Array", value), message, "[unknownFields]");
  const length = trueLength2(value);
  checkPlace(position, length);
  copyBytes(bytes, position, value, length);
  return position + length;
}
function copyBytes(bytes, position, value, length) {
  if (length > 0 && length <= bytes.length - position) bytes.set(value, position);
}
function isPlainBytes(value) {
  return value instanceof Uint8Array && ArrayBuffer.isView(value) && value.length === trueLength2(value);
}
var none = /* @__PURE__ */ (() => new DataView(new ArrayBuffer(0)))();
var inputView = none;
var lastWide = -1;
function openInput(bytes) {
  inputView = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  lastWide = bytes.length - 8;
  decoding.unfinished = true;
}
function releaseInput() {
  inputView = none;
  lastWide = -1;
}
function readSfixed32(bytes, position) {
  return position <= lastWide ? inputView.getInt32(position, true) : readInt322(bytes, position);
}
function readFixed64$1(bytes, position) {
  cursor2.low = readSfixed32(bytes, position);
  cursor2.high = readSfixed32(bytes, position + 4);
  cursor2.position = position + 8;
}
function readZigzag64(bytes, position) {
  readVarint642(bytes, position);
  const sign = -(cursor2.low & 1);
  cursor2.low = (cursor2.low >>> 1 | cursor2.high << 31) ^ sign;
  cursor2.high = cursor2.high >>> 1 ^ sign;
}
function charged(text, size, position) {
  if (text) charge(text.length === size ? asciiMemory(size) : textMemory(text.length), position);
  return text;
}
var windowSize = 512;
var longestSlice = 256;
var stringsBeforeWindow = 2;
var leastForWindow = 160;
var window = "";
var windowStart = 0;
var windowEnd = 0;
var strings = 0;
function resetText() {
  windowEnd = 0;
  strings = 0;
}
function readText(bytes, position, length) {
  if (strings < stringsBeforeWindow && length <= longestShortAscii2) {
    strings++;
    const text = readShortAscii2(bytes, position, length);
    if (text !== void 0) {
      charge(asciiMemory(length), position);
      return text;
    }
  }
  return textAt(bytes, position, length) ?? throwInvalidUtf82(position);
}
function textAt(bytes, position, length) {
  if (length === 0) return "";
  const end = position + length;
  if (end > windowEnd || length > longestSlice) return readOtherText(bytes, position, end);
  const input = inputView;
  let all = 0;
  if (length < 4) {
    all = bytes[position] | bytes[end - 1] | bytes[position + (length >> 1)];
  } else if (length <= 8) {
    all = input.getInt32(position, true) | input.getInt32(end - 4, true);
  } else if (length <= 16) {
    all = input.getInt32(position, true) | input.getInt32(position + 4, true) | input.getInt32(end - 8, true) | input.getInt32(end - 4, true);
  } else if (length <= 32) {
    all = input.getInt32(position, true) | input.getInt32(position + 4, true) | input.getInt32(position + 8, true) | input.getInt32(position + 12, true);
    all |= input.getInt32(end - 16, true) | input.getInt32(end - 12, true) | input.getInt32(end - 8, true) | input.getInt32(end - 4, true);
  } else if (!isLongAscii(input, position, end)) {
    return charged(readNonAscii2(bytes, input, position, end), length, position);
  }
  if ((all & 2155905152) !== 0) return charged(readNonAscii2(bytes, inputView, position, end), length, position);
  charge(pieceMemory(length), position);
  return window.substring(position - windowStart, end - windowStart);
}
function readOtherText(bytes, position, end) {
  if (strings++ < stringsBeforeWindow || bytes.length - position < leastForWindow || isLongText2(bytes, position, end)) {
    return charged(readUtf82(bytes, position, end), end - position, position);
  }
  if (lastWide < 0) openInput(bytes);
  const ascii = end - position < 16 ? isAscii2(bytes, position, end) : isLongAscii(inputView, position, end);
  if (!ascii) return charged(readNonAscii2(bytes, inputView, position, end), end - position, position);
  if (sliceOneByte2 === void 0 || decoding.copyStrings)
    return charged(readAscii2(bytes, position, end), end - position, position);
  windowStart = position;
  windowEnd = Math.min(bytes.length, position + windowSize);
  window = sliceOneByte2.call(bytes, windowStart, windowEnd);
  const length = end - position;
  charge(stringHead + windowEnd - windowStart + pieceMemory(length), position);
  return window.substring(0, length);
}
function isLongAscii(view2, position, end) {
  let all = fourWords(view2, end - 16);
  for (; position + 16 < end && (all & 2155905152) === 0; position += 16) all = fourWords(view2, position);
  return (all & 2155905152) === 0;
}
function fourWords(view2, position) {
  return view2.getInt32(position, true) | view2.getInt32(position + 4, true) | view2.getInt32(position + 8, true) | view2.getInt32(position + 12, true);
}
var shortestGathered = 13;
var longestGathered = 160;
var leastStrings = 8;
var firstCloseness = 1;
var mostCloseness = 3;
var pauseAfterFailure = 64;
function newGatherHabit() {
  return { gathers: false, pause: 0, closeness: 0 };
}
var canGather = utf8Write2 !== void 0;
var joined = "";
function beginGathering(habit) {
  gathering.active = canGather && habit.gathers;
  gathering.strings = 0;
  gathering.closeness = habit.closeness;
  joined = "";
  gaps.length = 0;
}
function endGathering(habit) {
  if (habit.pause > 0) habit.pause -= 1;
  else habit.gathers = gathering.strings >= leastStrings;
  gathering.active = false;
  joined = "";
}
function looksAscii(text) {
  if (gathering.closeness === 0) return true;
  const { length } = text;
  let all = text.charCodeAt(length - 1);
  const step = (length >> gathering.closeness) + 1;
  for (let index = 0; index < length; index += step) all |= text.charCodeAt(index);
  return !(all > 127);
}
function isGathered(length) {
  if (length < shortestGathered || length > longestGathered) return false;
  gathering.strings++;
  return gathering.active;
}
function gatherText(bytes, position, text) {
  const { length } = text;
  if (length < 128) {
    bytes[position++] = length;
  } else {
    bytes[position] = length | 128;
    bytes[position + 1] = length >> 7;
    position += 2;
  }
  addGap(position, length);
  joined += text;
  return position + length;
}
function gatheredSize() {
  return gaps.length === 0 ? 0 : joined.length + 4;
}
function fillGaps(bytes, view2, end, habit) {
  if (gaps.length === 0) return true;
  const { length } = joined;
  if (utf8Write2.call(bytes, joined, end) !== length) {
    habit.gathers = false;
    if (habit.closeness === mostCloseness) habit.pause = pauseAfterFailure;
    habit.closeness = habit.closeness === 0 ? firstCloseness : mostCloseness;
    return false;
  }
  let from = end;
  for (let index = 0; index < gaps.length; index += 2) {
    const size = gaps.places[index + 1];
    copy(view2, from, gaps.places[index], size);
    from += size;
  }
  return true;
}
function copy(view2, from, to, size) {
  const last = size - 8;
  for (let index = 0; index < last; index += 8) view2.setFloat64(to + index, view2.getFloat64(from + index, true), true);
  view2.setFloat64(to + last, view2.getFloat64(from + last, true), true);
}
function writeString(bytes, position, value, container, key) {
  if (typeof value !== "string" || value.length >= shortestGathered)
    return writeLongString(bytes, position, value, container, key);
  const { length } = value;
  let all = 0;
  for (let index = 0; index < length; index++) {
    const unit = value.charCodeAt(index);
    all |= unit;
    bytes[position + 1 + index] = unit;
  }
  if (all > 127) return writeLongString(bytes, position, value, container, key);
  bytes[position] = length;
  return position + 1 + length;
}
function writeLongString(bytes, position, value, container, key) {
  if (typeof value !== "string") throwInvalidScalar("string", value, container, key);
  const { length } = value;
  if (isGathered(length) && looksAscii(value)) return gatherText(bytes, position, value);
  const reserved = length < 64 ? 1 : varint32Size2(value.charCodeAt(0) < 128 ? length : length * 2);
  checkPlace(position);
  const next = writeUtf82(bytes, position + reserved, value);
  if (next < 0) throwInvalidScalar("string", value, container, key);
  checkPlace(position, next - position);
  const size = next - position - reserved;
  if (reserved > 1 || size > 127) return moveAndWriteLength(bytes, position, reserved, size);
  bytes[position] = size;
  return next;
}
var defaultMaxDepth = 100;
var memoryPerByte = 32;
var leastForView$2 = 512;
function beginDecode(bytes) {
  resetText();
  beginPlainDecode(bytes);
}
function beginPlainDecode(bytes) {
  allowMemory(leastMemory);
  if (bytes.length >= leastForView$2) beginLarge(bytes);
}
function beginLarge(bytes) {
  const { length } = bytes;
  if (length > largestMessage2 || length >>> 0 > largestMessage2)
    throwLimitExceeded2(0, `the message exceeds ${largestMessage2} bytes`);
  allowMemory(Math.max(leastMemory, length * memoryPerByte));
  openInput(bytes);
}
function withDecodeOptions(options, run) {
  if (options.maxMemory !== void 0) allowMemory(options.maxMemory);
  decoding.keepUnknown = options.unknown !== "discard";
  decoding.viewBytes = options.bytes === "view";
  decoding.copyStrings = options.strings === "copy";
  decoding.invalidUtf8 = options.invalidUtf8 ?? "keep";
  try {
    return run();
  } finally {
    decoding.keepUnknown = true;
    decoding.viewBytes = false;
    decoding.copyStrings = false;
    decoding.invalidUtf8 = "keep";
  }
}
function skipRecord(bytes, start, position, end, tag, depth) {
  const wireType = tag & 7;
  if (wireType === 3) return skipGroup(bytes, start, position, end, tag, depth);
  if (wireType === 4) throwInvalidGroup2(start, `end of group ${tag >>> 3}, which has not been started`);
  return skipValue(bytes, position, end, wireType);
}
function skipValue(bytes, position, end, wireType) {
  let next = position;
  if (wireType === 0) next = skipVarint2(bytes, position);
  else if (wireType === 1) next = position + 8;
  else if (wireType === 5) next = position + 4;
  else {
    const length = readLength2(bytes, position, end);
    next = cursor2.position + length;
  }
  if (next > end) throwTruncated2(end);
  return next;
}
function skipGroup(bytes, start, position, end, tag, depth) {
  const open = [];
  for (; ; ) {
    const wireType = tag & 7;
    if (wireType === 3) {
      if (open.length >= depth) throwTooDeep(start);
      open.push(tag >>> 3);
    } else if (wireType === 4) {
      if (open.pop() !== tag >>> 3) throwInvalidGroup2(start, `end of group ${tag >>> 3} inside another group`);
      if (open.length === 0) return position;
    } else {
      position = skipValue(bytes, position, end, wireType);
    }
    if (position >= end) throwTruncated2(end);
    start = position;
    tag = readTag2(bytes, position, end);
    position = cursor2.position;
  }
}
var viewed = /* @__PURE__ */ new Uint8Array(0);
var view = /* @__PURE__ */ (() => new DataView(viewed.buffer))();
function replaceView(bytes) {
  viewed = bytes;
  return view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
function forgetOutputView() {
  replaceView(new Uint8Array(0));
}
function putInto(target, offset) {
  return (bytes, start, end) => {
    const size = end - start;
    const room = trueLength2(target) - offset;
    if (size > room)
      throw new ProtobufError2(
        "INVALID_ARGUMENT",
        `the message takes ${size} bytes, the target has ${Math.max(0, room)} behind the offset`
      );
    if (size > 0) Uint8Array.prototype.set.call(target, bytes.subarray(start, end), offset);
    return size;
  };
}
function sizeOf(_bytes, start, end) {
  return end - start;
}
var shortCopy = 128;
function takeOwn(bytes, start, end) {
  const size = end - start;
  const own = new Uint8Array(size);
  if (size > shortCopy) own.set(new Uint8Array(bytes.buffer, start, size));
  else for (let index = 0; index < size; index++) own[index] = bytes[start + index];
  return own;
}
var growth = 4;
function neededSize(end, more = 0) {
  checkPlace(end, more);
  return end + more;
}
function allocate(size) {
  try {
    return new Uint8Array(Math.min(size + Math.floor(size / 4) + 64, largestMessage2));
  } catch (cause) {
    throw new ProtobufError2("LIMIT_EXCEEDED", `no memory for ${size} bytes`, { cause });
  }
}
var largestShared = 2048;
var slabSize = 16384;
var firstScratch = 256 * 1024;
var keptScratch = 1024 * 1024;
var shareable;
var scratch = /* @__PURE__ */ new Uint8Array(firstScratch);
var scratchView = /* @__PURE__ */ (() => new DataView(scratch.buffer))();
var slab = /* @__PURE__ */ (() => ({ bytes: new Uint8Array(0), buffer: new ArrayBuffer(0), offset: 0, busy: false }))();
function markUntransferable() {
  const { process } = globalThis;
  const { versions } = process ?? {};
  if (versions?.["node"] === void 0 || versions["bun"] !== void 0 || versions["deno"] !== void 0) return null;
  const threads = process?.getBuiltinModule?.("node:worker_threads");
  return threads?.markAsUntransferable ?? null;
}
function renewSlab() {
  if (shareable === void 0) shareable = markUntransferable();
  if (shareable === null) return;
  slab.buffer = new ArrayBuffer(slabSize);
  slab.bytes = new Uint8Array(slab.buffer);
  slab.offset = 0;
  shareable(slab.buffer);
}
function takeShared(end) {
  const { buffer, offset } = slab;
  slab.offset = end + 7 & -8;
  if (slab.offset > slabSize - largestShared) renewSlab();
  return new Uint8Array(buffer, offset, end - offset);
}
function newHabit() {
  return { lastSize: largestShared + 1, ...newGatherHabit() };
}
function write(encode, message, options, habit, finish, share) {
  const { deterministic, partial } = encoding;
  encoding.deterministic = options?.deterministic === true;
  encoding.partial = options?.partial === true;
  const depth = options?.maxDepth ?? defaultMaxDepth;
  if (slab.busy) return writeInside(encode, message, depth, finish, { deterministic, partial });
  slab.busy = true;
  try {
    if (share) {
      const end2 = encode(message, slab.bytes, slab.offset, depth);
      if (end2 >>> 0 <= slab.bytes.length) {
        habit.lastSize = end2 - slab.offset;
        return finish(slab.bytes, slab.offset, end2);
      }
    }
    const end = writeToScratch(encode, message, depth, habit);
    habit.lastSize = end;
    return finish(scratch, 0, end);
  } finally {
    slab.busy = false;
    encoding.deterministic = deterministic;
    encoding.partial = partial;
    if (scratch.length > keptScratch) {
      replaceScratch(firstScratch);
      forgetOutputView();
    }
  }
}
function writeToScratch(encode, message, depth, habit) {
  if (habit.lastSize > scratch.length) replaceScratch(habit.lastSize);
  try {
    for (; ; ) {
      beginGathering(habit);
      const end = encode(message, scratch, 0, depth);
      const size = neededSize(end, gatheredSize());
      if (size > scratch.length) replaceScratch(Math.max(size, scratch.length * growth));
      else if (fillGaps(scratch, scratchView, end, habit)) return end;
    }
  } finally {
    endGathering(habit);
  }
}
function writeInside(encode, message, depth, finish, outer) {
  const { active } = gathering;
  gathering.active = false;
  try {
    let bytes = new Uint8Array(firstScratch);
    let end = encode(message, bytes, 0, depth);
    while (neededSize(end) > bytes.length) {
      bytes = allocate(Math.max(end, bytes.length * growth));
      end = encode(message, bytes, 0, depth);
    }
    return finish(bytes, 0, end);
  } finally {
    forgetOutputView();
    gathering.active = active;
    encoding.deterministic = outer.deterministic;
    encoding.partial = outer.partial;
  }
}
function replaceScratch(size) {
  scratch = allocate(size);
  scratchView = new DataView(scratch.buffer);
}
function fastTransfer(habit) {
  return {
    begin: beginDecode,
    write: (encode, message, options, finish) => write(encode, message, options, habit, finish, false),
    toBytes: (encode, message, options) => encodeToBytes(encode, message, options, habit)
  };
}
function encodeToBytes(encode, message, options, habit) {
  if (shareable === void 0) renewSlab();
  const share = shareable !== null && !slab.busy && habit.lastSize <= largestShared && options?.exact !== true;
  return write(encode, message, options, habit, share ? takeSharedOrOwn : takeOwn, share);
}
function takeSharedOrOwn(bytes, start, end) {
  return bytes === slab.bytes && end - start <= largestShared ? takeShared(end) : takeOwn(bytes, start, end);
}
var { elements: elements$1, element: element$2, bigint: bigint$2 } = memoryCosts;
var { elements, element: element$1, bigint: bigint$1 } = memoryCosts;
var { element, bigint } = memoryCosts;
function sortProperties(message, names) {
  for (const name of names) {
    if (!Object.hasOwn(message, name)) continue;
    const value = message[name];
    delete message[name];
    if (value !== void 0) setOwn(message, name, value);
  }
}
var unsorted = /* @__PURE__ */ new Map();
function sortLater(message, names) {
  unsorted.set(message, names);
  decoding.unfinished = true;
}
function sortMessages() {
  for (const [message, names] of unsorted) sortProperties(message, names);
  unsorted.clear();
}
function forgetUnsorted() {
  unsorted.clear();
}
function orderOfProperties({ fields, members }) {
  return [...fields, ...members.filter((field) => field.kind === "extension")];
}
var bytesBeforeCompile = 64 * 1024;
var choices = {
  unknown: ["keep", "discard"],
  bytes: ["copy", "view"],
  strings: ["slice", "copy"],
  invalidUtf8: ["keep", "replace", "error"]
};
function checkDecodeOptions(options, length, typeName) {
  checkOptionsObject(options);
  for (const name of ["unknown", "bytes", "strings", "invalidUtf8"]) {
    const value = options[name];
    if (value !== void 0 && !choices[name].includes(value))
      throwOption(name, choices[name].join(", "), value);
  }
  checkFlag("partial", options.partial);
  checkCount("maxDepth", options.maxDepth);
  checkCount("maxBytes", options.maxBytes);
  checkCount("maxMemory", options.maxMemory);
  if (options.maxBytes !== void 0 && length > options.maxBytes) {
    throw new ProtobufError2(
      "LIMIT_EXCEEDED",
      `cannot decode ${typeName}: ${length} bytes are more than maxBytes, ${options.maxBytes}`,
      { typeName }
    );
  }
}
function checkEncodeOptions(options) {
  checkOptionsObject(options);
  checkFlag("deterministic", options.deterministic);
  checkFlag("partial", options.partial);
  checkFlag("exact", options.exact);
  checkCount("maxDepth", options.maxDepth);
}
function checkFlag(name, value) {
  if (value !== void 0 && typeof value !== "boolean") throwOption(name, "true or false", value);
}
function throwOption(name, expected, value) {
  throw new ProtobufError2("INVALID_ARGUMENT", `option ${name}: expected ${expected}, got ${describeValue(value)}`);
}
function formatPath(steps) {
  let path = "";
  for (const step of steps) {
    if (typeof step === "string") path += path === "" ? shorten2(step) : `.${shorten2(step)}`;
    else if (typeof step === "number") path += `[${step}]`;
    else path += `[${typeof step.key === "string" ? quote(step.key) : describeKey(step.key)}]`;
  }
  return boundPlace2(path);
}
function quote(text) {
  return JSON.stringify(shorten2(text));
}
function describeKey(key) {
  return typeof key === "object" || typeof key === "function" ? typeof key : shorten2(String(key));
}
function locateOffset(plan, bytes, offset, truncated3) {
  const steps = [];
  let number;
  let within = plan;
  let position = 0;
  let end = bytes.length;
  while (within !== void 0) {
    const record = findRecord(within, bytes, position, end, offset, truncated3);
    if (record === void 0) break;
    const { field } = record;
    number = record.number;
    if (field === void 0) break;
    steps.push(field.localName);
    if (field.cardinality === "repeated") steps.push(record.index);
    if (record.content === void 0) break;
    ({ position, end } = record.content);
    within = field.value.kind === "message" ? field.value.message : void 0;
    if (field.cardinality === "map") {
      const value = stepIntoEntry(field, bytes, record.content, offset, steps);
      if (value === void 0) break;
      ({ position, end } = value);
    }
  }
  return { path: formatPath(steps), number, end };
}
function findRecord(plan, bytes, position, end, offset, truncated3) {
  const first = position;
  while (position < end) {
    const start = position;
    const tag = attempt(() => readTag2(bytes, start, end));
    if (tag === void 0 || (tag & 7) === 4) return void 0;
    const number = tag >>> 3;
    const content = cursor2.position;
    const next = attempt(() => skipRecord(bytes, start, content, end, tag, 1 << 30)) ?? Infinity;
    if (truncated3 ? offset <= next : offset < next) {
      const field = plan.members.find((each) => each.number === number);
      const index = field?.cardinality === "repeated" ? countElements(field, bytes, first, start) + elementsBefore(field, tag, bytes, content, offset) : 0;
      return { number, field, index, content: contentRange(tag, bytes, content, Math.min(next, end), offset) };
    }
    position = next;
  }
  return void 0;
}
function countElements(field, bytes, position, end) {
  let count = 0;
  while (position < end) {
    const tag = readTag2(bytes, position, end);
    const content = cursor2.position;
    position = skipRecord(bytes, position, content, end, tag, 1 << 30);
    if (tag >>> 3 === field.number)
      count += isPacked(field, tag) ? elementsBefore(field, tag, bytes, content, position) : 1;
  }
  return count;
}
function attempt(read) {
  try {
    return read();
  } catch {
    return void 0;
  }
}
function contentRange(tag, bytes, position, end, offset) {
  if ((tag & 7) === 3) return { position, end };
  if ((tag & 7) !== 2) return void 0;
  const content = attempt(() => (readVarint642(bytes, position), cursor2.position)) ?? Infinity;
  return content <= end && content <= offset ? { position: content, end } : void 0;
}
function isPacked(field, tag) {
  if (field?.cardinality !== "repeated" || (tag & 7) !== 2) return false;
  return field.value.kind === "enum" || field.value.kind === "scalar" && scalarTypes[field.value.scalar].wireType !== 2;
}
function elementsBefore(field, tag, bytes, position, offset) {
  if (!isPacked(field, tag)) return 0;
  attempt(() => (readVarint642(bytes, position), 0));
  const size = field.value.kind === "scalar" ? scalarTypes[field.value.scalar].fixedSize : 0;
  if (size !== 0) return Math.max(0, Math.floor((offset - cursor2.position) / size));
  let count = 0;
  for (let index = cursor2.position; index < offset && index < bytes.length; index++) if (bytes[index] < 128) count++;
  return count;
}
function stepIntoEntry(field, bytes, entry, offset, steps) {
  let { position } = entry;
  let key;
  let value;
  while (position < entry.end && position <= offset) {
    const start = position;
    const tag = attempt(() => readTag2(bytes, start, entry.end));
    if (tag === void 0) break;
    const content = cursor2.position;
    const next = attempt(() => skipRecord(bytes, start, content, entry.end, tag, 1 << 30));
    if (tag >>> 3 === 1 && next !== void 0 && next <= offset)
      key = readKey(scalarTypes[field.key.scalar], bytes, content, next);
    if (tag >>> 3 === 2) value = contentRange(tag, bytes, content, Math.min(next ?? entry.end, entry.end), offset);
    if (next === void 0 || next > offset) break;
    position = next;
  }
  if (key !== void 0) steps.push({ key });
  return value;
}
function readKey(facts, bytes, position, end) {
  if (facts.kind === "string") {
    attempt(() => (readVarint642(bytes, position), 0));
    return readUtf8Lossy2(bytes, cursor2.position, end);
  }
  if (facts.fixedSize === 4)
    return facts.kind === "uint32" ? readSfixed32(bytes, position) >>> 0 : readSfixed32(bytes, position);
  if (facts.fixedSize === 8) readFixed64$1(bytes, position);
  else if (facts.zigzag) readZigzag64(bytes, position);
  else readVarint642(bytes, position);
  if (facts.kind === "bool") return (cursor2.low | cursor2.high) !== 0;
  if (facts.kind === "int32") return cursor2.low;
  if (facts.kind === "uint32") return cursor2.low >>> 0;
  return facts.kind === "uint64" ? joinUint642(cursor2.low, cursor2.high) : joinInt642(cursor2.low, cursor2.high);
}
function isFaulty(code, field, holder, value, depth, key, map) {
  if (code === "LIMIT_EXCEEDED")
    return depth < 1 && value !== void 0 && (field.value.kind === "message" || field.cardinality === "map" && holder === "field");
  if (code === "MISSING_REQUIRED")
    return field.cardinality === "singular" && field.presence === "required" && value === void 0;
  if (code === "ONEOF_CONFLICT")
    return field.cardinality === "singular" && value !== void 0 && field.oneof !== void 0;
  if (holder === "field" && value === void 0) return false;
  if (holder === "field" && field.cardinality === "repeated") return !isList(value);
  if (holder === "field" && field.cardinality === "map") return !isMap(value) && !isMessageObject(value);
  return valueCode(field.value, value) === code || holder === "entry" && field.cardinality === "map" && keyCode(field.key.scalar, key, map) === code;
}
function valueCode(type, value) {
  if (type.kind === "message") return isMessageObject(value) ? void 0 : "INVALID_TYPE";
  return (type.kind === "scalar" ? scalarProblem(type.scalar, value) : enumProblem(type.enum, value))?.code;
}
function keyCode(type, key, map) {
  return (isMap(map) ? scalarProblem(type, key) : mapKeyProblem(type, String(key), true))?.code;
}
var deepestSearch = 1e3;
function find$1(search, plan, message, depth) {
  if (typeof message !== "object" || message === null) return false;
  const entered = search.enter(plan, message, depth);
  if (entered !== true) return entered === "found";
  for (const field of plan.members) if (findIn(search, field, message, depth)) return true;
  return search.leave?.(message) === true;
}
function findIn(search, field, message, depth) {
  const { steps } = search;
  const { localName, cardinality } = field;
  const value = getOwn(message, localName);
  const next = field.value.kind === "message" ? field.value.message : void 0;
  steps.push(localName);
  if (search.isAt?.(field, "field", message, localName, value, depth)) return true;
  if (cardinality === "singular" && next !== void 0 && find$1(search, next, value, depth - 1)) return true;
  if (typeof value === "object" && value !== null && (next !== void 0 || value === search.container)) {
    const within = cardinality === "map" ? depth - 1 : depth;
    const holder = cardinality === "map" ? "entry" : "element";
    for (const [step, element2] of childrenOf(field, value, search.deterministic)) {
      steps.push(step);
      if (search.isAt?.(field, holder, value, step, element2, within)) return true;
      if (next !== void 0 && find$1(search, next, element2, within - 1)) return true;
      steps.pop();
    }
  }
  steps.pop();
  return false;
}
function locateValue(plan, message, fault, { maxDepth = 100, deterministic = false } = {}) {
  const { code, container, key } = fault;
  const steps = [];
  const isUnknown = key === "[unknownFields]";
  const seen = /* @__PURE__ */ new Map();
  const search = {
    steps,
    deterministic,
    container,
    enter: (within, value, depth) => steps.length <= deepestSearch && depth >= 0 && !wasSeen(seen, code, within, value, depth),
    leave: (value) => isUnknown && value === container && !isBytes2(value[unknownFields]) && steps.push(key) > 0,
    isAt: (field, holder, holds, step, value, depth) => holds === container && isStep(step, key) && isFaulty(code, field, holder, value, depth, key, holds)
  };
  try {
    if (find$1(search, plan, message, maxDepth)) return formatPath(steps);
  } catch {
  }
  return formatPath([String(key)]);
}
function wasSeen(seen, code, plan, message, depth) {
  let depths = seen.get(plan);
  if (depths === void 0) seen.set(plan, depths = /* @__PURE__ */ new Map());
  const before = depths.get(message);
  if (before !== void 0 && (before <= depth || code !== "LIMIT_EXCEEDED")) return true;
  depths.set(message, depth);
  return false;
}
function isStep(step, key) {
  if (typeof step !== "object") return step === key;
  return Object.is(step.key, key) || String(step.key) === String(key);
}
function* childrenOf(field, value, deterministic = false) {
  if (field.cardinality === "repeated" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield [index, value[index]];
  } else if (field.cardinality === "map") {
    for (const [key, entry] of entriesOf(field, value, deterministic)) yield [{ key }, entry];
  }
}
function entriesOf({ key: { scalar } }, map, deterministic) {
  const entries = isMap(map) ? [...map] : Object.keys(map).map((text) => [parseMapKey(scalar, text) ?? text, map[text]]);
  const compare = keyOrder(scalar);
  return deterministic ? entries.sort(([left], [right]) => compare(left, right)) : entries;
}
function locateCycle(plan, message) {
  const done = /* @__PURE__ */ new Map();
  const ancestors = /* @__PURE__ */ new Set();
  const steps = [];
  const search = {
    steps,
    enter: (within, value) => {
      if (ancestors.has(value)) return "found";
      const finished = done.get(within) ?? /* @__PURE__ */ new Set();
      if (finished.has(value) || ancestors.size > deepestSearch) return false;
      done.set(within, finished.add(value));
      ancestors.add(value);
      return true;
    },
    leave: (value) => {
      ancestors.delete(value);
      return false;
    }
  };
  return find$1(search, plan, message, 0) ? formatPath(steps) : void 0;
}
function locateMissingRequired(plan, message) {
  const steps = [];
  const search = {
    steps,
    enter: ({ requires }) => requires,
    isAt: ({ presence }, holder, _container, _key, value) => presence === "required" && holder === "field" && value === void 0
  };
  return find$1(search, plan, message, 0) ? formatPath(steps) : void 0;
}
function decodeError(plan, bytes, error) {
  if (!(error instanceof ProtobufError2))
    return error instanceof RangeError ? engineLimit("decode", plan, error) : error;
  if (error.offset === void 0) return error;
  const { code, message, offset = 0 } = cutAtEnd(plan, bytes, error, error.offset);
  const { path, number } = locateOffset(plan, bytes, offset, code === "TRUNCATED");
  const field = path === "" ? number === void 0 ? "" : ` unknown field ${number}` : ` ${path} (field ${number})`;
  const text = `cannot decode ${plan.typeName}:${field} at byte ${offset} (0x${offset.toString(16)}): ${message}`;
  return new ProtobufError2(code, text, { typeName: plan.typeName, path, offset });
}
function cutAtEnd(plan, bytes, error, offset) {
  if (error.code !== "VARINT_OVERFLOW") return error;
  const { end } = locateOffset(plan, bytes, offset, false);
  return offset + longestVarint2 > end ? truncated2(end) : error;
}
function engineLimit(verb, plan, cause) {
  return new ProtobufError2("LIMIT_EXCEEDED", `cannot ${verb} ${plan.typeName}: ${cause.message}`, {
    typeName: plan.typeName,
    cause
  });
}
function encodeError(plan, message, error, options) {
  if (error instanceof InvalidValue) return valueError(plan, message, error, options);
  if (error instanceof ProtobufError2 && error.typeName === void 0) {
    return new ProtobufError2(error.code, `cannot encode ${plan.typeName}: ${error.message}`, {
      typeName: plan.typeName,
      cause: error
    });
  }
  return error instanceof RangeError && /call stack/.test(error.message) ? engineLimit("encode", plan, error) : error;
}
function valueError(plan, message, fault, options) {
  const { typeName } = plan;
  const cycle = fault.code === "LIMIT_EXCEEDED" ? locateCycle(plan, message) : void 0;
  if (cycle !== void 0)
    return new ProtobufError2("CYCLE", `cannot encode ${typeName}: ${cycle}: a message contains itself`, {
      typeName,
      path: cycle
    });
  const path = locateValue(plan, message, fault, options);
  return new ProtobufError2(fault.code, `cannot encode ${typeName}: ${path}: ${fault.reason}`, { typeName, path });
}
function missingRequiredError(plan, message) {
  const path = locateMissingRequired(plan, message);
  if (path === void 0) return void 0;
  return new ProtobufError2("MISSING_REQUIRED", `cannot decode ${plan.typeName}: ${path}: required field is absent`, {
    typeName: plan.typeName,
    path
  });
}
function createEntry(type, functions, transfer) {
  return {
    encode: (message, options) => {
      checkEncode(type, message, options);
      try {
        return transfer.toBytes(functions.encode, message, options);
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    encodeInto: (message, target, offset = 0, options) => {
      checkEncode(type, message, options);
      checkTarget(target, offset);
      try {
        return transfer.write(functions.encode, message, options, putInto(target, offset));
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    size: (message, options) => {
      checkEncode(type, message, options);
      try {
        return transfer.write(functions.encode, message, options, sizeOf);
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    decode: (bytes, options) => decode(type, functions, transfer, bytes, options)
  };
}
function checkEncode({ typeName }, message, options) {
  if (options !== void 0) checkEncodeOptions(options);
  if (isMessageObject(message)) return;
  throw new ProtobufError2(
    "INVALID_TYPE",
    `cannot encode ${typeName}: expected a message object, got ${describeValue(message)}`,
    { typeName }
  );
}
function checkTarget(target, offset) {
  if (!isBytes2(target))
    throw new ProtobufError2("INVALID_ARGUMENT", `target: expected a Uint8Array, got ${describeValue(target)}`);
  if (!Number.isInteger(offset) || offset < 0 || offset > trueLength2(target)) {
    throw new ProtobufError2(
      "INVALID_ARGUMENT",
      `offset: expected 0 to ${trueLength2(target)}, got ${describeValue(offset)}`
    );
  }
}
function decode(type, functions, transfer, input, options) {
  const { typeName } = type;
  if (!isBytes2(input))
    throw new ProtobufError2(
      "INVALID_TYPE",
      `cannot decode ${typeName}: expected a Uint8Array, got ${describeValue(input)}`,
      { typeName }
    );
  const bytes = trueBytes2(input);
  const { length } = bytes;
  let message;
  try {
    transfer.begin(bytes);
    if (options === void 0) {
      message = functions.decode(bytes, 0, length, defaultMaxDepth, 0);
    } else {
      checkDecodeOptions(options, length, typeName);
      message = withDecodeOptions(
        options,
        () => functions.decode(bytes, 0, length, options.maxDepth ?? defaultMaxDepth, 0)
      );
    }
  } catch (error) {
    throw failedDecode(type, bytes, error);
  }
  return decoding.unfinished ? finishDecode(type, message, options) : message;
}
function failedDecode(type, bytes, error) {
  releaseInput();
  resetUnknown();
  forgetUnsorted();
  decoding.unfinished = false;
  decoding.incomplete = false;
  return decodeError(type.plan, bytes, error);
}
function finishDecode(type, message, options) {
  releaseInput();
  sortMessages();
  decoding.unfinished = false;
  if (!decoding.incomplete) return message;
  decoding.incomplete = false;
  const error = options?.partial === true ? void 0 : missingRequiredError(type.plan, message);
  if (error !== void 0) throw error;
  return message;
}
var rowFlags = {
  explicit: 1,
  required: 2,
  repeated: 4,
  packed: 8,
  delimited: 16,
  unverified: 32,
  extension: 64
};
var started;
function planOfRows(typeName, names, rows, { int64 = "bigint", maps = "object", messageSet = false, reserved = [] }, keep) {
  const plan = startPlan({
    typeName,
    representation: { int64, maps },
    registry: void 0,
    messageSet,
    reservedNames: reserved
  });
  keep(plan);
  if (started === void 0) fillAll([{ plan, names, rows, keep }]);
  else started.push({ plan, names, rows, keep });
}
function fillAll(all) {
  started = all;
  try {
    for (const { plan, names, rows } of all) fillPlan(plan, membersOf(plan, namesOfFields(names), rows()));
  } catch (error) {
    for (const { keep } of all) keep(void 0);
    throw error;
  } finally {
    started = void 0;
  }
  markRequires(all.map(({ plan }) => plan));
}
function namesOfFields(names) {
  return typeof names === "string" ? names.split(" ") : Object.keys(names([]));
}
function membersOf(plan, names, rows) {
  const oneofs = /* @__PURE__ */ new Map();
  return rows.map((row, slot) => memberOf(plan, isExtension(row) ? void 0 : names.shift(), row, slot, oneofs));
}
function isExtension([, , flags = 0]) {
  return (flags & rowFlags.extension) !== 0;
}
function memberOf({ representation }, field, [number, type, flags = 0, more = {}], slot, oneofs) {
  const has = (flag) => (flags & rowFlags[flag]) !== 0;
  const { name = protoNameOf(field), key } = more;
  const inBrackets = field === void 0 ? `[${name}]` : void 0;
  const { json = inBrackets ?? jsonNameOf(name), text = inBrackets ?? name } = more;
  const local = field ?? `[${name}]`;
  const kind = inBrackets === void 0 ? "field" : "extension";
  const oneof = more.oneof === void 0 ? void 0 : oneofOf(more.oneof, oneofs);
  const base = { kind, slot, name, ...namesOf(local), jsonName: json, textName: text, number, oneof };
  const scalar = (each, int64) => scalarPlan(each, int64, !has("unverified"));
  const value = typeof type === "string" ? scalar(type, representation.int64) : "plan" in type ? { kind: "message", message: type.plan, delimited: has("delimited") } : { kind: "enum", enum: enumPlan(type) };
  if (key !== void 0)
    return {
      ...base,
      cardinality: "map",
      presence: "implicit",
      key: scalar(key, keyForm(representation)),
      value,
      maps: representation.maps
    };
  if (has("repeated") || has("packed"))
    return { ...base, cardinality: "repeated", presence: "implicit", value, packed: has("packed") };
  const isExplicit = has("explicit") || has("extension") || oneof !== void 0 || value.kind === "message";
  return {
    ...base,
    cardinality: "singular",
    presence: has("required") ? "required" : isExplicit ? "explicit" : "implicit",
    value,
    loose: false,
    defaultValue: more.default
  };
}
function oneofOf(given, oneofs) {
  const [name, localName] = typeof given === "string" ? [given, jsonNameOf(given)] : given;
  let oneof = oneofs.get(name);
  if (oneof === void 0) oneofs.set(name, oneof = startOneof(name, localName));
  return oneof;
}
var enumPlans = /* @__PURE__ */ new WeakMap();
function enumPlan([typeName, numbers, closed = false]) {
  let plan = enumPlans.get(numbers);
  if (plan === void 0) {
    enumPlans.set(
      numbers,
      plan = { typeName, open: !closed, values: Object.entries(numbers).map(([name, number]) => ({ name, number })) }
    );
  }
  return plan;
}
var addUnknown$exported = addUnknown;
var beginDecode$exported = beginDecode;
var beginMerge$exported = beginMerge;
var createEntry$exported = createEntry;
var decoding$exported = decoding;
var defaultMaxDepth$exported = defaultMaxDepth;
var encodeError$exported = encodeError;
var failedDecode$exported = failedDecode;
var fastTransfer$exported = fastTransfer;
var finishDecode$exported = finishDecode;
var isPlainBytes$exported = isPlainBytes;
var keepUnknown$exported = keepUnknown;
var largestShared$exported = largestShared;
var memory$exported = memory;
var newHabit$exported = newHabit;
var orderOfProperties$exported = orderOfProperties;
var planOfRows$exported = planOfRows;
var readLength$exported = readLength2;
var readText$exported = readText;
var skipRecord$exported = skipRecord;
var slab$exported = slab;
var sortLater$exported = sortLater;
var takeReserve$exported = takeReserve;
var takeShared$exported = takeShared;
var throwTooDeep$exported = throwTooDeep;
var unknownFields$exported = unknownFields;
var writeInt32$exported2 = writeInt32;
var writeString$exported = writeString;
var writeUnknown$exported = writeUnknown;

// dist/runtime.js
var linked = /* @__PURE__ */ new WeakMap();
function setLink(plan, functions) {
  linked.set(plan, functions);
}
function declareMessage(typeName, names, rows, functions, makeEntry, options) {
  return new GeneratedCodec(typeName, names, rows, functions, makeEntry, options);
}
var GeneratedCodec = class {
  typeName;
  functions;
  encode;
  encodeInto;
  size;
  decode;
  #names;
  #rows;
  #options;
  #plan;
  constructor(typeName, names, rows, functions, makeEntry, options) {
    const habit = newHabit$exported();
    const general = createEntry$exported(this, functions, fastTransfer$exported(habit));
    const { encode, decode: decode2 } = makeEntry({ type: this, general, habit });
    this.typeName = typeName;
    this.functions = functions;
    this.encode = encode;
    this.encodeInto = general.encodeInto;
    this.size = general.size;
    this.decode = decode2;
    this.#names = names;
    this.#rows = rows;
    this.#options = options;
  }
  get plan() {
    if (this.#plan === void 0)
      planOfRows$exported(this.typeName, this.#names, this.#rows, this.#options ?? {}, (plan) => this.#keep(plan));
    return this.#plan;
  }
  #keep(plan) {
    this.#plan = plan;
    if (plan !== void 0) setLink(plan, continuing(plan, this.functions));
  }
};
function continuing(plan, { decode: decode2, merge, encode }) {
  return {
    decode: (bytes, position, end, depth, endTag, previous) => {
      if (previous === void 0) return decode2(bytes, position, end, depth, endTag);
      beginMerge$exported(depth, position);
      merge(previous, bytes, position, end, depth, endTag);
      if (!plan.absentIsOwn || plan.members.length > plan.fields.length) {
        sortLater$exported(
          previous,
          orderOfProperties$exported(plan).map((field) => field.localName)
        );
      }
      return previous;
    },
    encode
  };
}
var keptScratch2 = 1024 * 1024;

// .sz/AR.js
function decodeAddRequest(bytes, position, end, depth, endTag) {
  position |= 0;
  end |= 0;
  if (depth < 0) throwTooDeep$exported(position);
  if ((memory$exported[0] -= 56) < 0) takeReserve$exported(56, position);
  const message = {
    a: 0,
    b: 0,
    requestId: ""
  };
  let value;
  let length = 0;
  let tag = position < end ? bytes[position] : -1;
  if (tag === 8) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = value & 127 | bytes[position++] << 7;
      if (value > 16383) {
        value = readVarint32$exported(bytes, position - 2);
        position = cursor$exported.position | 0;
      }
    }
    message.a = value;
    tag = position < end ? bytes[position] : -1;
  }
  if (tag === 16) {
    position += 1;
    value = bytes[position++];
    if (value > 127) {
      value = value & 127 | bytes[position++] << 7;
      if (value > 16383) {
        value = readVarint32$exported(bytes, position - 2);
        position = cursor$exported.position | 0;
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
      length = readLength$exported(bytes, position, end) | 0;
      position = cursor$exported.position | 0;
    }
    value = readText$exported(bytes, position, length);
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
  for (; ; ) {
    start = position;
    tag = position < end ? bytes[position++] : -1;
    if (tag > 127) {
      tag = readTag$exported(bytes, start, end);
      position = cursor$exported.position | 0;
    }
    if (tag === -1) break;
    switch (tag) {
      case 8:
        value = bytes[position++];
        if (value > 127) {
          value = value & 127 | bytes[position++] << 7;
          if (value > 16383) {
            value = readVarint32$exported(bytes, position - 2);
            position = cursor$exported.position | 0;
          }
        }
        message.a = value;
        continue;
      case 16:
        value = bytes[position++];
        if (value > 127) {
          value = value & 127 | bytes[position++] << 7;
          if (value > 16383) {
            value = readVarint32$exported(bytes, position - 2);
            position = cursor$exported.position | 0;
          }
        }
        message.b = value;
        continue;
      case 26:
        length = bytes[position];
        if (length < 128 && length < end - position) {
          position += 1;
        } else {
          length = readLength$exported(bytes, position, end) | 0;
          position = cursor$exported.position | 0;
        }
        value = readText$exported(bytes, position, length);
        position += length;
        message.requestId = value;
        continue;
    }
    tag = readTag$exported(bytes, start, end);
    position = cursor$exported.position | 0;
    if ((tag & 7) === 4 && tag === endTag) {
      end = position;
      endTag = 0;
      break;
    }
    position = skipRecord$exported(bytes, start, position, end, tag, depth) | 0;
    unknown = keepUnknown$exported(unknown, bytes, start, position);
  }
  if (position !== end || endTag !== 0) throwTruncated$exported(end);
  if (unknown !== -1) message[unknownFields$exported] = addUnknown$exported(message[unknownFields$exported], unknown, position);
  cursor$exported.position = position;
}
function encodeAddRequest(message, bytes, position, _depth) {
  position |= 0;
  const a = message.a;
  if (a !== void 0 && a !== 0) {
    bytes[position++] = 8;
    if (typeof a === "number" && (a & 127) === a) bytes[position++] = a;
    else position = writeInt32$exported2(bytes, position, a, message, "a") | 0;
  }
  const b = message.b;
  if (b !== void 0 && b !== 0) {
    bytes[position++] = 16;
    if (typeof b === "number" && (b & 127) === b) bytes[position++] = b;
    else position = writeInt32$exported2(bytes, position, b, message, "b") | 0;
  }
  const requestId = message.requestId;
  if (requestId !== void 0 && requestId !== "") {
    bytes[position++] = 26;
    position = writeString$exported(bytes, position, requestId, message, "requestId") | 0;
  }
  const unknown = message[unknownFields$exported];
  if (unknown !== void 0) position = writeUnknown$exported(bytes, position, unknown, message) | 0;
  return position;
}
var AddRequest = /* @__PURE__ */ declareMessage(
  "calculator.AddRequest",
  "a b requestId",
  () => [
    [1, "int32"],
    [2, "int32"],
    [3, "string"]
  ],
  { decode: decodeAddRequest, merge: mergeAddRequest, encode: encodeAddRequest },
  ({ type, general, habit }) => {
    function encode(message, options) {
      if (options !== void 0 || habit.lastSize > largestShared$exported || slab$exported.busy || typeof message !== "object" || message === null) {
        return general.encode(message, options);
      }
      const { bytes, offset } = slab$exported;
      let end = 0;
      slab$exported.busy = true;
      try {
        end = encodeAddRequest(message, bytes, offset, defaultMaxDepth$exported);
      } catch (error) {
        slab$exported.busy = false;
        throw encodeError$exported(type.plan, message, error);
      }
      slab$exported.busy = false;
      const size = end - offset;
      if (size > largestShared$exported || size <= 0 || end > bytes.length) {
        habit.lastSize = size;
        return general.encode(message, options);
      }
      return takeShared$exported(end);
    }
    function decode2(bytes, options) {
      if (options !== void 0 || !isPlainBytes$exported(bytes)) return general.decode(bytes, options);
      let message;
      try {
        beginDecode$exported(bytes);
        message = decodeAddRequest(bytes, 0, bytes.length, defaultMaxDepth$exported, 0);
      } catch (error) {
        throw failedDecode$exported(type, bytes, error);
      }
      return decoding$exported.unfinished ? finishDecode$exported(type, message, options) : message;
    }
    return { encode, decode: decode2 };
  }
);

// <stdin>
var e = AddRequest.encode;
var d = AddRequest.decode;
export {
  d,
  e
};
