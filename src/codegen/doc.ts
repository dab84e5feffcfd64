import { type Code, docComment, nothing } from "../codec/source/code.ts";
import type { AnyDescriptor } from "../descriptor-set/any-descriptor.ts";
import { getComments } from "../descriptor-set/get-comments.ts";

/** The documentation of a declaration: its comments in the `.proto`, and that it is deprecated. */
export function docOf(descriptor: AnyDescriptor): Code {
  const { leading, trailing } = getComments(descriptor);
  const paragraphs = [leading, trailing]
    .filter((comment) => comment !== undefined)
    .map(linesOf)
    .filter((lines) => lines.length > 0);
  if (isDeprecated(descriptor)) paragraphs.push(["@deprecated"]);
  const lines = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ["", ...paragraph]));
  return lines.length === 0 ? nothing : docComment(lines);
}

/** That a declaration is deprecated, where its comments stand elsewhere. */
export function deprecationOf(descriptor: AnyDescriptor): Code {
  return isDeprecated(descriptor) ? docComment(["@deprecated"]) : nothing;
}

function isDeprecated({ proto }: AnyDescriptor): boolean {
  return proto.options?.["deprecated"] === true;
}

/** Lines without the space that follows `//`, and without empty ones at both ends. */
function linesOf(comment: string): string[] {
  const lines = comment.split("\n").map((line) => line.replace(/^ /, "").trimEnd());
  const first = lines.findIndex((line) => line !== "");
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}
