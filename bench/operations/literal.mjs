import { plain } from "../plain.mjs";

/**
 * The samples of a payload as a program writes them: literals of the fields that are set. `oneof(member, value)` is what a library has for a oneof, under the name of the oneof; without it members are
 * fields like others. `wide` makes a 64-bit integer of a bigint.
 */
export function literals({ descriptor, samples }, { oneof, wide } = {}) {
  return samples.map(({ message }) => {
    const literal = plain(descriptor, message, { isSet: true, ...(wide && { wide }) });
    return oneof === undefined ? literal : nested(descriptor, literal, oneof);
  });
}

/** The same with the members of oneofs where `oneof` puts them. */
function nested({ fields }, literal, oneof) {
  const result = {};
  for (const field of fields) {
    const value = literal[field.localName];
    if (value === undefined) continue;
    const converted = convert(field, value, oneof);
    if (field.oneof === undefined) result[field.localName] = converted;
    else result[field.oneof.localName] = oneof(field.localName, converted);
  }
  return result;
}

function convert({ cardinality, value: type }, value, oneof) {
  if (type.kind !== "message") return value;
  const one = (each) => nested(type.message, each, oneof);
  if (cardinality === "repeated") return value.map(one);
  if (cardinality !== "map") return one(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, one(each)]));
}
