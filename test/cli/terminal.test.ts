import { mkdtempSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Progress } from "../../src/cli/progress.ts";
import { calculator, main, shell } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-terminal-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const type = `calculator.AddRequest "${calculator}"`;

/** What a line of bash shows on a terminal, which `script` makes; its standard input is none. */
function onTerminal(line: string): string {
  const inner = `wireform() { "${process.execPath}" "${main}" "$@"; }; TERM=xterm; ${line}`;
  const { stdout } = shell(`script -qec ${quote(`bash -c ${quote(inner)}`)} /dev/null < /dev/null`, directory);
  return stdout.replaceAll("\r\n", "\n");
}
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const scriptIsThere = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
const title = (text: string): string => (scriptIsThere ? text : `${text}: script of util-linux is not there`);
const skipped = !scriptIsThere && process.env["CI"] === undefined;

describe.skipIf(skipped)(title("colours"), () => {
  const inspect = `echo 0805 | wireform inspect --in hex`;
  test("are on a terminal, and nowhere else", () => {
    expect(onTerminal(inspect)).toContain("\u001b[36m08\u001b[0m");
    expect(onTerminal(`${inspect} | cat`)).not.toContain("\u001b");
    expect(shell(inspect).stdout).not.toContain("\u001b");
  });

  test.each([
    ["NO_COLOR=1", false],
    ["NO_COLOR=", true],
    ["FORCE_COLOR=0", false],
    ["FORCE_COLOR=1 NO_COLOR=1", true],
    ["TERM=dumb", false],
  ])("with %s: %s", (variables, expected) =>
    expect(onTerminal(`export ${variables}; ${inspect}`).includes("\u001b[36m")).toBe(expected),
  );

  test.each([
    ["FORCE_COLOR=1", true],
    ["FORCE_COLOR=true", true],
    ["FORCE_COLOR=false", false],
    ["FORCE_COLOR=", false],
  ])("into a pipe with %s: %s", (variables, expected) =>
    expect(shell(`export ${variables}; ${inspect}`).stdout.includes("\u001b[36m")).toBe(expected),
  );

  test("of errors are those of standard error", () => {
    const bad = "printf 'syntax = \"proto3\"; message A { Nope n = 1; }' > bad.proto; wireform encode A bad.proto";
    expect(onTerminal(`${bad} > out`)).toMatch(
      /^\u001b\[1mwireform:\u001b\[0m bad.proto:1:32: .*\n .*\n {2} *\u001b\[31m *\^\u001b\[0m\n$/,
    );
    expect(onTerminal(`${bad} 2>&1 | cat`)).not.toContain("\u001b");
  });
});

describe("progress", () => {
  const told = (total: number | undefined, steps: readonly (readonly [time: number, bytes: number])[]): string[] => {
    let time = 5000;
    const written: string[] = [];
    const progress = new Progress({ total, now: () => time, write: (text) => written.push(text) });
    for (const [at, bytes] of steps) {
      time = 5000 + at;
      progress.add(bytes);
    }
    progress.end();
    return written.map((text) => text.replace("\r\u001b[K", "<"));
  };

  test("says nothing of work of less than a second", () =>
    expect(
      told(undefined, [
        [0, 5e6],
        [999, 5e6],
      ]),
    ).toEqual([]));

  test("tells bytes, of how many, and how fast; five times a second at most; and goes away", () => {
    const steps = [
      [0, 1e6],
      [1000, 1e6],
      [1100, 1e6],
      [1200, 1e6],
    ] as const;
    expect(told(undefined, steps)).toEqual(["<2.0 MB read, 2.0 MB/s", "<4.0 MB read, 3.3 MB/s", "<"]);
    expect(told(8e6, steps)[1]).toBe("<4.0 MB of 8.0 MB read, 3.3 MB/s");
  });

  // The input rests for longer than a second once the first message has been read, whatever the machine does meanwhile.
  const [first, second] = ["printf '\\x02\\x08\\x05'", "sleep 1.2; printf '\\x02\\x08\\x05'"];
  test.skipIf(skipped)(title("is on a terminal that has no output, and nowhere else"), () => {
    const until = "until [ -s out ]; do sleep 0.05; done";
    const decode = `wireform decode ${type} --in delimited`;
    const shown = onTerminal(`rm -f out; { ${first}; ${until}; ${second}; } | ${decode} > out`);
    expect(shown).toMatch(/^\r\u001b\[K0\.0 MB read, 0\.0 MB\/s\r\u001b\[K$/);
    const piped = `{ ${first}; ${second}; } | ${decode}`;
    expect(onTerminal(`${piped}; cat out`)).toBe('{"a":5}\n'.repeat(4));
    expect(shell(piped)).toMatchObject({ stdout: '{"a":5}\n'.repeat(2), stderr: "" });
  });
});
