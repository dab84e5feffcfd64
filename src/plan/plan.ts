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

export type Int64Representation = "bigint" | "number" | "string" | "long";

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
  /** Decode has a straight way through the fields in order: types of up to 64 members. */
  readonly straight: boolean;
  /** Estimated bytes of one decoded message without what its fields hold. */
  readonly memory: number;
  /**
   * An array, map, date or the like that stands for a message is encoded to no bytes: it is enough to look closely at values that give none. False where a
   * field has the name of a property of these, or is required.
   */
  readonly strangersAreEmpty: boolean;
  /** It, or a message within it, has required fields. */
  readonly requires: boolean;
}

export type FieldPlan = SingularPlan | RepeatedPlan | MapPlan;

/** Whether an absent field is told from one with its zero value: lists and maps are implicit. Source: https://protobuf.dev/programming-guides/field_presence/ */
export type Presence = "implicit" | "explicit" | "required";

interface FieldPlanBase {
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
  readonly number: number;
  /** The localName is a property of Object.prototype too: reads must look for an own one. */
  readonly inherited: boolean;
  /** The oneof that it is a member of. */
  readonly oneof: OneofPlan | undefined;
}

export interface SingularPlan extends FieldPlanBase {
  readonly cardinality: "singular";
  readonly presence: Presence;
  readonly value: ValuePlan;
  /** The declared default: bigint of 64-bit types, number of enums; undefined where none is declared. */
  readonly defaultValue: number | bigint | boolean | string | Uint8Array | undefined;
}

export interface RepeatedPlan extends FieldPlanBase {
  readonly cardinality: "repeated";
  readonly presence: "implicit";
  readonly value: ValuePlan;
  /** Decode takes either form where the type can be packed; encode writes this one. */
  readonly packed: boolean;
}

export interface MapPlan extends FieldPlanBase {
  readonly cardinality: "map";
  readonly presence: "implicit";
  readonly key: ScalarPlan;
  readonly value: ValuePlan;
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

export interface ScalarPlan {
  readonly kind: "scalar";
  readonly scalar: ScalarType;
  readonly int64: Int64Representation;
  /** Of strings: UTF-8 is verified. */
  readonly verifyUtf8: boolean;
}

export interface EnumValuePlan {
  readonly kind: "enum";
  readonly enum: EnumPlan;
}

export interface MessageValuePlan {
  readonly kind: "message";
  readonly message: MessagePlan;
  /** Encoded as a group. */
  readonly delimited: boolean;
}

export interface EnumPlan {
  /** Full name without a leading dot. */
  readonly typeName: string;
  /** Open enums take any int32; closed ones the declared numbers only, others are unknown fields. */
  readonly open: boolean;
  /** In order of declaration. The first is what an absent value is. */
  readonly values: readonly EnumValue[];
}

export interface EnumValue {
  readonly name: string;
  /** Two names may have one number, with `allow_alias`. */
  readonly number: number;
}
