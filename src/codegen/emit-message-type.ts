import {
  type Code,
  declared,
  exportAlias,
  js,
  literal,
  type Name,
  paragraphs,
  propertyKey,
} from "../codec/source/code.ts";
import type { FieldDescriptor, MessageDescriptor, OneofDescriptor } from "../schema/descriptors.ts";
import { docOf } from "./doc.ts";
import { type TypeNames, valueType } from "./value-type.ts";

/** A union of exclusive members is as large as the product of its oneofs; of more combinations, members are optional and nothing else. */
const mostCombinations = 1000;

/** The types of a message: of what decode and create give, and of what encode, create and merge take. */
export function emitMessageType(message: MessageDescriptor, name: Name, init: Name, types: TypeNames): Code {
  const unknownFields = types.runtime("unknownFields");
  const members = js`
    ${plainMembers(message).map((field) => emitMember(field, types))}
    [${unknownFields}]?: Uint8Array | undefined;
  `;
  const initMembers = js`
    ${plainMembers(message).map((field) => emitInitMember(field, types))}
    readonly [${unknownFields}]?: Uint8Array | undefined;
  `;
  const oneofs = exclusiveOneofs(message);
  const shape = emitShape(
    name,
    members,
    oneofs.map((oneof) => emitOneof(oneof, types, false)),
    types,
  );
  const initShape = emitShape(
    init,
    initMembers,
    oneofs.map((oneof) => emitOneof(oneof, types, true)),
    types,
  );
  return paragraphs([
    js`
      ${docOf(message)}
      ${shape}
    `,
    js`
      /** What encode, create and merge take for {@link ${name}}. */
      ${initShape}
      ${exportAlias(init, "export type")}
    `,
  ]);
}

/** An interface; where there are oneofs, a union, and there are only types of such. */
function emitShape(name: Name, members: Code, oneofs: readonly Code[], types: TypeNames): Code {
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

/** Those that the type tells of: each member excludes the others. */
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

function emitInitMember(field: FieldDescriptor, types: TypeNames): Code {
  return documented(field, js`readonly ${propertyKey(field.localName)}?: ${initType(field, types)} | undefined;`);
}

/** To TypeScript a literal without a field `constructor` has that of Object. */
function initType(field: FieldDescriptor, types: TypeNames): Code {
  const { localName } = field;
  const type = valueType(field, types, true);
  return localName in Object.prototype && !localName.startsWith("_")
    ? js`${type} | Object[${literal(localName)}]`
    : type;
}

function emitOneof({ fields }: OneofDescriptor, types: TypeNames, init: boolean): Code {
  return js`
    ${fields.map((field) => {
      const member = js`${propertyKey(field.localName)}: ${init ? initType(field, types) : valueType(field, types, false)};`;
      return documented(field, init ? js`readonly ${member}` : member);
    })}
  `;
}

function documented(field: FieldDescriptor, member: Code): Code {
  return js`
    ${docOf(field)}
    ${member}
  `;
}
