#!/usr/bin/env node
import { catchStreamErrors, host, readInput, version, writeErrorLine, writeOutput } from "./host.ts";
import { answer } from "./plugin.ts";
import { pluginUsage } from "./plugin-usage.ts";

/*
 * The plugin of protoc and buf: a CodeGeneratorRequest on standard input, a CodeGeneratorResponse on standard output.
 */

/** protoc and buf give no arguments: these are for people. */
async function run(argument: string | undefined): Promise<void> {
  if (argument === undefined) return writeOutput(answer(await readInput()));
  if (argument === "--help" || argument === "-h") return writeOutput(pluginUsage());
  if (argument === "--version" || argument === "-V") return writeOutput(`${version()}\n`);
  writeErrorLine(`protoc-gen-wireform takes no ${argument}: give options in --wireform_opt; see --help`);
  host.exitCode = 2;
}

catchStreamErrors();
try {
  await run(host.argv[2]);
} catch (error) {
  // Errors in the schema or an option are in the response; here the input is not a request, or the output is closed.
  writeErrorLine(
    `protoc-gen-wireform, which is run by protoc or buf: ${error instanceof Error ? error.message : String(error)}`,
  );
  host.exitCode = 1;
}
