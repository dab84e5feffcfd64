import type { ScalarType } from "./scalar-type.ts";
import type { TypeRegistry } from "./type-registry.ts";

/*
 * What a message type is, told once, as data: whatever happens to messages reads this and nothing else. Plans come from descriptors (planner/) or stand as
 * literals in generated modules. Their words are those of descriptors.
 */

/** How values are held: the `int64` and `maps` options of the loader. */
export interface Representation {
  /** 64-bit integers: bigint, number (an error where it would not be exact), decimal digits, or Long. */
  readonly int64: Int64Representation;
  /** Map fields: plain objects with string keys, or Maps with native keys. */
  readonly maps: "object" | "map";
}

/** What 64-bit integers are in messages. */
export type Int64Representation = "bigint" | "number" | "string" | "long";

/** What a message type is. */
export interface MessagePlan {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** How its values are held. */
  readonly representation: Representation;
  /** In field-number order. */
  readonly fields: readonly FieldPlan[];
  /** The fields, and those extensions that the schema knows, in field-number order. */
  readonly members: readonly FieldPlan[];
  /** Without the synthetic ones of proto3 `optional`, in the order of their first fields. */
  readonly oneofs: readonly OneofPlan[];
  /** Names that are reserved: text format passes over them. */
  readonly reservedNames: readonly string[];
  /** `option message_set_wire_format = true`. */
  readonly messageSet: boolean;
  /** Where types are found by name: the schema that the type is of. */
  readonly registry: TypeRegistry | undefined;
  /** Absent fields of explicit presence are own properties with the value undefined: types of up to 64 fields. */
  readonly absentIsOwn: boolean;
}

/** What a field or known extension is; `cardinality` tells which of the three. */
export type FieldPlan = SingularPlan | RepeatedPlan | MapPlan;

/**
 * Whether an absent field is told from one with its zero value: `implicit`, it is not (repeated fields and maps among them); `explicit`, it is; `required`, it must be there.
 *
 * Source: https://protobuf.dev/programming-guides/field_presence/
 */
export type Presence = "implicit" | "explicit" | "required";

interface FieldPlanBase {
  /** Whether it stands in the message, or extends it. */
  readonly kind: "field" | "extension";
  /** Its index in `members`. */
  readonly slot: number;
  /** The property: lowerCamelCase, or as `fieldNames` says; `[pkg.name]` of an extension. */
  readonly localName: string;
  /** As in the `.proto`; of an extension its full name. */
  readonly name: string;
  /** As in ProtoJSON; `[pkg.name]` of an extension. */
  readonly jsonName: string;
  /** As in text format: of a group the name of its type, of extensions `[pkg.name]`. */
  readonly textName: string;
  /** Field number. */
  readonly number: number;
  /** The localName is a property of Object.prototype too: reads must look for an own one. */
  readonly inherited: boolean;
  /** The oneof that it is a member of. */
  readonly oneof: OneofPlan | undefined;
}

/** A field that is neither a list nor a map. */
export interface SingularPlan extends FieldPlanBase {
  /** Tells this from the other two. */
  readonly cardinality: "singular";
  /** Whether an absent field is told from a zero, or must be there. */
  readonly presence: Presence;
  /** What its value is. */
  readonly value: ValuePlan;
  /** The message has no property for the field while it is absent. */
  readonly loose: boolean;
  /** The declared default: bigint of 64-bit types, number of enums; undefined if none is declared. */
  readonly defaultValue: number | bigint | boolean | string | Uint8Array | undefined;
}

/** A list. */
export interface RepeatedPlan extends FieldPlanBase {
  /** Tells this from the other two. */
  readonly cardinality: "repeated";
  /** Absent is empty. */
  readonly presence: "implicit";
  /** What its elements are. */
  readonly value: ValuePlan;
  /** Decode takes either form where the type can be packed; encode writes this one. */
  readonly packed: boolean;
}

/** A map. */
export interface MapPlan extends FieldPlanBase {
  /** Tells this from the other two. */
  readonly cardinality: "map";
  /** Absent is empty. */
  readonly presence: "implicit";
  /** What its keys are: integers, booleans or strings. */
  readonly key: ScalarPlan;
  /** What its values are. */
  readonly value: ValuePlan;
  /** How it is held. */
  readonly maps: Representation["maps"];
}

/** A oneof: on the wire the last member counts, in a message one at most is set. */
export interface OneofPlan {
  /** As in the `.proto`. */
  readonly name: string;
  /** lowerCamelCase: what `which` takes. */
  readonly localName: string;
  /** In field-number order. */
  readonly fields: readonly SingularPlan[];
  /** Where the interpreter notes the slot of the member that is set: behind the slots of all members. */
  readonly slot: number;
}

/** What one value is: of a singular field, an element of a list, a key or a value of a map. */
export type ValuePlan = ScalarPlan | EnumValuePlan | MessageValuePlan;

/** A value of a scalar type. */
export interface ScalarPlan {
  /** Tells this from enums and messages. */
  readonly kind: "scalar";
  /** Which type. */
  readonly scalar: ScalarType;
  /** Of 64-bit integers: what they are in messages. */
  readonly int64: Int64Representation;
  /** UTF-8 is verified: of strings alone. */
  readonly verifyUtf8: boolean;
}

/** A value of an enum. */
export interface EnumValuePlan {
  /** Tells this from scalars and messages. */
  readonly kind: "enum";
  /** Which enum. */
  readonly enum: EnumPlan;
}

/** A message within a message. */
export interface MessageValuePlan {
  /** Tells this from scalars and enums. */
  readonly kind: "message";
  /** Which type. */
  readonly message: MessagePlan;
  /** Encoded as a group. */
  readonly delimited: boolean;
}

/** What an enum is. */
export interface EnumPlan {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** Open enums take any int32; closed ones the declared numbers only, others are unknown fields. */
  readonly open: boolean;
  /** In order of declaration. The first is what an absent value is. */
  readonly values: readonly EnumValue[];
}

/** A name and number that an enum declares. */
export interface EnumValue {
  /** As in the `.proto`. */
  readonly name: string;
  /** Two names may have one number, with `allow_alias`. */
  readonly number: number;
}
