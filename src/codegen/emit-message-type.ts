import {
  type Code,
  declared,
  exportAlias,
  join,
  js,
  literal,
  type Name,
  paragraphs,
  propertyKey,
} from "../codec/source/code.ts";
import { lineOf } from "../codec/source/print.ts";
import type { FieldDescriptor, MessageDescriptor, OneofDescriptor } from "../schema/descriptors.ts";
import { docOf } from "./doc.ts";
import { type TypeNames, valueType } from "./value-type.ts";

/** A union of exclusive members is as large as the product of its oneofs; of more combinations, members are optional and nothing else. */
const mostCombinations = 1000;

/** The types of a message: of what decode and create give, and of what encode, create and merge take. */
export function emitMessageType(message: MessageDescriptor, name: Name, init: Name, types: TypeNames): Code {
  return paragraphs([
    js`
      ${docOf(message)}
      ${emitShape(message, name, types)}
    `,
    js`
      /** What encode, create and merge take for {@link ${name}}. */
      ${emitInit(message, name, init, types)}
    `,
  ]);
}

/** The type of the codec of a message. */
export function emitCodecType(message: MessageDescriptor, types: TypeNames): Code {
  const codec = js`${types.runtime("MessageCodec")}<${types.message(message, false)}, ${types.message(message, true)}`;
  return message.oneofs.length === 0 ? js`${codec}>` : js`${codec}, ${membersByOneof(message)}>`;
}

/** The type of the members of each oneof by its names, for `which`. */
export function membersByOneof({ oneofs }: MessageDescriptor): Code {
  const members = oneofs.flatMap(({ name, localName, fields }) => {
    const union = join(
      fields.map((field) => literal(field.localName)),
      " | ",
    );
    return [...new Set([name, localName])].map((key) => js`${propertyKey(key)}: ${union}`);
  });
  return js`{ ${join(members, ", ")} }`;
}

/** An interface; where there are oneofs, a union, and there are only types of such. */
function emitShape(message: MessageDescriptor, name: Name, types: TypeNames): Code {
  const members = js`
    ${plainMembers(message).map((field) => emitMember(field, types))}
    [${types.runtime("unknownFields")}]?: Uint8Array | undefined;
  `;
  const oneofs = exclusiveOneofs(message).map((oneof) => emitOneof(oneof, types));
  if (oneofs.length === 0) {
    return js`
      ${declared(name, "interface")} {
        ${members}
      }
    `;
  }
  const Oneof = types.runtime("Oneof");
  return js`
    ${declared(name, "type")} = {
      ${members}
    ${oneofs.map(
      (oneof, index) => js`
      ${index === 0 ? js`} & ${Oneof}<{` : js`}> & ${Oneof}<{`}
        ${oneof}
    `,
    )}
    }>;
  `;
}

/** The oneofs in the type: each member excludes the others. */
function exclusiveOneofs({ oneofs }: MessageDescriptor): readonly OneofDescriptor[] {
  const several = oneofs.filter(({ fields }) => fields.length > 1);
  const combinations = several.reduce((product, { fields }) => product * fields.length, 1);
  return combinations > mostCombinations ? [] : several;
}

function plainMembers(message: MessageDescriptor): readonly FieldDescriptor[] {
  const exclusive = new Set(exclusiveOneofs(message).flatMap(({ fields }) => fields));
  return message.members.filter((field) => !exclusive.has(field));
}

function emitMember(field: FieldDescriptor, types: TypeNames): Code {
  const type = valueType(field, types, false);
  const isOptional = field.cardinality === "singular" && field.presence === "explicit";
  return documented(
    field,
    isOptional
      ? js`${propertyKey(field.localName)}?: ${type} | undefined;`
      : js`${propertyKey(field.localName)}: ${type};`,
  );
}

/** It follows from the type of the message, documentation and all, but for what encode takes more of. */
function emitInit({ members }: MessageDescriptor, name: Name, init: Name, types: TypeNames): Code {
  const MessageInit = types.runtime("MessageInit");
  const wider = members.flatMap((field) => {
    const type = initType(field, types);
    const isSame = lineOf(type) === lineOf(valueType(field, types, false));
    return isSame ? [] : [js`${propertyKey(field.localName)}: ${type};`];
  });
  const declaration = js`${declared(init, "type")} = ${MessageInit}<${name}`;
  if (wider.length === 0)
    return js`
      ${declaration}>;
      ${exportAlias(init, "export type")}
    `;
  return js`
    ${declaration}, {
      ${wider}
    }>;
    ${exportAlias(init, "export type")}
  `;
}

/** To TypeScript a literal without a field `constructor` has that of Object. */
function initType(field: FieldDescriptor, types: TypeNames): Code {
  const { localName } = field;
  const type = valueType(field, types, true);
  return localName in Object.prototype && !localName.startsWith("_")
    ? join([type, js`Object[${literal(localName)}]`], " | ")
    : type;
}

function emitOneof({ fields }: OneofDescriptor, types: TypeNames): Code {
  return js`
    ${fields.map((field) => documented(field, js`${propertyKey(field.localName)}: ${valueType(field, types, false)};`))}
  `;
}

function documented(field: FieldDescriptor, member: Code): Code {
  return js`
    ${docOf(field)}
    ${member}
  `;
}
