import { messageMemory } from "../plan/message-memory.ts";
import { type Emission, memberVariable, slotOf } from "./emission.ts";
import { hasZero } from "./field/absent.ts";
import type { DecodeSite, RecordEmitter } from "./field/field-codec.ts";
import { fieldEmitters, messageRecords } from "./field/index.ts";
import type { FieldPlan, MessagePlan, OneofPlan } from "../plan/plan.ts";
import { isWide } from "./field/singular.ts";
import { noMember } from "./runtime/switch-member.ts";
import { type Code, join, js, literal, type Name, property, propertyKey } from "./source/code.ts";
import { declareFunction, namesIn, typed, uses } from "./source/print.ts";
import { emitPresent, isSparse, messageSite } from "./sparse-message.ts";
import { emitZero } from "./value/zero.ts";

/*
 * The functions that decode messages of one type.
 *
 * `decode...` makes the message with its absent values and reads straight on, one field after the other, since the usual order on the wire is that of the
 * field numbers: there is no loop, and each value goes where it belongs (benchmark cases `batch` and `records`). From the first record on that it does not
 * expect, the rest is for `merge...`, which takes all records in any order, keeps the unknown ones, and continues messages that an earlier record gave. Large
 * types and code that is to be small have nothing else.
 */

const decodeParameters = {
  bytes: "any",
  position: "number",
  end: "number",
  depth: "number",
  endTag: "number",
} as const;
const mergeParameters = {
  message: "any",
  bytes: "any",
  position: "number",
  end: "number",
  depth: "number",
  endTag: "number",
} as const;

/** Types of up to this many members have a direct path through the fields in order. */
const mostStraight = 64;

export function emitDecodeFunction(emission: Emission, plan: MessagePlan): Code {
  const straight = plan.members.length > mostStraight ? [] : straightRecords(plan);
  const body = js`
    position |= 0;
    end |= 0;
    if (depth < 0) ${emission.runtime("throwTooDeep")}(position);
    ${emission.charge(messageMemory(plan))}
    ${emitNewMessage(emission, plan)}
    ${straight.length === 0 ? js`` : emitStraight(emission, plan, straight)}
    if (position !== end || endTag !== 0) ${emission.merge(plan)}(message, bytes, position, end, depth, endTag);
    ${plan.members.filter(isRequired).map((field) => js`if (${slotOf(field)} === undefined) ${emission.runtime("leaveIncomplete")}();`)}
    ${isSparse(plan) ? emitPresent(emission, plan) : js``}
    return ${isSparse(plan) ? js`present` : js`message`};
  `;
  return declareFunction(emission.decode(plan), decodeParameters, "any", body);
}

/** Of more properties V8 makes a table: of those of a literal later than of others. */
const mostConstructed = 64;

/**
 * The message, which V8 makes in one piece: by a constructor, for what literals make it moves to the old generation where the first few have lived long. Code of Node 26
 * does so from then on, with all that is stored in them (measure `collections`: up to four times the time).
 */
function emitNewMessage(emission: Emission, plan: MessagePlan): Code {
  const { members } = plan;
  if (members.length === 0) return js`const message${typed("any")} = {};`;
  if (members.length > mostConstructed || isSparse(plan) || members.some((field) => field.inherited)) {
    return js`
      const message${typed("any")} = {
        ${members.map((field) => js`${join([propertyKey(field.localName), emitAbsent(emission, field)], ": ")},`)}
      };
    `;
  }
  const properties = members.map(
    (field) => js`${property(js`this`, field.localName)} = ${emitAbsent(emission, field)};`,
  );
  return js`const message${typed("any")} = new ${emission.constructorOf(plan, properties)}();`;
}

function emitAbsent(emission: Emission, field: FieldPlan): Code {
  return hasZero(field) ? emitFieldZero(emission, field) : literal(undefined);
}

function emitFieldZero(emission: Emission, field: FieldPlan): Code {
  if (field.cardinality === "repeated") return js`[]`;
  if (field.cardinality === "map") return field.maps === "map" ? js`new Map()` : js`{}`;
  if (field.value.kind === "message") throw new TypeError("a message has no zero");
  return emitZero(emission, field.value);
}

function isRequired(field: FieldPlan): boolean {
  return field.cardinality === "singular" && field.presence === "required";
}

/** Oneofs of which a function remembers the member that is set. */
function wideOneofs({ oneofs }: MessagePlan): readonly OneofPlan[] {
  return oneofs.filter(isWide);
}

/** The form in which encode writes each field, as far as a record can be left to `merge` as a whole. */
function straightRecords(plan: MessagePlan): RecordEmitter[] {
  return fieldEmitters(plan).flatMap(({ records: [record] }) =>
    record === undefined || record.rejects === "element" ? [] : [record],
  );
}

