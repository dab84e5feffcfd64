import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));
export const main: string = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
export const calculator: string = fileURLToPath(new URL("../../proto/calculator.proto", import.meta.url));

export interface Result {
  readonly status: number | null;
  readonly bytes: Buffer;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without what the terminal of the tests asks of colours. */
const { FORCE_COLOR: _forced, NO_COLOR: _none, ...plain } = process.env;
const env: NodeJS.ProcessEnv = plain;

/** Runs the command line as a user does. */
export function wireform(args: readonly string[], input: string | Uint8Array = "", cwd: string = root): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    input,
    env,
    maxBuffer: 1 << 28,
  });
  return { status, bytes: stdout, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** Runs a line of bash in which `wireform` is the command line. */
export function shell(line: string, cwd: string = root): Result {
  const prelude = `wireform() { "${process.execPath}" "${main}" "$@"; }\n`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", prelude + line], { cwd, env, maxBuffer: 1 << 28 });
  return { status, bytes: stdout, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** What every error looks like: one line, no stack. */
export const oneLine: RegExp = /^wireform: [^\n]+\n$/;
