import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { indexByNumber } from "../plan/number-map.ts";

/** The fields that bytes may be records of. */
export interface Scope {
  member(number: number): Member | undefined;
}

interface Named {
  readonly number: number;
  readonly name: string;
  /** The type's name, as seen from the package of the field. */
  readonly type: string;
  readonly repeated: boolean;
}

/** A field, or the key or value of a map entry. */
export type Member =
  | (Named & { readonly kind: "scalar"; readonly scalar: ScalarType })
  | (Named & { readonly kind: "enum"; readonly enum: EnumDescriptor })
  | (Named & { readonly kind: "message"; readonly delimited: boolean; readonly scope: () => Scope });

export function scopeOf(descriptor: MessageDescriptor): Scope {
  const members = indexByNumber(descriptor.members.map(memberOf));
  return { member: (number) => members.get(number) };
}

function memberOf(field: FieldDescriptor): Member {
  const { number } = field;
  const name = field.kind === "extension" ? field.localName : field.name;
  if (field.cardinality !== "map" || field.mapKey === undefined)
    return typed({ number, name, repeated: field.cardinality === "repeated" }, field, field.delimited);
  const key: Member = {
    number: 1,
    name: "key",
    repeated: false,
    type: field.mapKey,
    kind: "scalar",
    scalar: field.mapKey,
  };
  const entryValue = typed({ number: 2, name: "value", repeated: false }, field, false);
  const scope: Scope = { member: (each) => (each === 1 ? key : each === 2 ? entryValue : undefined) };
  return { number, name, type: "map entry", repeated: true, kind: "message", delimited: false, scope: () => scope };
}

function typed(named: Omit<Named, "type">, { value, file }: FieldDescriptor, delimited: boolean): Member {
  switch (value.kind) {
    case "scalar":
      return { ...named, type: value.scalar, kind: "scalar", scalar: value.scalar };
    case "enum":
      return { ...named, type: shortName(value.enum, file), kind: "enum", enum: value.enum };
    default:
      return {
        ...named,
        type: shortName(value.message, file),
        kind: "message",
        delimited,
        scope: () => cachedScope(value.message),
      };
  }
}

function shortName({ typeName }: EnumDescriptor | MessageDescriptor, file: FileDescriptor): string {
  const prefix = `${file.package}.`;
  return typeName.startsWith(prefix) ? typeName.slice(prefix.length) : typeName;
}

const scopes = new WeakMap<MessageDescriptor, Scope>();

function cachedScope(descriptor: MessageDescriptor): Scope {
  let scope = scopes.get(descriptor);
  if (scope === undefined) scopes.set(descriptor, (scope = scopeOf(descriptor)));
  return scope;
}
