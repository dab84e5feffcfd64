import { checkData, isAtLeast } from "../compat/index.ts";
import { isProtobufError } from "../errors.ts";
import type { Schema } from "../registry/schema.ts";
import type { CheckDataArguments } from "./check-arguments.ts";
import { readBytes } from "./forms.ts";
import { toDataText } from "./formats/data-text.ts";
import { host, mayColour, printableJson, writeOutput } from "./host.ts";
import { loadSources } from "./load-source.ts";
import { Losses } from "./losses.ts";
import { openInput } from "./open-input.ts";
import { partsOf, within } from "./parts.ts";
import { usageError } from "./usage.ts";

/**
 * `check-data`: how many messages of a file lose what. The file is streamed: only one entry is kept for each place in
 * the type.
 */
export async function checkMessages(args: CheckDataArguments): Promise<void> {
  const { typeName, input, format, failOn } = args;
  const [old, next] = await loadTwo(args);
  const losses = new Losses();
  for await (const part of partsOf(openInput(args.file), input, typeName)) {
    const bytes = within(part, () => readBytes(part.content, input));
    losses.add(within(part, () => checkData(old, next, typeName, bytes, { maxIssues: Infinity })));
  }
  const found = losses.rows();
  const summary = { type: typeName, messages: losses.messages, affected: losses.affected, losses: found };
  await writeOutput(
    format === "json" ? `${printableJson(JSON.stringify(summary, null, 2))}\n` : toDataText(summary, mayColour()),
  );
  if (found.some(({ grade }) => isAtLeast(grade, failOn))) host.exitCode = 1;
}

/** Both schemas, which must have the type. */
async function loadTwo({ old, next, includePaths, typeName }: CheckDataArguments): Promise<[Schema, Schema]> {
  const sources = await loadSources(old, next, includePaths);
  const [was, is] = sources.map(({ schema }, index) => {
    const name = index === 0 ? "old" : "new";
    if (schema === undefined) throw usageError(`there is no ${name} schema`);
    try {
      schema.message(typeName);
    } catch (error) {
      throw isProtobufError(error, "NOT_FOUND") ? usageError(`--type, in the ${name} schema: ${error.message}`) : error;
    }
    return schema;
  });
  return [was!, is!];
}
