import type { MessageType } from "../message/message-type.ts";
import type { ScalarType } from "../schema/scalar-type.ts";

/*
 * The plan of a message type: everything that the planner has decided, as data. Emitter and interpreter read plans, never descriptors.
 */

export interface MessagePlan {
  readonly typeName: string;
  /** For what is not hot: merge, and the walks of errors. */
  readonly type: MessageType;
  /** Fields, and extensions that the schema knows, in field-number order. */
  readonly fields: readonly FieldPlan[];
  /** Absent fields of explicit presence are own properties with the value undefined: types of up to 64 fields. */
  readonly absentIsOwn: boolean;
  /** Decode has a straight way through the fields in order: types of up to 64 fields. */
  readonly straight: boolean;
  /** Estimated bytes of one decoded message without what its fields hold. */
  readonly memory: number;
  readonly messageSet: boolean;
  /**
   * An array, map, date or the like that stands for a message is encoded to no bytes: it is enough to look closely at values that give none. False where a
   * field has the name of a property of these, or is required.
   */
  readonly strangersAreEmpty: boolean;
  /** It, or a message within it, has required fields. */
  readonly requires: boolean;
}

export type FieldPlan = SingularPlan | RepeatedPlan | MapPlan;

interface FieldPlanBase {
  /** Its index in `fields`. */
  readonly slot: number;
  /** The property: localName, or `[pkg.name]` of an extension. */
  readonly name: string;
  readonly number: number;
  readonly extension: boolean;
  /** The name is a property of Object.prototype too: reads must look for an own one. */
  readonly inherited: boolean;
  readonly oneof: OneofPlan | undefined;
}

export interface SingularPlan extends FieldPlanBase {
  readonly shape: "singular";
  readonly presence: "implicit" | "explicit" | "required";
  readonly value: ValuePlan;
}

export interface RepeatedPlan extends FieldPlanBase {
  readonly shape: "repeated";
  readonly value: ValuePlan;
  /** Decode takes either form where the type can be packed; encode writes this one. */
  readonly packed: boolean;
}

export interface MapPlan extends FieldPlanBase {
  readonly shape: "map";
  readonly key: ScalarPlan;
  readonly value: ValuePlan;
  readonly maps: "object" | "map";
}

/** A oneof of two members or more: on the wire the last one counts, in a message one at most is set. */
export interface OneofPlan {
  readonly name: string;
  /** All its members in field-number order, filled in after they are made. */
  readonly members: readonly SingularPlan[];
  /** Where the interpreter notes the slot of the member that is set: behind the slots of all fields. */
  readonly slot: number;
}

/** What one value is: of a singular field, an element of a list, a key or a value of a map. */
export type ValuePlan = ScalarPlan | EnumPlan | MessageValuePlan;

export interface ScalarPlan {
  readonly kind: "scalar";
  readonly type: ScalarType;
  readonly int64: Int64Representation;
  /** Of strings: UTF-8 is verified. */
  readonly verifyUtf8: boolean;
}

export type Int64Representation = "bigint" | "number" | "string" | "long";

export interface EnumPlan {
  readonly kind: "enum";
  /** The declared numbers of a closed enum, ascending; undefined of an open one. */
  readonly closed: readonly number[] | undefined;
  /** The number that a map entry without a value has: 0, or the first of a closed enum. */
  readonly first: number;
}

export interface MessageValuePlan {
  readonly kind: "message";
  readonly message: MessagePlan;
  /** Encoded as a group. */
  readonly delimited: boolean;
}
