import type { FileDescriptorProto, SourceCodeInfoProto } from "../file-descriptor-proto.ts";
import type { SourceText } from "../source/source-text.ts";
import { fileDeclarations, locateDeclaration } from "./message.ts";
import { locateOptionStatement } from "./option.ts";
import { filePart } from "./parts.ts";
import { locateService } from "./service.ts";
import { type Location, SourceWalk } from "./walk.ts";

/** Where all parts of a file stand, and their comments: what `protoc --include_source_info` tells. The file has been read from `source`, and linked. */
export function locateFile(file: FileDescriptorProto, source: SourceText): SourceCodeInfoProto {
  const walk = new SourceWalk(source, file.edition);
  const { cursor } = walk;
  walk.locate([], () => {
    if (cursor.at("syntax") || cursor.at("edition")) locateSimple(walk, filePart.syntax);
    while (!cursor.atEnd) locateStatement(walk);
  });
  return { location: walk.locations };
}

function locateStatement(walk: SourceWalk): void {
  if (locateDeclaration(walk, fileDeclarations)) return;
  switch (walk.cursor.word) {
    case ";":
      return walk.emptyStatement();
    case "option":
      return locateOptionStatement(walk, [filePart.options], "FileOptions");
    case "service":
      return locateService(walk, walk.next([filePart.service]));
    case "import":
      return locateImport(walk);
    default:
      return locateSimple(walk, filePart.package);
  }
}

/** A statement without parts. */
function locateSimple(walk: SourceWalk, part: number): void {
  walk.locate([part], (location) => {
    while (!walk.cursor.at(";")) walk.cursor.advance();
    walk.endOfDeclaration(location);
  });
}

/** `import "name";`, public, weak or option. */
function locateImport(walk: SourceWalk): void {
  const { cursor } = walk;
  const start = walk.start();
  cursor.advance();
  const read = (location: Location): void => {
    if (cursor.at("public")) walk.token(walk.next([filePart.public_dependency]));
    else if (cursor.at("weak")) walk.token(walk.next([filePart.weak_dependency]));
    while (!cursor.at(";")) cursor.advance();
    walk.endOfDeclaration(location);
  };
  walk.locate(walk.next([cursor.at("option") ? filePart.option_dependency : filePart.dependency]), read, start);
}
