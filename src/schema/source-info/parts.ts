/*
 * The numbers that paths of source info are made of: fields of descriptor.proto. A test compares the two.
 *
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */

/** Where something stands in a FileDescriptorProto: numbers of fields and, of lists, indexes in turn. */
export type Path = readonly number[];

export const filePart = {
  package: 2,
  dependency: 3,
  message_type: 4,
  enum_type: 5,
  service: 6,
  extension: 7,
  options: 8,
  public_dependency: 10,
  weak_dependency: 11,
  syntax: 12,
  option_dependency: 15,
} as const;

export const messagePart = {
  name: 1,
  field: 2,
  nested_type: 3,
  enum_type: 4,
  extension_range: 5,
  extension: 6,
  options: 7,
  oneof_decl: 8,
  reserved_range: 9,
  reserved_name: 10,
} as const;

export const fieldPart = {
  name: 1,
  extendee: 2,
  number: 3,
  label: 4,
  type: 5,
  type_name: 6,
  default_value: 7,
  options: 8,
  json_name: 10,
} as const;

export const oneofPart = { name: 1, options: 2 } as const;

export const enumPart = { name: 1, value: 2, options: 3, reserved_range: 4, reserved_name: 5 } as const;

export const enumValuePart = { name: 1, number: 2, options: 3 } as const;

/** Of all kinds of ranges; only those of extensions have options. */
export const rangePart = { start: 1, end: 2, options: 3 } as const;

export const servicePart = { name: 1, method: 2, options: 3 } as const;

export const methodPart = {
  name: 1,
  input_type: 2,
  output_type: 3,
  options: 4,
  client_streaming: 5,
  server_streaming: 6,
} as const;

/** `uninterpreted_option` of every options message. */
export const uninterpretedOption = 999;
