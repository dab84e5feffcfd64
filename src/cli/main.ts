#!/usr/bin/env node
import { isProtobufError } from "../errors.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { checkMessages } from "./check-data.ts";
import { checkSchemas } from "./check-schemas.ts";
import { completionOf } from "./completion.ts";
import { convert } from "./convert.ts";
import { catchStreamErrors, host, OutputClosed, StreamError, version, writeErrorLine, writeOutput } from "./host.ts";
import { generate } from "./generate.ts";
import { inspect } from "./inspect.ts";
import { reportSchema } from "./report-schema.ts";
import { usageOf } from "./usage.ts";

async function run(args: Arguments): Promise<void> {
  switch (args.command) {
    case "help":
      return writeOutput(usageOf(args.of));
    case "version":
      return writeOutput(`${version()}\n`);
    case "completion":
      return writeOutput(completionOf(args.shell));
    case "check":
      return checkSchemas(args);
    case "check-data":
      return checkMessages(args);
    case "generate":
      return generate(args);
    case "inspect":
      return inspect(args);
    default:
      return convert(args);
  }
}

/**
 * Reports an error, one line for each problem, and returns the exit status: 2 for bad usage, `otherwise` for bad data
 * or a bad schema.
 */
function report(error: unknown, otherwise: number): number {
  if (error instanceof OutputClosed) return 0;
  if (!isProtobufError(error)) {
    writeErrorLine(error instanceof StreamError ? error.message : `this is a bug in wireform: ${String(error)}`);
    return otherwise;
  }
  if (error.line !== undefined) {
    reportSchema(error);
    return otherwise;
  }
  const isUsage = error.code === "INVALID_ARGUMENT";
  writeErrorLine(isUsage ? error.message : `${error.message} [${error.code}]`);
  return isUsage ? 2 : otherwise;
}

catchStreamErrors();
let otherwise = 1;
try {
  const args = readArguments(host.argv.slice(2));
  // For commands where 1 means that something fails.
  if (args.command === "check" || args.command === "check-data") otherwise = 3;
  await run(args);
} catch (error) {
  host.exitCode = report(error, otherwise);
}
