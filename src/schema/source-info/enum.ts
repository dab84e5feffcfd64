import { locateOptionList, locateOptionStatement } from "./option.ts";
import { enumPart, enumValuePart, type Path } from "./parts.ts";
import { locateReserved } from "./ranges.ts";
import type { SourceWalk } from "./walk.ts";

/** `enum Name { ... }` */
export function locateEnum(walk: SourceWalk, path: Path): void {
  const { cursor } = walk;
  walk.locate(path, (location) => {
    cursor.advance();
    walk.token([...path, enumPart.name]);
    walk.endOfDeclaration(location);
    while (!cursor.at("}")) {
      if (cursor.at(";")) walk.emptyStatement();
      else if (cursor.at("option")) locateOptionStatement(walk, [...path, enumPart.options], "EnumOptions");
      else if (cursor.at("reserved")) locateReserved(walk, path, enumPart);
      else locateEnumValue(walk, walk.next([...path, enumPart.value]));
    }
    walk.endOfBlock();
  });
}

/** `NAME = number [options];` */
function locateEnumValue(walk: SourceWalk, path: Path): void {
  const { cursor } = walk;
  walk.locate(path, (value) => {
    walk.token([...path, enumValuePart.name]);
    cursor.advance();
    walk.locate([...path, enumValuePart.number], () => {
      cursor.take("-");
      cursor.advance();
    });
    locateOptionList(walk, [...path, enumValuePart.options], "EnumValueOptions");
    walk.endOfDeclaration(value);
  });
}
