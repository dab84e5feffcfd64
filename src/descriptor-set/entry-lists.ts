import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";

/*
 * Options are written with the entries of their maps as they came, in their order and with keys that come twice: so protoc does it. To the codecs that
 * do this, a map is a list of entries.
 */

const copies = new WeakMap<MessageDescriptor, MessageDescriptor>();

/** A message type whose maps, and those of all messages within, are repeated fields of entries. */
export function withEntryLists(message: MessageDescriptor): MessageDescriptor {
  let copy = copies.get(message);
  if (copy !== undefined) return copy;
  let members: FieldDescriptor[] | undefined;
  const isPlain = (field: FieldDescriptor): boolean => field.kind === "field";
  copy = {
    ...message,
    // Messages refer to each other: made when asked for.
    get members(): readonly FieldDescriptor[] {
      return (members ??= message.members.map((field) => withEntryList(field, message.mapEntry)));
    },
    get fields(): readonly FieldDescriptor[] {
      return this.members.filter(isPlain);
    },
  };
  copies.set(message, copy);
  return copy;
}

function withEntryList(field: FieldDescriptor, inEntry: boolean): FieldDescriptor {
  const { cardinality, message, proto } = field;
  if (cardinality === "map") {
    const entry = message.nestedMessages.find(({ typeName }) => `.${typeName}` === proto.typeName)!;
    return { ...field, cardinality: "repeated", mapKey: undefined, value: typeOf({ kind: "message", message: entry }) };
  }
  // Entries have both halves, zero or not.
  return { ...field, presence: inEntry ? "explicit" : field.presence, value: typeOf(field.value) };
}

function typeOf(value: ValueType): ValueType {
  if (value.kind !== "message") return value;
  const { message } = value;
  return {
    kind: "message",
    get message(): MessageDescriptor {
      return withEntryLists(message);
    },
  };
}
