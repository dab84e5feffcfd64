import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;

/** A file before and after. */
export interface FilePair {
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

export interface BufIssue {
  readonly path: string;
  readonly type: string;
  readonly message: string;
  readonly start_line: number;
}

/** What `buf breaking` says of files, by the rules of its categories WIRE and WIRE_JSON. */
export function bufBreaking(pairs: readonly FilePair[]): BufIssue[] {
  const directory = mkdtempSync(join(tmpdir(), "wireform-buf-"));
  try {
    for (const side of ["old", "new"] as const) {
      mkdirSync(join(directory, side));
      writeFileSync(join(directory, side, "buf.yaml"), "version: v2\nbreaking:\n  use: [WIRE, WIRE_JSON]\n");
      for (const pair of pairs) writeFileSync(join(directory, side, pair.name), pair[side]);
    }
    const run = spawnSync(
      join(root, "node_modules/.bin/buf"),
      ["breaking", ".", "--against", "../old", "--error-format", "json"],
      { cwd: join(directory, "new"), encoding: "utf8" },
    );
    if ((run.status !== 0 && run.status !== 100) || run.stderr !== "")
      throw new Error(`buf: ${run.status} ${run.stderr}${run.stdout}${run.error ?? ""}`);
    return run.stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as BufIssue);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The 24 rules about bytes and JSON: WIRE first, then what WIRE_JSON has beside. */
export const bufRules = [
  "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
  "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
  "FIELD_SAME_DEFAULT",
  "FIELD_SAME_ONEOF",
  "FIELD_WIRE_COMPATIBLE_CARDINALITY",
  "FIELD_WIRE_COMPATIBLE_TYPE",
  "FILE_SAME_PACKAGE",
  "MESSAGE_SAME_REQUIRED_FIELDS",
  "RESERVED_ENUM_NO_DELETE",
  "RESERVED_MESSAGE_NO_DELETE",
  "RPC_SAME_CLIENT_STREAMING",
  "RPC_SAME_IDEMPOTENCY_LEVEL",
  "RPC_SAME_REQUEST_TYPE",
  "RPC_SAME_RESPONSE_TYPE",
  "RPC_SAME_SERVER_STREAMING",
  "ENUM_SAME_JSON_FORMAT",
  "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
  "ENUM_VALUE_SAME_NAME",
  "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
  "FIELD_SAME_JSON_NAME",
  "FIELD_SAME_NAME",
  "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
  "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
  "MESSAGE_SAME_JSON_FORMAT",
] as const;