function emitStraight(emission: Emission, plan: MessagePlan, records: readonly RecordEmitter[]): Code {
  const site: DecodeSite = {
    ...messageSite(emission, plan),
    inOrder: true,
    reject: js`
      position = start;
      break straight;
    `,
  };
  const steps = records.map((record) => emitStep(emission, record, site));
  const oneofs = wideOneofs(plan).map((oneof) => js`let ${memberVariable(oneof)} = ${literal(noMember)};`);
  const body = records.some(({ rejects }) => rejects !== "nothing")
    ? js`
    straight: {
      ${steps}
    }
  `
    : js`
    ${steps}
  `;
  const used = namesIn(body);
  return js`
    ${emitVariables(used)}
    ${used.has("start") ? js`let start = position;` : js``}
    ${oneofs}
    let tag = position < end ? bytes[position] : -1;
    ${body}
    ${emitChargeCost(emission, used)}
  `;
}

/** Declares the variables that statements which read records share. */
function emitVariables(used: ReadonlySet<string | Name>): Code {
  return js`
    ${used.has("value") ? js`let value;` : js``}
    ${used.has("length") ? js`let length = 0;` : js``}
    ${used.has("cost") ? js`let cost = 0;` : js``}
  `;
}

/** Small values of fields are charged once for all, in a variable: one by one it takes as long as to read them (benchmark case `records`). */
function emitChargeCost(emission: Emission, used: ReadonlySet<string | Name>): Code {
  return used.has("cost") ? js`if (cost !== 0) ${emission.runtime("charge")}(cost, position);` : js``;
}

function emitStep(emission: Emission, record: RecordEmitter, site: DecodeSite): Code {
  const [first, ...rest] = tagBytes(record.tag);
  const others = rest.map((byte, index) => js`bytes[position + ${index + 1}] === ${byte}`);
  const body = record.emitDecode(emission, site);
  const whole = rest.length === 0 ? [] : [js`position + ${rest.length} < end`];
  const isNext = join([js`tag === ${first!}`, ...others, ...whole], " && ");
  return js`
    ${record.repeats ? js`while (${isNext}) {` : js`if (${isNext}) {`}
      ${uses(body, "start") ? js`start = position;` : js``}
      position += ${1 + rest.length};
      ${body}
      tag = position < end ? bytes[position] : -1;
    }
  `;
}

function tagBytes(tag: number): number[] {
  const bytes: number[] = [];
  let rest = tag >>> 0;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

export function emitMergeFunction(emission: Emission, plan: MessagePlan): Code {
  const records = [...fieldEmitters(plan).flatMap((codec) => codec.records), ...messageRecords(plan)];
  const site: DecodeSite = {
    ...messageSite(emission, plan),
    inOrder: false,
    reject: js`unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);`,
  };
  const [cursor, unknownFields] = [emission.runtime("cursor"), emission.runtime("unknownFields")];
  const emitCases = (): Code => js`${records.map((record) => emitCase(emission, record, site))}`;
  const cases = plan.members.length <= mostStraight ? emission.seldom(emitCases) : emitCases();
  const used = namesIn(cases);
  const body = js`
    position |= 0;
    end |= 0;
    ${emitVariables(used)}
    let unknown = -1;
    let start = position;
    let tag = 0;
    ${wideOneofs(plan).map((oneof) => js`let ${memberVariable(oneof)};`)}
    for (;;) {
      ${emitNextTag(emission, records)}
      if (tag === -1) break;
      switch (tag) {
        ${cases}
      }
      tag = ${emission.runtime("readTag")}(bytes, start, end);
      position = ${cursor}.position | 0;
      if ((tag & 7) === 4 && tag === endTag) {
        end = position;
        endTag = 0;
        break;
      }
      position = ${emission.runtime("skipRecord")}(bytes, start, position, end, tag, depth) | 0;
      unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);
    }
    if (position !== end || endTag !== 0) ${emission.runtime("throwTruncated")}(end);
    if (unknown !== -1) message[${unknownFields}] = ${emission.runtime("addUnknown")}(message[${unknownFields}], unknown, position);
    ${emitChargeCost(emission, used)}
    ${cursor}.position = position;
  `;
  return declareFunction(emission.merge(plan), mergeParameters, "void", body);
}

/** Reads the next tag into `tag`, -1 at the end of the message. Tags of two bytes are decoded here, where fields of the type have them. */
function emitNextTag(emission: Emission, records: readonly RecordEmitter[]): Code {
  const read = js`
    tag = ${emission.runtime("readTag")}(bytes, start, end);
    position = ${emission.runtime("cursor")}.position | 0;
  `;
  const long = js`
    tag = (tag & 127) | (bytes[position++] << 7);
    if (tag > 16383 || position > end) {
      ${read}
    }
  `;
  return js`
    start = position;
    tag = position < end ? bytes[position++] : -1;
    if (tag > 127) {
      ${records.some((record) => record.tag > 127) ? long : read}
    }
  `;
}

function emitCase(emission: Emission, record: RecordEmitter, site: DecodeSite): Code {
  return js`
    case ${record.tag}:
      ${record.emitDecode(emission, site)}
      continue;
  `;
}
