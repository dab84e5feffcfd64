import { locateTypeName } from "./field.ts";
import { locateOptionStatement } from "./option.ts";
import { methodPart, servicePart, type Path } from "./parts.ts";
import type { Location, SourceWalk } from "./walk.ts";

/** `service Name { ... }` */
export function locateService(walk: SourceWalk, path: Path): void {
  const { cursor } = walk;
  walk.locate(path, (service) => {
    cursor.advance();
    walk.token([...path, servicePart.name]);
    walk.endOfDeclaration(service);
    while (!cursor.at("}")) {
      if (cursor.at(";")) walk.emptyStatement();
      else if (cursor.at("option")) locateOptionStatement(walk, [...path, servicePart.options], "ServiceOptions");
      else locateMethod(walk, walk.next([...path, servicePart.method]));
    }
    walk.endOfBlock();
  });
}

/** `rpc Name (Input) returns (stream Output);` */
function locateMethod(walk: SourceWalk, path: Path): void {
  const { cursor } = walk;
  walk.locate(path, (method) => {
    cursor.advance();
    walk.token([...path, methodPart.name]);
    locateMethodType(walk, [...path, methodPart.client_streaming], [...path, methodPart.input_type]);
    cursor.advance();
    locateMethodType(walk, [...path, methodPart.server_streaming], [...path, methodPart.output_type]);
    if (cursor.at("{")) locateMethodOptions(walk, method);
    else walk.endOfDeclaration(method);
  });
}

/** `(stream Type)` */
function locateMethodType(walk: SourceWalk, streaming: Path, type: Path): void {
  const { cursor } = walk;
  cursor.advance();
  if (cursor.at("stream")) walk.token(streaming);
  locateTypeName(walk, type);
  cursor.advance();
}

function locateMethodOptions(walk: SourceWalk, method: Location): void {
  walk.endOfDeclaration(method);
  while (!walk.cursor.at("}")) {
    if (walk.cursor.at(";")) walk.emptyStatement();
    else locateOptionStatement(walk, [...method.path, methodPart.options], "MethodOptions");
  }
  walk.endOfBlock();
}
