import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";

/*
 * Like protoc, options are written with their map entries unchanged, in order and with duplicate keys, and with strings
 * even if they are not UTF-8. For the codecs that do this, a map is a list of entries, and a string may be its bytes.
 */

/** The form of strings: text, or their bytes on the wire. */
export type RawStrings = "text" | "bytes";

const copies = {
  text: new WeakMap<MessageDescriptor, MessageDescriptor>(),
  bytes: new WeakMap<MessageDescriptor, MessageDescriptor>(),
};

/** A message type in which maps, also in nested messages, are repeated fields of entries. */
export function rawType(message: MessageDescriptor, strings: RawStrings): MessageDescriptor {
  let copy = copies[strings].get(message);
  if (copy !== undefined) return copy;
  let members: FieldDescriptor[] | undefined;
  const isPlain = (field: FieldDescriptor): boolean => field.kind === "field";
  copy = {
    ...message,
    // Messages refer to each other: made on demand.
    get members(): readonly FieldDescriptor[] {
      return (members ??= message.members.map((field) => rawField(field, message.mapEntry, strings)));
    },
    get fields(): readonly FieldDescriptor[] {
      return this.members.filter(isPlain);
    },
  };
  copies[strings].set(message, copy);
  return copy;
}

function rawField(field: FieldDescriptor, inEntry: boolean, strings: RawStrings): FieldDescriptor {
  const { cardinality, message, proto } = field;
  if (cardinality === "map") {
    const entry = message.nestedMessages.find(({ typeName }) => `.${typeName}` === proto.typeName)!;
    return {
      ...field,
      cardinality: "repeated",
      mapKey: undefined,
      value: rawValue({ kind: "message", message: entry }, strings),
    };
  }
  // Entries have both halves, zero or not.
  return { ...field, presence: inEntry ? "explicit" : field.presence, value: rawValue(field.value, strings) };
}

function rawValue(value: ValueType, strings: RawStrings): ValueType {
  if (value.kind === "scalar" && value.scalar === "string" && strings === "bytes")
    return { kind: "scalar", scalar: "bytes" };
  if (value.kind !== "message") return value;
  const { message } = value;
  return {
    kind: "message",
    get message(): MessageDescriptor {
      return rawType(message, strings);
    },
  };
}
