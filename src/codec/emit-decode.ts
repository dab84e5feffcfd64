import { type Emission, fieldVariable, sizeVariable } from "./emission.ts";
import type { FieldCodec, RecordCodec } from "./field/field-codec.ts";
import { fieldCodecs, messageRecords } from "./field/index.ts";
import type { FieldPlan, MessagePlan } from "./plan.ts";
import { type Code, identifier, join, js, literal, property, propertyKey } from "./source/code.ts";
import { hasZero, startsAsZero } from "./field/absent.ts";
import { emitZero } from "./value/zero.ts";

/*
 * The function that decodes messages of one type.
 *
 * It reads records into one variable per field and makes the object at the end, in one literal. The usual order on the wire is that of the field numbers:
 * the loop sweeps over the fields in this order and compares the next tag with one field after the other (3 to 10% over a switch, benchmark cases `small`
 * and `common`); what comes in another order takes another sweep. Types with many fields switch on the tag.
 */

export function emitDecodeFunction(emission: Emission, plan: MessagePlan): Code {
  const codecs = fieldCodecs(plan);
  const records = [...codecs.flatMap((codec) => codec.records), ...messageRecords(plan)];
  const next = emitNextTag(emission, records);
  return js`
    function ${emission.decode(plan)}(bytes, position, end, depth, endTag, previous) {
      position |= 0;
      end |= 0;
      if (depth < 0) ${emission.runtime("throwTooDeep")}(position);
      if ((${emission.runtime("memory")}[0] -= ${plan.memory}) < 0) ${emission.runtime("throwMemoryExceeded")}(position);
      ${emitVariables(emission, plan, codecs)}
      let value;
      let length = 0;
      let unknown = -1;
      let start = position;
      let tag = 0;
      ${emitContinue(plan)}
      ${plan.sweep ? emitSweep(emission, records, next) : emitSwitch(emission, records, next)}
      if (position !== end || endTag !== 0) ${emission.runtime("throwTruncated")}(end);
      ${emitMessage(emission, plan)}
    }
  `;
}

function emitVariables(emission: Emission, plan: MessagePlan, codecs: readonly FieldCodec[]): Code[] {
  return plan.fields.flatMap((field, index) => {
    const variable = fieldVariable(field);
    const slot = startsAsZero(field) ? js`let ${variable} = ${emitFieldZero(emission, field)};` : js`let ${variable};`;
    return [slot, ...codecs[index]!.emitVariables()];
  });
}

/** Takes over the fields of the message that an earlier record gave. */
function emitContinue(plan: MessagePlan): Code {
  if (plan.fields.length === 0) return js``;
  return js`
    if (previous !== undefined) {
      ${plan.fields.map((field) => emitTakeOver(field))}
    }
  `;
}

function emitTakeOver(field: FieldPlan): Code {
  const access = property(identifier("previous"), field.name);
  const own = field.inherited ? js`Object.hasOwn(previous, ${literal(field.name)}) ? ${access} : undefined` : access;
  const take = js`${fieldVariable(field)} = ${own};`;
  if (field.shape !== "repeated") return take;
  return js`
    ${take}
    if (${fieldVariable(field)} !== undefined) ${sizeVariable(field)} = ${fieldVariable(field)}.length;
  `;
}

/** Reads the next tag into `tag`, -1 at the end of the message. Short tags are decoded here, as far as fields of the type have them. */
function emitNextTag(emission: Emission, records: readonly RecordCodec[]): Code {
  const long = records.some((record) => record.tag > 127);
  const rest = js`
    if (tag > 127) {
      tag = (tag & 127) | (bytes[position++] << 7);
      if (tag > 16383 || position > end) {
        tag = ${emission.runtime("readTag")}(bytes, start, end);
        position = cursor.position | 0;
      }
    }
  `;
  return js`
    start = position;
    tag = position < end ? bytes[position++] : -1;
    ${long ? rest : js``}
  `;
}

function emitSweep(emission: Emission, records: readonly RecordCodec[], next: Code): Code {
  return js`
    ${next}
    for (;;) {
      ${records.map((record) => emitSweepRecord(emission, record, next))}
      if (tag === -1) break;
      tag = ${emission.runtime("readTag")}(bytes, start, end);
      position = cursor.position | 0;
      ${emitKnownAgain(records)}
      ${emitUnknown(emission)}
      ${next}
    }
  `;
}

