/** The scalar types of a `.proto` file, as descriptor.proto names them (without `TYPE_`). */
export type ScalarType =
  | "double"
  | "float"
  | "int32"
  | "int64"
  | "uint32"
  | "uint64"
  | "sint32"
  | "sint64"
  | "fixed32"
  | "fixed64"
  | "sfixed32"
  | "sfixed64"
  | "bool"
  | "string"
  | "bytes";

/** How a scalar is held in JavaScript: `int32` and `uint32` are numbers, `int64` is what the `int64` option says. */
export type ScalarKind = "float" | "int32" | "uint32" | "int64" | "uint64" | "bool" | "string" | "bytes";

/** What is to be known of a scalar type. */
export interface ScalarFacts {
  /** `FieldDescriptorProto.Type`. */
  readonly number: number;
  /** 0 varint, 1 fixed 64 bit, 2 length-delimited, 5 fixed 32 bit. */
  readonly wireType: 0 | 1 | 2 | 5;
  readonly kind: ScalarKind;
  /** Bytes of one value, where all values have the same. */
  readonly fixedSize: 0 | 4 | 8;
  /** Zigzag encoded. */
  readonly zigzag: boolean;
  /** May stand in a map key. */
  readonly mapKey: boolean;
}

/**
 * All facts about scalar types: the one table of them.
 *
 * Source: https://protobuf.dev/programming-guides/encoding#structure
 */
export const scalarTypes: { readonly [T in ScalarType]: ScalarFacts } = {
  double: { number: 1, wireType: 1, kind: "float", fixedSize: 8, zigzag: false, mapKey: false },
  float: { number: 2, wireType: 5, kind: "float", fixedSize: 4, zigzag: false, mapKey: false },
  int64: { number: 3, wireType: 0, kind: "int64", fixedSize: 0, zigzag: false, mapKey: true },
  uint64: { number: 4, wireType: 0, kind: "uint64", fixedSize: 0, zigzag: false, mapKey: true },
  int32: { number: 5, wireType: 0, kind: "int32", fixedSize: 0, zigzag: false, mapKey: true },
  fixed64: { number: 6, wireType: 1, kind: "uint64", fixedSize: 8, zigzag: false, mapKey: true },
  fixed32: { number: 7, wireType: 5, kind: "uint32", fixedSize: 4, zigzag: false, mapKey: true },
  bool: { number: 8, wireType: 0, kind: "bool", fixedSize: 0, zigzag: false, mapKey: true },
  string: { number: 9, wireType: 2, kind: "string", fixedSize: 0, zigzag: false, mapKey: true },
  bytes: { number: 12, wireType: 2, kind: "bytes", fixedSize: 0, zigzag: false, mapKey: false },
  uint32: { number: 13, wireType: 0, kind: "uint32", fixedSize: 0, zigzag: false, mapKey: true },
  sfixed32: { number: 15, wireType: 5, kind: "int32", fixedSize: 4, zigzag: false, mapKey: true },
  sfixed64: { number: 16, wireType: 1, kind: "int64", fixedSize: 8, zigzag: false, mapKey: true },
  sint32: { number: 17, wireType: 0, kind: "int32", fixedSize: 0, zigzag: true, mapKey: true },
  sint64: { number: 18, wireType: 0, kind: "int64", fixedSize: 0, zigzag: true, mapKey: true },
};

/** Returns whether `name` is a scalar type. */
export function isScalarType(name: string): name is ScalarType {
  return Object.hasOwn(scalarTypes, name);
}

/*
 * What the names of the types say already, for programs that are to be small and do without the table; a test compares.
 */

/** Bytes of one value in a packed list: 0 of varints, undefined for what cannot be packed. */
export function packedSizeOf(scalar: ScalarType): 0 | 4 | 8 | undefined {
  if (scalar === "string" || scalar === "bytes") return undefined;
  return /^s?fixed32|float/.test(scalar) ? 4 : /^s?fixed64|double/.test(scalar) ? 8 : 0;
}

/** What is to be known of an integer type. */
export function integerFacts(scalar: ScalarType): { isUnsigned: boolean; bits: 32 | 64; zigzag: boolean } {
  return {
    isUnsigned: /^[uf]/.test(scalar),
    bits: scalar.endsWith("64") ? 64 : 32,
    zigzag: scalar.startsWith("sint"),
  };
}
