import * as enums from "./enum.ts";
import * as wide from "./integer64.ts";
import * as lists from "./list.ts";
import * as loosely from "./loose.ts";
import * as maps from "./map.ts";
import * as messages from "./message.ts";
import * as sets from "./message-set.ts";
import * as numbers from "./number.ts";
import * as oneofs from "./oneof.ts";
import type { Parts } from "./parts.ts";
import * as requires from "./required.ts";
import * as texts from "./text.ts";

/*
 * All parts of the compact engine: generated modules import those that they need, by these names.
 */

type Part<Name extends keyof Parts> = { readonly [N in Name]-?: NonNullable<Parts[N]> };

export const int32Part: Part<"int32"> = { int32: numbers.int32 };
export const uint32Part: Part<"uint32"> = { uint32: numbers.uint32 };
export const sint32Part: Part<"sint32"> = { sint32: numbers.sint32 };
export const fixed32Part: Part<"fixed32"> = { fixed32: numbers.fixed32 };
export const sfixed32Part: Part<"sfixed32"> = { sfixed32: numbers.sfixed32 };
export const floatPart: Part<"float"> = { float: numbers.float };
export const doublePart: Part<"double"> = { double: numbers.double };
export const boolPart: Part<"bool"> = { bool: numbers.bool };
export const int64Part: Part<"int64"> = { int64: wide.int64 };
export const uint64Part: Part<"uint64"> = { uint64: wide.uint64 };
export const sint64Part: Part<"sint64"> = { sint64: wide.sint64 };
export const fixed64Part: Part<"fixed64"> = { fixed64: wide.fixed64 };
export const sfixed64Part: Part<"sfixed64"> = { sfixed64: wide.sfixed64 };
export const asBigintPart: Part<"asBigint"> = { asBigint: wide.asBigint };
export const asNumberPart: Part<"asNumber"> = { asNumber: wide.asNumber };
export const asStringPart: Part<"asString"> = { asString: wide.asString };
export const asLongPart: Part<"asLong"> = { asLong: wide.asLong };
export const stringPart: Part<"string"> = { string: texts.string };
export const unverifiedStringPart: Part<"unverifiedString"> = { unverifiedString: texts.unverifiedString };
export const bytesPart: Part<"bytes"> = { bytes: texts.bytesKind };
export const openEnumPart: Part<"openEnum"> = { openEnum: enums.openEnum };
export const closedEnumPart: Part<"closedEnum"> = { closedEnum: enums.closedEnum };
export const messagePart: Part<"message"> = { message: messages.message };
export const groupPart: Part<"group"> = { group: messages.group };
export const repeatedPart: Part<"repeated"> = { repeated: lists.repeated };
export const packedPart: Part<"packed"> = { packed: lists.packed };
export const mapPart: Part<"map"> = { map: maps.map };
export const oneofPart: Part<"oneof"> = { oneof: oneofs.oneof };
export const requiredPart: Part<"required"> = { required: requires.required };
export const loosePart: Part<"loose"> = { loose: loosely.loose };
export const messageSetPart: Part<"messageSet"> = { messageSet: sets.messageSet };