function emitSweepRecord(emission: Emission, record: RecordCodec, next: Code): Code {
  return js`
    ${record.repeats ? js`while (tag === ${record.tag}) {` : js`if (tag === ${record.tag}) {`}
      ${record.emitDecode(emission)}
      ${next}
    }
  `;
}

/** Known tags start another sweep; the rest falls through to the unknown fields. */
function emitKnownAgain(records: readonly RecordCodec[]): Code {
  if (records.length === 0) return js``;
  return js`
    switch (tag) {
      ${records.map((record) => js`case ${record.tag}:`)}
        continue;
    }
  `;
}

function emitUnknown(emission: Emission): Code {
  return js`
    if ((tag & 7) === 4 && tag === endTag) {
      end = position;
      endTag = 0;
      break;
    }
    position = ${emission.runtime("skipRecord")}(bytes, start, position, end, tag, depth) | 0;
    unknown = ${emission.runtime("keepUnknown")}(unknown, bytes, start, position);
  `;
}

function emitSwitch(emission: Emission, records: readonly RecordCodec[], next: Code): Code {
  return js`
    for (;;) {
      ${next}
      if (tag === -1) break;
      switch (tag) {
        ${records.map((record) => emitCase(emission, record))}
      }
      tag = ${emission.runtime("readTag")}(bytes, start, end);
      position = cursor.position | 0;
      ${emitUnknown(emission)}
    }
  `;
}

function emitCase(emission: Emission, record: RecordCodec): Code {
  return js`
    case ${record.tag}:
      ${record.emitDecode(emission)}
      continue;
  `;
}

function emitMessage(emission: Emission, plan: MessagePlan): Code {
  const inLiteral = plan.fields.filter((field) => isAlwaysOwn(plan, field));
  const entries = inLiteral.map((field) => join([propertyKey(field.name), emitValue(emission, field)], ": "));
  return js`
    ${plan.fields.filter(isRequired).map((field) => js`if (${fieldVariable(field)} === undefined) ${emission.runtime("decoding")}.incomplete = true;`)}
    ${plan.absentIsOwn || entries.length === plan.fields.length ? emitLiteral(entries) : emitPresent(emission, plan)}
    ${plan.absentIsOwn ? plan.fields.filter((field) => field.extension).map((field) => emitSet(emission, field)) : js``}
    if (previous !== undefined) ${emission.runtime("takeUnknown")}(message, previous);
    if (unknown !== -1) message[unknownFields] = ${emission.runtime("addUnknown")}(message[unknownFields], unknown);
    cursor.position = position;
    return message;
  `;
}

function isRequired(field: FieldPlan): boolean {
  return field.shape === "singular" && field.presence === "required";
}

function isAlwaysOwn(plan: MessagePlan, field: FieldPlan): boolean {
  if (field.extension) return false;
  return plan.absentIsOwn || hasZero(field);
}

function emitValue(emission: Emission, field: FieldPlan): Code {
  const variable = fieldVariable(field);
  if (!hasZero(field) || startsAsZero(field)) return variable;
  return js`${variable} === undefined ? ${emitFieldZero(emission, field)} : ${variable}`;
}

function emitFieldZero(emission: Emission, field: FieldPlan): Code {
  if (field.shape === "repeated") return js`[]`;
  if (field.shape === "map") return field.maps === "map" ? js`new Map()` : js`{}`;
  if (field.value.kind === "message") throw new TypeError("a message has no zero");
  return emitZero(emission, field.value);
}

function emitLiteral(entries: readonly Code[]): Code {
  if (entries.length === 0) return js`const message = {};`;
  return js`
    const message = {
      ${entries.map((entry) => js`${entry},`)}
    };
  `;
}

/** A large type owns what is present, in field-number order, and then the extensions. */
function emitPresent(emission: Emission, plan: MessagePlan): Code {
  const ordered = [...plan.fields.filter((field) => !field.extension), ...plan.fields.filter((field) => field.extension)];
  return js`
    const message = {};
    ${ordered.map((field) => emitSet(emission, field))}
  `;
}

function emitSet(emission: Emission, field: FieldPlan): Code {
  const value = emitValue(emission, field);
  const set = field.inherited
    ? js`${emission.runtime("setOwn")}(message, ${literal(field.name)}, ${value});`
    : js`${property(identifier("message"), field.name)} = ${value};`;
  return hasZero(field) ? set : js`if (${fieldVariable(field)} !== undefined) ${set}`;
}
