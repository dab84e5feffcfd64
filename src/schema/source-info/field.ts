import { isScalarType } from "../../plan/scalar-type.ts";
import { labels } from "../source/field.ts";
import type { Position } from "../source/source-text.ts";
import { locateOptionList, skipValue } from "./option.ts";
import { fieldPart, messagePart, type Path } from "./parts.ts";
import type { Location, SourceWalk, Span } from "./walk.ts";

/** Where a field stands. */
export interface FieldPlace {
  /** Where the messages of groups, and of the entries of maps, go. */
  readonly messages: Path;
  /** Goes over the body of a group. */
  readonly locateBody: (walk: SourceWalk, message: Location) => void;
  /** Of an extension, the name of the message that it extends. */
  readonly extendee?: Span;
}

/** A field with its semicolon or, of a group, its body. */
export function locateField(walk: SourceWalk, path: Path, place: FieldPlace): void {
  const { cursor } = walk;
  const { messages, extendee } = place;
  walk.locate(path, (field) => {
    if (extendee !== undefined) walk.add([...path, fieldPart.extendee], extendee);
    if (Object.hasOwn(labels, cursor.word)) walk.token([...path, fieldPart.label]);
    const isGroup = cursor.at("group");
    const isMap = locateType(walk, path);
    const name = walk.token([...path, fieldPart.name]);
    cursor.advance();
    walk.token([...path, fieldPart.number]);
    locateOptionList(walk, [...path, fieldPart.options], "FieldOptions", () => locateNoOption(walk, path));
    if (isGroup) locateGroup(walk, field, name, place);
    else walk.endOfDeclaration(field);
    if (isMap) walk.next(messages);
  });
}

/** Returns whether it is a map. */
function locateType(walk: SourceWalk, path: Path): boolean {
  const { cursor } = walk;
  let isMap = false;
  if (isScalarType(cursor.word) || cursor.at("group")) {
    walk.token([...path, fieldPart.type]);
    return isMap;
  }
  walk.locate([...path, fieldPart.type_name], () => {
    skipTypeName(walk);
    isMap = cursor.at("<");
    while (isMap && !cursor.take(">")) cursor.advance();
  });
  return isMap;
}

/** The name of a type, with its dots. */
export function locateTypeName(walk: SourceWalk, path: Path): void {
  walk.locate(path, () => void skipTypeName(walk));
}

/** Gives the end of the name. */
export function skipTypeName({ cursor, source }: SourceWalk): Position {
  cursor.take(".");
  do cursor.advance();
  while (cursor.take("."));
  return source.position(cursor.previousEnd);
}

/** `default` and `json_name`, which stand among the options. */
function locateNoOption(walk: SourceWalk, path: Path): boolean {
  const { cursor } = walk;
  const skipName = (): void => {
    cursor.advance();
    cursor.advance();
  };
  if (cursor.at("default")) {
    skipName();
    walk.locate([...path, fieldPart.default_value], () => skipValue(walk));
    return true;
  }
  if (!cursor.at("json_name")) return false;
  const part = [...path, fieldPart.json_name];
  walk.locate(part, () => {
    skipName();
    walk.locate(part, () => skipValue(walk));
  });
  return true;
}

/** A group is a message that stands where its field does. */
function locateGroup(walk: SourceWalk, field: Location, name: Span, { messages, locateBody }: FieldPlace): void {
  const path = walk.next(messages);
  walk.locate(
    path,
    (message) => {
      walk.add([...path, messagePart.name], name);
      walk.add([...field.path, fieldPart.type_name], name);
      locateBody(walk, message);
    },
    field.start,
  );
}
