import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  OneofDescriptorProto,
} from "../file-descriptor-proto.ts";
import { maxMessageDepth, type Cursor } from "./cursor.ts";
import { parseEnum } from "./enum.ts";
import { parseField, type FieldPlace } from "./field.ts";
import { findMarks, mark } from "./marks.ts";
import { parseOptionStatement } from "./option.ts";
import { parseExtensions, parseReserved, setMaximum } from "./ranges.ts";
import { parseTypeName } from "./type-name.ts";

/** `message Name { ... }` */
function parseMessage(cursor: Cursor): DescriptorProto {
  const message: DescriptorProto = {};
  const parts = mark(message, cursor.source, cursor.token.start);
  deeper(cursor, () => {
    cursor.expect("message");
    parts.name = cursor.token.start;
    message.name = cursor.identifier("Expected message name.");
    parseMessageBody(cursor, message);
  });
  return message;
}

const tooDeep = "Reached maximum recursion limit for nested messages.";

/** Reads what makes one more level of messages. */
function deeper(cursor: Cursor, parse: () => void): void {
  if (cursor.depth >= maxMessageDepth) throw cursor.error(tooDeep);
  cursor.depth += 1;
  try {
    parse();
  } finally {
    cursor.depth -= 1;
  }
}

function parseGroupBody(cursor: Cursor, message: DescriptorProto): void {
  // protoc counts the levels of groups after reading everything: later errors are not reported.
  if (cursor.depth >= maxMessageDepth) throw cursor.source.error(cursor.token.start, tooDeep);
  deeper(cursor, () => parseMessageBody(cursor, message));
}

function parseMessageBody(cursor: Cursor, message: DescriptorProto): void {
  // Made once, not for each statement.
  const into: Declarations = {
    messages: () => nested(message),
    enums: () => (message.enumType ??= []),
    extensions: () => (message.extension ??= []),
  };
  const place: FieldPlace = { kind: "message", messages: into.messages, parseBody: parseGroupBody };
  const parse = (): void => parseMessageStatement(cursor, message, into, place);
  cursor.expect("{");
  while (!cursor.take("}")) {
    if (cursor.atEnd) throw cursor.error("Reached end of input in message definition (missing '}').");
    cursor.statement(parse);
  }
  setMaximum(message);
  checkMapEntry(cursor, message);
  if (cursor.edition === "proto3") addSyntheticOneofs(message);
}

/** protoc checks it as soon as the message is read. Source: ValidateMessage in its parser.cc */
function checkMapEntry(cursor: Cursor, { options }: DescriptorProto): void {
  const option = options?.uninterpretedOption?.find(
    ({ name: [first] = [] }) => first?.isExtension === false && first.namePart === "map_entry",
  );
  if (option !== undefined)
    throw cursor.error(
      "map_entry should not be set explicitly. Use map<KeyType, ValueType> instead.",
      findMarks(option)!.start,
    );
}

function parseMessageStatement(cursor: Cursor, message: DescriptorProto, into: Declarations, place: FieldPlace): void {
  if (parseDeclaration(cursor, into)) return;
  switch (cursor.word) {
    case ";":
      return cursor.advance();
    case "option":
      return parseOptionStatement(cursor, message);
    case "oneof":
      return parseOneof(cursor, message);
    case "extensions":
      return parseExtensions(cursor, message);
    case "reserved":
      return parseReserved(cursor, message, "message");
    default:
      (message.field ??= []).push(parseField(cursor, place));
  }
}

/** What holds declarations: a file or a message. */
export interface Declarations {
  readonly messages: () => DescriptorProto[];
  readonly enums: () => EnumDescriptorProto[];
  readonly extensions: () => FieldDescriptorProto[];
}

function nested(message: DescriptorProto): DescriptorProto[] {
  return (message.nestedType ??= []);
}

/** `SymbolVisibility`. */
const visibilities: ReadonlyMap<string, number> = new Map([
  ["local", 1],
  ["export", 2],
]);

/** A message, enum or `extend` with its visibility; false if there is something else. */
export function parseDeclaration(cursor: Cursor, into: Declarations): boolean {
  const visibility = visibilities.get(cursor.word);
  if (visibility !== undefined && !cursor.isBefore2024) {
    cursor.advance();
    if (!cursor.at("message") && !cursor.at("enum"))
      throw cursor.error("'local' and 'export' visibility modifiers are valid only on 'message' and 'enum'");
    const declaration = cursor.at("enum")
      ? add(into.enums(), parseEnum(cursor))
      : add(into.messages(), parseMessage(cursor));
    declaration.visibility = visibility;
    return true;
  }
  if (cursor.at("message")) add(into.messages(), parseMessage(cursor));
  else if (cursor.at("enum")) add(into.enums(), parseEnum(cursor));
  else if (cursor.at("extend")) parseExtend(cursor, into);
  else return false;
  return true;
}

function add<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

/** `extend Message { fields }` */
function parseExtend(cursor: Cursor, into: Declarations): void {
  cursor.expect("extend");
  const extendeeStart = cursor.token.start;
  const extendee = parseTypeName(cursor);
  cursor.expect("{");
  do {
    if (cursor.atEnd) throw cursor.error("Reached end of input in extend definition (missing '}').");
    cursor.statement(() => {
      const field = parseField(cursor, { kind: "extend", messages: into.messages, parseBody: parseGroupBody });
      field.extendee = extendee;
      findMarks(field)!.extendee = extendeeStart;
      into.extensions().push(field);
    });
  } while (!cursor.take("}"));
}

/** `oneof name { fields }` */
function parseOneof(cursor: Cursor, message: DescriptorProto): void {
  const oneof: OneofDescriptorProto = {};
  const parts = mark(oneof, cursor.source, cursor.token.start);
  cursor.expect("oneof");
  parts.name = cursor.token.start;
  oneof.name = cursor.identifier("Expected oneof name.");
  const oneofIndex = (message.oneofDecl ??= []).push(oneof) - 1;
  cursor.expect("{");
  do {
    if (cursor.atEnd) throw cursor.error("Reached end of input in oneof definition (missing '}').");
    if (cursor.at("option")) {
      parseOptionStatement(cursor, oneof);
      continue;
    }
    cursor.statement(() => {
      const field = parseField(cursor, { kind: "oneof", messages: () => nested(message), parseBody: parseGroupBody });
      field.oneofIndex = oneofIndex;
      (message.field ??= []).push(field);
    });
  } while (!cursor.take("}"));
}

/** The oneofs that stand for proto3 `optional`. Source: https://github.com/protocolbuffers/protobuf/blob/main/docs/implementing_proto3_presence.md */
function addSyntheticOneofs(message: DescriptorProto): void {
  const fields = message.field ?? [];
  if (!fields.some((field) => field.proto3Optional)) return;
  const names = new Set([...fields, ...(message.oneofDecl ?? [])].map(({ name }) => name));
  for (const field of fields) {
    if (!field.proto3Optional) continue;
    let name = field.name!.startsWith("_") ? field.name! : `_${field.name!}`;
    while (names.has(name)) name = `X${name}`;
    names.add(name);
    field.oneofIndex = (message.oneofDecl ??= []).push({ name }) - 1;
  }
}
