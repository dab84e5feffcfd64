import { locateOptionList } from "./option.ts";
import { rangePart, type Path } from "./parts.ts";
import type { SourceWalk } from "./walk.ts";

/** `extensions 4, 20 to 30 [options];`. All ranges of the statement have its options. */
export function locateExtensionRanges(walk: SourceWalk, list: Path): void {
  const { cursor } = walk;
  walk.locate(list, (statement) => {
    const ranges: Path[] = [];
    do {
      // The keyword, or a comma.
      cursor.advance();
      ranges.push(locateRange(walk, walk.next(list)));
    } while (cursor.at(","));
    const [first] = ranges as [Path];
    const options = walk.apart(() => locateOptionList(walk, [...first, rangePart.options], "ExtensionRangeOptions"));
    for (const range of ranges)
      walk.addAll(
        options.map(({ path = [], ...location }) => ({ path: [...range, ...path.slice(range.length)], ...location })),
      );
    walk.endOfDeclaration(statement);
  });
}

/** `reserved 4, 20 to 30;`, `reserved "name";` or, in editions, `reserved name;` of a message or enum. */
export function locateReserved(
  walk: SourceWalk,
  path: Path,
  part: { readonly reserved_range: number; readonly reserved_name: number },
): void {
  const { cursor } = walk;
  const start = walk.start();
  cursor.advance();
  const { kind } = cursor.token;
  const isNames = kind === "string" || kind === "identifier";
  const list = [...path, isNames ? part.reserved_name : part.reserved_range];
  walk.locate(
    list,
    (statement) => {
      do {
        if (isNames) locateReservedName(walk, walk.next(list));
        else locateRange(walk, walk.next(list));
      } while (cursor.take(","));
      walk.endOfDeclaration(statement);
    },
    start,
  );
}

/** An identifier, or a string, which may come in pieces. */
function locateReservedName(walk: SourceWalk, path: Path): void {
  walk.locate(path, () => {
    while (!walk.cursor.at(",") && !walk.cursor.at(";")) walk.cursor.advance();
  });
}

/** `4`, `4 to 5` or `4 to max`. */
function locateRange(walk: SourceWalk, path: Path): Path {
  const { cursor } = walk;
  const number = (): void => {
    cursor.take("-");
    cursor.advance();
  };
  walk.locate(path, () => {
    const isNegative = cursor.at("-");
    const { start, end } = walk.locate([...path, rangePart.start], number);
    // Without an end, protoc takes the first token of the start for it.
    if (cursor.take("to")) walk.locate([...path, rangePart.end], number);
    else walk.add([...path, rangePart.end], { start, end: isNegative ? { ...start, column: start.column + 1 } : end });
  });
  return path;
}
