#!/usr/bin/env node
import { catchStreamErrors, host, readInput, writeErrorLine, writeOutput } from "./host.ts";
import { answer } from "./plugin.ts";

/*
 * The plugin of protoc and buf: a CodeGeneratorRequest on standard input, a CodeGeneratorResponse on standard output.
 */

catchStreamErrors();
try {
  await writeOutput(answer(await readInput()));
} catch (error) {
  // What is wrong with a schema or an option is in the answer; this is no request, or nobody takes the answer.
  writeErrorLine(
    `protoc-gen-wireform, which protoc or buf runs: ${error instanceof Error ? error.message : String(error)}`,
  );
  host.exitCode = 1;
}
