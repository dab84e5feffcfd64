import { optionFieldsAt } from "../option-fields.ts";
import { optionMessage, type OptionField, type OptionMessage } from "../option-model.ts";
import type { OptionsName } from "../option-types.ts";
import { uninterpretedOption, type Path } from "./parts.ts";
import type { SourceWalk } from "./walk.ts";

/** `option name = value;`; `options` is the path of the options. */
export function locateOptionStatement(walk: SourceWalk, options: Path, name: OptionsName): void {
  walk.locate(options, ({ start }) => {
    walk.cursor.advance();
    const path = optionPath(walk, options, name);
    walk.locate(
      path,
      (location) => {
        skipValue(walk);
        walk.endOfDeclaration(location);
      },
      start,
    );
  });
}

/** `[name = value, ...]`, if it is there. `other` may handle what is not an option, and returns whether it did. */
export function locateOptionList(
  walk: SourceWalk,
  options: Path,
  name: OptionsName,
  other: () => boolean = () => false,
): void {
  const { cursor } = walk;
  if (!cursor.at("[")) return;
  walk.locate(options, () => {
    do {
      // The bracket, or a comma.
      cursor.advance();
      if (other()) continue;
      const start = walk.start();
      const path = optionPath(walk, options, name);
      walk.locate(path, () => skipValue(walk), start);
    } while (cursor.at(","));
    cursor.advance();
  });
}

/** Goes past an option's name and the `=`: the path of what it sets. */
function optionPath(walk: SourceWalk, options: Path, name: OptionsName): Path {
  const { cursor } = walk;
  const noted = optionFieldsAt(walk.source, cursor.token.start);
  const words: string[] = [];
  while (!cursor.take("=")) {
    if (!cursor.at(".")) words.push(cursor.word);
    cursor.advance();
  }
  const fields = noted ?? plainFields(words, optionMessage(name));
  if (fields === undefined) return walk.next([...options, uninterpretedOption]);
  const path = [...options, ...fields.map(({ number }) => number)];
  return fields.at(-1)!.cardinality === "singular" ? path : walk.next(path);
}

/** The fields that a name without extensions names; undefined if there is none. */
function plainFields(words: readonly string[], message: OptionMessage): OptionField[] | undefined {
  const fields: OptionField[] = [];
  let within: OptionMessage | undefined = message;
  for (const word of words) {
    const field: OptionField | undefined = within?.field(word);
    if (field === undefined) return undefined;
    fields.push(field);
    within = field.value.kind === "message" ? field.value.message : undefined;
  }
  return fields;
}

export function skipValue({ cursor }: SourceWalk): void {
  cursor.take("-");
  let depth = 0;
  let isString: boolean;
  do {
    isString = cursor.token.kind === "string";
    if (cursor.at("{")) depth += 1;
    else if (cursor.at("}")) depth -= 1;
    cursor.advance();
    // A string may come in pieces.
  } while (depth > 0 || (isString && cursor.token.kind === "string"));
}
