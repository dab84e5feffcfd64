import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commandNames, commands } from "../../src/cli/commands.ts";
import { wireform } from "./wireform.ts";

const directory = mkdtempSync(join(tmpdir(), "wireform-completion-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
mkdirSync(join(directory, "protos"));
writeFileSync(join(directory, "shop.proto"), "");

const shells = ["bash", "zsh", "fish"] as const;
for (const shell of shells) {
  const { status, stdout, stderr } = wireform(["completion", shell]);
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(directory, `script.${shell}`), stdout);
}

function run(shell: string, script: string): string[] {
  const { stdout, stderr } = spawnSync(shell, ["-c", script], { cwd: directory, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

const isThere = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

/** What the shells are to offer, of the words so far; the last is being typed. */
const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["enc"], ["encode"]],
  [["c"], ["check", "check-data", "completion"]],
  [["help", "ins"], ["inspect"]],
  [
    ["completion", ""],
    ["bash", "fish", "zsh"],
  ],
  [["decode", "--in", "h"], ["hex"]],
  [
    ["decode", "a.B", "shop.proto", "--out", "js"],
    ["json", "jsonl"],
  ],
  [
    ["inspect", "--in", ""],
    ["base64", "binary", "delimited", "hex"],
  ],
  [["check", "--fail-on", "lo"], ["lossy"]],
  [
    ["generate", "--target", ""],
    ["js+dts", "ts"],
  ],
  [
    ["generate", "--i"],
    ["--import", "--import-extension", "--include", "--int64"],
  ],
  [
    ["inspect", "--i"],
    ["--in", "--include"],
  ],
];

describe("bash", () => {
  const complete = (words: readonly string[]): string[] =>
    run(
      "bash",
      `source ./script.bash; COMP_WORDS=(wireform ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _wireform; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ).sort();

  test.each(cases)("%j", (words, expected) => expect(complete(words)).toEqual(expected));

  test("parts words at the equals sign", () => {
    expect(complete(["decode", "--in", "=", "h"])).toEqual(["hex"]);
    expect(complete(["check", "--format", "="])).toEqual([
      "github",
      "gitlab",
      "json",
      "junit",
      "markdown",
      "sarif",
      "text",
    ]);
  });

  test("leaves files to the shell, also where a directory stands", () => {
    expect(complete(["decode", "a.B", "sh"])).toEqual([]);
    expect(complete(["generate", "--out", "--"])).toEqual([]);
    expect(run("bash", "source ./script.bash; complete -p wireform")).toEqual([
      "complete -o default -F _wireform wireform",
    ]);
  });

  test("knows all options of all commands", () => {
    for (const name of commandNames)
      expect(complete([name, "--"])).toEqual(
        [...Object.keys(commands[name].options), "help", "version"].map((each) => `--${each}`).sort(),
      );
  });
});

const fishIsThere = isThere("fish");
describe.skipIf(!fishIsThere && process.env["CI"] === undefined)(
  `fish${fishIsThere ? "" : ": fish is not there"}`,
  () => {
    const complete = (words: readonly string[]): string[] =>
      run("fish", `source ./script.fish; complete -C 'wireform ${words.join(" ")}'`)
        .map((line) => line.split("\t")[0]!)
        .sort();

    test.each(cases)("%j", (words, expected) => expect(complete(words)).toEqual(expected));

    test("leaves files to the shell, and offers directories where one stands", () => {
      expect(complete(["decode", "a.B", "sh"])).toEqual(["shop.proto"]);
      expect(complete(["generate", "--out", "p"])).toEqual(["protos/"]);
    });
  },
);

const zshIsThere = isThere("zsh");
describe.skipIf(!zshIsThere && process.env["CI"] === undefined)(`zsh${zshIsThere ? "" : ": zsh is not there"}`, () => {
  /** What the script tells zsh's own `_arguments` and `_describe`, which make the list. */
  const told = (words: readonly string[]): string =>
    run(
      "zsh",
      `autoload -Uz compinit; compinit -u -D; source ./script.zsh; print -r -- "$_comps[wireform]"
_arguments() { print -rl -- "$words[1] $CURRENT" "$@" }
_describe() { print -rl -- "\${(@P)2}" }
words=(wireform ${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length + 1}; _wireform`,
    ).join("\n");

  test("is called for wireform, and offers the commands", () =>
    expect(told([""])).toBe(
      [
        "_wireform",
        ...commandNames.map((name) => `${name}:${commands[name].summary}`),
        "help:show the help of a command",
      ].join("\n"),
    ));

  test.each([
    [["decode", "--in"], "decode 2", "(json text binary hex base64 jsonl delimited)"],
    [["generate", "--out", ""], "generate 3", "*--out=[the directory to write modules to]:dir:_files -/"],
    [["generate", "-I"], "generate 2", "*-I+[search for imports (and files) in this directory]:dir:_files -/"],
    [["completion", ""], "completion 2", "1:word:(bash zsh fish)"],
    [["check", ""], "check 2", "*:file:_files"],
  ])("%j", (words, place, spec) => {
    expect(told(words)).toContain(place);
    expect(told(words)).toContain(spec);
  });
});
