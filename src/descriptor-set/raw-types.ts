import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";

/*
 * Options are written with the entries of their maps as they came, in their order and with keys that come twice, and strings whether they are UTF-8 or
 * not: so protoc does it. To the codecs that do this, a map is a list of entries, and a string may be its bytes.
 */

/** What strings are: text, or the bytes that they are on the wire. */
export type RawStrings = "text" | "bytes";

const copies = {
  text: new WeakMap<MessageDescriptor, MessageDescriptor>(),
  bytes: new WeakMap<MessageDescriptor, MessageDescriptor>(),
};

/** A message type whose maps, and those of all messages within, are repeated fields of entries. */
export function rawType(message: MessageDescriptor, strings: RawStrings): MessageDescriptor {
  let copy = copies[strings].get(message);
  if (copy !== undefined) return copy;
  let members: FieldDescriptor[] | undefined;
  const isPlain = (field: FieldDescriptor): boolean => field.kind === "field";
  copy = {
    ...message,
    // Messages refer to each other: made when asked for.
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
