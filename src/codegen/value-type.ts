import { type Code, identifier, isUnion, join, js } from "../codec/source/code.ts";
import type { Representation } from "../message/message-type.ts";
import type { EnumDescriptor, FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { type ScalarKind, type ScalarType, scalarTypes } from "../plan/scalar-type.ts";

/** What declarations of fields refer to. */
export interface TypeNames {
  readonly representation: Representation;
  /** A type of the runtime. */
  runtime(
    name:
      | "ExtensionType"
      | "GeneratedFile"
      | "ListInit"
      | "MapInit"
      | "MessageInit"
      | "Long"
      | "LongLike"
      | "MessageCodec"
      | "MethodType"
      | "Oneof"
      | "ServiceType"
      | "unknownFields",
  ): Code;
  /** The type of a message; `init`: of what encode takes. */
  message(message: MessageDescriptor, init: boolean): Code;
  enum(declaration: EnumDescriptor): Code;
}

/** The type of a field's value, when there is one; `init`: of what encode takes. */
export function valueType(field: FieldDescriptor, types: TypeNames, init: boolean): Code {
  const element = elementType(field, types, init);
  if (field.cardinality === "repeated") return init ? js`${types.runtime("ListInit")}<${element}>` : listOf(element);
  if (field.cardinality === "singular") return element;
  const key = scalarType(field.mapKey!, mapKeyRepresentation(types.representation), types, init);
  if (init) return js`${types.runtime("MapInit")}<${key}, ${element}>`;
  return types.representation.maps === "map" ? js`Map<${key}, ${element}>` : js`{ [key: string]: ${element} }`;
}

function listOf(element: Code): Code {
  return isUnion(element) ? js`(${element})[]` : js`${element}[]`;
}

function elementType(field: FieldDescriptor, types: TypeNames, init: boolean): Code {
  const { value } = field;
  switch (value.kind) {
    case "message":
      return types.message(value.message, init);
    case "enum": {
      const name = types.enum(value.enum);
      // Any number, and yet an editor names the declared ones.
      return value.enum.open ? join([name, js`(number & {})`], " | ") : name;
    }
    case "scalar":
      return scalarType(value.scalar, types.representation.int64, types, init);
  }
}

/** A Map finds a Long only by identity. */
function mapKeyRepresentation({ int64 }: Representation): Representation["int64"] {
  return int64 === "long" ? "bigint" : int64;
}

const kindTypes: { readonly [K in Exclude<ScalarKind, "int64" | "uint64" | "bytes">]: Code } = {
  float: js`number`,
  int32: js`number`,
  uint32: js`number`,
  bool: js`boolean`,
  string: js`string`,
};

function scalarType(type: ScalarType, int64: Representation["int64"], types: TypeNames, init: boolean): Code {
  const { kind } = scalarTypes[type];
  if (kind === "bytes") return init ? js`Uint8Array` : js`Uint8Array<ArrayBuffer>`;
  if (kind !== "int64" && kind !== "uint64") return kindTypes[kind];
  if (init) return join([js`bigint`, js`number`, js`string`, types.runtime("LongLike")], " | ");
  return int64 === "long" ? types.runtime("Long") : identifier(int64);
}
