import type { ProtobufError } from "../errors.ts";
import { includeAdvice } from "../registry/collect.ts";
import { excerpt } from "./excerpt.ts";
import { paintError, writeErrorLine, writeErrorText } from "./host.ts";
import { lineOf } from "./source-memory.ts";
import { syntaxAdvice } from "./syntax-advice.ts";

/** Reports all problems of a schema, each on one line, followed by the line of source and a caret. */
export function reportSchema(error: ProtobufError): void {
  for (const problem of error.message.split("\n")) {
    writeErrorLine(`${problem.replace(includeAdvice, "name its directory with -I")} [${error.code}]`);
    const place = /^(.+?):(\d+):(\d+): /u.exec(problem);
    const line = place === null ? undefined : lineOf(place[1]!, Number(place[2]));
    if (line === undefined) continue;
    const [source, caret] = excerpt(line, Number(place![3]));
    writeErrorText(`  ${source}\n  ${paintError(caret, "\u001b[31m")}\n`);
  }
  const advice = syntaxAdvice(error);
  if (advice !== undefined) writeErrorLine(`note: ${advice}`);
}
