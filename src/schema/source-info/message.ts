import { locateEnum } from "./enum.ts";
import { locateField, skipTypeName } from "./field.ts";
import { locateOptionStatement } from "./option.ts";
import { filePart, messagePart, oneofPart, type Path } from "./parts.ts";
import { locateExtensionRanges, locateReserved } from "./ranges.ts";
import type { Location, SourceWalk } from "./walk.ts";

/** `message Name { ... }` */
function locateMessage(walk: SourceWalk, path: Path): void {
  walk.locate(path, (message) => {
    walk.cursor.advance();
    walk.token([...path, messagePart.name]);
    locateBody(walk, message);
  });
}

/** The body of a message or group. */
function locateBody(walk: SourceWalk, message: Location): void {
  walk.endOfDeclaration(message);
  while (!walk.cursor.at("}")) locateStatement(walk, message.path);
  walk.endOfBlock();
}

function locateStatement(walk: SourceWalk, path: Path): void {
  const nested = [...path, messagePart.nested_type];
  if (
    locateDeclaration(walk, {
      messages: nested,
      enums: [...path, messagePart.enum_type],
      extensions: [...path, messagePart.extension],
    })
  )
    return;
  switch (walk.cursor.word) {
    case ";":
      return walk.emptyStatement();
    case "option":
      return locateOptionStatement(walk, [...path, messagePart.options], "MessageOptions");
    case "oneof":
      return locateOneof(walk, path);
    case "extensions":
      return locateExtensionRanges(walk, [...path, messagePart.extension_range]);
    case "reserved":
      return locateReserved(walk, path, messagePart);
    default:
      return locateField(walk, walk.next([...path, messagePart.field]), { messages: nested, locateBody });
  }
}

/** The lists that a file or a message has. */
export interface Declarations {
  readonly messages: Path;
  readonly enums: Path;
  readonly extensions: Path;
}

/** The declarations of a file. */
export const fileDeclarations: Declarations = {
  messages: [filePart.message_type],
  enums: [filePart.enum_type],
  extensions: [filePart.extension],
};

/** A message, enum or `extend` with its visibility; false if there is something else. */
export function locateDeclaration(walk: SourceWalk, { messages, enums, extensions }: Declarations): boolean {
  const { cursor } = walk;
  // Before edition 2024 it is the name of a field's type.
  if (walk.hasVisibility && !cursor.take("export")) cursor.take("local");
  if (cursor.at("message")) locateMessage(walk, walk.next(messages));
  else if (cursor.at("enum")) locateEnum(walk, walk.next(enums));
  else if (cursor.at("extend")) locateExtend(walk, extensions, messages);
  else return false;
  return true;
}

/** `extend Message { fields }`. All fields tell where the name of the message stands. */
function locateExtend(walk: SourceWalk, path: Path, messages: Path): void {
  const { cursor } = walk;
  walk.locate(path, (location) => {
    cursor.advance();
    const extendee = { start: walk.start(), end: skipTypeName(walk) };
    walk.endOfDeclaration(location);
    while (!cursor.at("}")) locateField(walk, walk.next(path), { messages, locateBody, extendee });
    walk.endOfBlock();
  });
}

/** `oneof name { fields }`, which are fields of `message`. */
function locateOneof(walk: SourceWalk, message: Path): void {
  const { cursor } = walk;
  const path = walk.next([...message, messagePart.oneof_decl]);
  const place = { messages: [...message, messagePart.nested_type], locateBody };
  walk.locate(path, (oneof) => {
    cursor.advance();
    walk.token([...path, oneofPart.name]);
    walk.endOfDeclaration(oneof);
    while (!cursor.at("}")) {
      if (cursor.at("option")) locateOptionStatement(walk, [...path, oneofPart.options], "OneofOptions");
      else locateField(walk, walk.next([...message, messagePart.field]), place);
    }
    walk.endOfBlock();
  });
}
