import { ProtobufError } from "../../errors.ts";
import type { Edition } from "../descriptors.ts";
import type { FileDescriptorProto } from "../file-descriptor-proto.ts";
import { Cursor, tooMany } from "./cursor.ts";
import { addImport, type ImportDeclaration } from "./imports.ts";
import { mark, type Marks } from "./marks.ts";
import { parseDeclaration } from "./message.ts";
import { parseOptionStatement } from "./option.ts";
import { parseService } from "./service.ts";
import { SourceText } from "./source-text.ts";

/** The numbers of editions in descriptor.proto. */
export const editionNumbers: ReadonlyMap<string, number> = new Map([
  ["2023", 1000],
  ["2024", 1001],
  ["2026", 1002],
]);

/**
 * Reads a `.proto` file into its declarations, names as they stand in the source.
 *
 * What it gives is exact: order, default values, options, ranges, imports. Where its parts stand is to be asked of `positionOf`.
 * Source: https://protobuf.dev/reference/protobuf/edition-2023-spec/, and protoc's compiler/parser.cc where it is silent.
 */
export function parseSource(name: string, text: string): FileDescriptorProto {
  const cursor = new Cursor(new SourceText(name, text));
  const file: FileDescriptorProto = { name };
  const parts = mark(file, cursor.source, cursor.token.start);
  try {
    if (cursor.at("syntax") || cursor.at("edition")) parseSyntax(cursor, file, parts);
    while (!cursor.atEnd) {
      const isRight = cursor.statement(() => parseStatement(cursor, file, parts));
      if (isRight || !cursor.at("}")) continue;
      cursor.note('Unmatched "}".');
      cursor.advance();
    }
  } catch (error) {
    if (error instanceof ProtobufError) cursor.errors.push(error);
    else if (error !== tooMany) throw error;
  }
  if (cursor.errors.length === 0 && cursor.isUnstable) {
    cursor.errors.push(
      cursor.error(
        "is a file using edition UNSTABLE, which is later than the protoc maximum supported edition 2026.",
        parts.start,
      ),
    );
  }
  if (cursor.errors.length > 0) throw allOf(cursor.errors);
  return file;
}

/** One error with the texts of all, at the place of the first. */
function allOf(errors: readonly ProtobufError[]): ProtobufError {
  const [{ file, line, column }] = errors as [ProtobufError];
  return new ProtobufError("INVALID_SCHEMA", errors.map(({ message }) => message).join("\n"), { file, line, column });
}

function parseSyntax(cursor: Cursor, file: FileDescriptorProto, parts: Marks): void {
  const isEdition = cursor.take("edition");
  if (!isEdition) cursor.expect("syntax");
  cursor.expect("=");
  const { start } = cursor.token;
  parts.edition = start;
  const value = cursor.string("Expected syntax identifier.");
  cursor.expect(";");
  if (isEdition) {
    file.edition = editionNumbers.get(value);
    if (file.edition === undefined && value !== unstable)
      throw cursor.error(...editionFault(value, parts.start, start));
  } else if (value !== "proto2" && value !== "proto3") {
    throw cursor.error(
      `Unrecognized syntax identifier "${value}".  This parser only recognizes "proto2" and "proto3".`,
      start,
    );
  }
  cursor.isUnstable = value === unstable;
  cursor.edition = cursor.isUnstable ? "2026" : (value as Edition);
  if (value !== "proto2") file.syntax = isEdition ? "editions" : value;
}

/** The edition in the making, which protoc reads to the end before it refuses it. */
const unstable = "UNSTABLE";

/** Editions that descriptor.proto names and that no file may have. */
function editionFault(value: string, statement: number, name: number): [message: string, offset: number] {
  if (value === "LEGACY" || /^[12]_TEST_ONLY$/.test(value))
    return [`Edition ${value} is earlier than the minimum supported edition PROTO2`, statement];
  if (/^9999[789]_TEST_ONLY$/.test(value))
    return [`Edition ${value} is later than the maximum supported edition 2026`, statement];
  return [`Unknown edition "${value}".`, name];
}

function parseStatement(cursor: Cursor, file: FileDescriptorProto, parts: Marks): void {
  const isDeclaration = parseDeclaration(cursor, {
    messages: () => (file.messageType ??= []),
    enums: () => (file.enumType ??= []),
    extensions: () => (file.extension ??= []),
  });
  if (isDeclaration) return;
  switch (cursor.word) {
    case ";":
      return cursor.advance();
    case "option":
      return parseOptionStatement(cursor, file);
    case "service":
      (file.service ??= []).push(parseService(cursor));
      return;
    case "import":
      return parseImport(cursor, file);
    case "package":
      return parsePackage(cursor, file, parts);
    default:
      throw cursor.error('Expected top-level statement (e.g. "message").');
  }
}

function parsePackage(cursor: Cursor, file: FileDescriptorProto, parts: Marks): void {
  if (file.package !== undefined) cursor.note("Multiple package definitions.");
  // protoc points at the statement.
  parts.name = cursor.token.start;
  cursor.expect("package");
  file.package = cursor.identifier("Expected identifier.");
  while (cursor.take(".")) file.package += `.${cursor.identifier("Expected identifier.")}`;
  cursor.expect(";");
}

/** `import "name";`, public, weak or, from edition 2024, option. */
function parseImport(cursor: Cursor, file: FileDescriptorProto): void {
  const start = cursor.token.start;
  cursor.expect("import");
  const { word } = cursor;
  const kind = word === "public" || word === "weak" || word === "option" ? word : "plain";
  if (kind === "option" && cursor.isBefore2024) cursor.note("option import is not supported before edition 2024.");
  if (kind !== "option" && file.optionDependency !== undefined)
    cursor.note("imports should precede any option imports to ensure proto files can roundtrip.");
  if (kind === "weak" && !cursor.isBefore2024)
    cursor.note("weak import is not supported in edition 2024 and above. Consider using option import instead.");
  if (kind !== "plain") cursor.advance();
  const name = cursor.string("Expected a string naming the file to import.");
  cursor.expect(";");
  const declaration: ImportDeclaration = { name, kind };
  mark(declaration, cursor.source, start);
  addImport(file, declaration);
  if (kind === "option") {
    (file.optionDependency ??= []).push(name);
    return;
  }
  const index = (file.dependency ??= []).push(name) - 1;
  if (kind === "public") (file.publicDependency ??= []).push(index);
  if (kind === "weak") (file.weakDependency ??= []).push(index);
}
