import { host } from "./host.ts";
import { usageError } from "./usage.ts";

interface FileSystem {
  readFileSync(path: string, encoding: "utf8"): string;
}

/** The value of a JSON file. Errors: INVALID_ARGUMENT, also if the file does not exist. */
export function readJsonFile(path: string): unknown {
  const { readFileSync } = host.getBuiltinModule("node:fs") as FileSystem;
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/u, "")) as unknown;
  } catch (error) {
    throw usageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}
