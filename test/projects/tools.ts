import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";

/*
 * The test runners of others, which `npm run runtimes:install` brings.
 */

const packages = new URL("../runtimes/node_modules/", import.meta.url).pathname;

/** The path of what a package of test/runtimes/package.json has at `path`. */
export const toolPath = (path: string): string => `${packages}${path}`;

/** For the title of a test that needs them; "" where they are there. */
export const missingTools: string = existsSync(toolPath("jest-29/package.json"))
  ? ""
  : ": skipped, for the test runners are missing (npm run runtimes:install)";

/** Runs a script of a tool in a directory: all that it has said. */
export async function runTool(directory: string, path: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [toolPath(path), ...args], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: undefined, VITEST: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return output + errors;
}
