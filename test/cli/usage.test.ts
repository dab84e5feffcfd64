import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { calculator, main, oneLine, root, wireform } from "./wireform.ts";

const add = ["calculator.AddRequest", calculator];

describe("help and version", () => {
  test.each([[["--help"]], [["-h"]], [["help"]]])("%j", (args) => {
    const { status, stdout, stderr } = wireform(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const word of [
      "encode",
      "decode",
      "inspect",
      "check",
      "--in",
      "--out",
      "-I",
      "base64",
      "--fail-on",
      "git:REV:path",
      "generate",
      "--target",
      "--import-extension",
      "--int64",
      "--field-names",
      "exit status",
    ])
      expect(stdout).toContain(word);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test.each(["encode", "decode", "inspect", "check", "generate", "completion"] as const)("of %s alone", (name) => {
    const { status, stdout, stderr } = wireform([name, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(wireform(["help", name]).stdout).toBe(stdout);
    expect(wireform([name, "-h"]).stdout).toBe(stdout);
    const { options } = commands[name];
    for (const option of Object.keys(options)) expect(stdout).toContain(`--${option}`);
    const all = Object.values(commands).flatMap((command) => Object.keys(command.options));
    for (const option of all.filter((each) => !Object.hasOwn(options, each)))
      expect(stdout).not.toMatch(new RegExp(`^ +(-., )?--${option}( |$)`, "m"));
    for (const choice of Object.values(options).flatMap(({ choices }) => choices ?? []))
      expect(stdout).toContain(choice);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test.each([[["--version"]], [["-V"]], [["decode", "-V"]]])("%j", (args) => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(wireform(args)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("bad usage: status 2, one line that names what is wrong, nothing on standard output", () => {
  test.each<[readonly string[], string]>([
    [[], "no command given"],
    [["frobnicate"], "frobnicate"],
    [["help", "frobnicate"], "frobnicate"],
    [["help", "encode", "decode"], "one command"],
    [["completion"], "bash, zsh, fish"],
    [["completion", "tcsh"], "bash, zsh, fish"],
    [["--in", "hex", "decode", ...add], "--in"],
    [["encode"], "<type> <file.proto>"],
    [["encode", "calculator.AddRequest"], "<file.proto>"],
    [["encode", calculator], "<type>"],
    [["encode", "", calculator], "empty"],
    [["encode", ...add, "--frob"], "--frob"],
    [["encode", ...add, "-x"], "-x"],
    [["encode", ...add, "--in"], "--in"],
    [["encode", ...add, "--in", "yaml"], "yaml"],
    [["encode", ...add, "--in", "hex", "--in", "json"], "2 times"],
    [["encode", ...add, "--out="], "--out"],
    [["encode", ...add, "--pretty=yes"], "--pretty"],
    [["encode", ...add, "--pretty"], "--pretty"],
    [["decode", ...add, "--out", "hex", "--emit-defaults"], "--emit-defaults"],
    [["decode", ...add, "--ignore-unknown"], "--ignore-unknown"],
    [["decode", ...add, "--deterministic"], "--deterministic"],
    [["encode", "calculator.AddRequst", calculator], "did you mean calculator.AddRequest?"],
    [["encode", "calculator.Calculator", calculator], "no message calculator.Calculator"],
    [["encode", "a.B", "nowhere.proto"], "nowhere.proto"],
    [["inspect", "calculator.AddRequest"], "<file.proto>"],
    [["inspect", ...add, "--out", "hex"], "--out"],
    [["encode", ...add, "--in", "text", "--ignore-unknown"], "--ignore-unknown"],
    [["decode", ...add, "--out", "text", "--pretty"], "--pretty"],
    [["decode", ...add, "--out", "text", "--deterministic"], "--deterministic"],
    [["inspect", "--in", "json"], "json"],
    [["inspect", "--in", "text"], "text"],
    [["inspect", "calculator.Nothing", calculator], "calculator.Nothing"],
    [["inspect", "set.binpb"], "<type>"],
    [["inspect", "a.B", "nowhere.binpb"], "nowhere.binpb"],
    [["inspect", "a.B", "one.pb", "two.proto"], "one.pb"],
    [["generate"], "<file.proto>"],
    [["generate", calculator], "--out"],
    [["generate", "--out", "gen"], "<file.proto>"],
    [["generate", calculator, "--out", "gen", "--out", "other"], "2 times"],
    [["generate", calculator, "--out="], "empty"],
    [["generate", calculator, "--out", "gen", "--target", "go"], "ts, js+dts"],
    [["generate", calculator, "--out", "gen", "--int64", "float"], "bigint"],
    [["generate", calculator, "--out", "gen", "--import-extension", "mjs"], ".js"],
    [["generate", calculator, "--out", "gen", "--target", "js+dts", "--import-extension", ".ts"], "js+dts"],
    [["generate", calculator, "--out", "gen", "--field-name", "proto"], "did you mean --field-names?"],
    [["encode", ...add, "--prety"], "did you mean --pretty?"],
    [["generate", "nowhere.proto", "--out", "gen"], "nowhere.proto"],
    [["generate", "nowhere.binpb", "--out", "gen"], "nowhere.binpb"],
    [["generate", calculator, "--out", "gen", "--pretty"], "--pretty"],
    [["generate", calculator, "--out", "gen", "--name", "shop"], "--types-only"],
    [["generate", calculator, "--out", "gen", "--types-only", "--name", "../shop"], "--name"],
    [["generate", calculator, "--out", "gen", "--types-only", "--target", "ts"], "--target"],
    [["generate", calculator, "other.proto", "--out", "gen", "--types-only"], "--name"],
  ])("%j", (args, names) => {
    const { status, stdout, stderr } = wireform(args, "{}");
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(names);
    expect(stderr).not.toMatch(/\n\s+at |Error:/);
  });
});

test("the programs are those that package.json names, and they start themselves", () => {
  const { bin } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    bin: { [name: string]: string };
  };
  expect(Object.keys(bin)).toEqual(["wireform", "protoc-gen-wireform"]);
  expect(main.endsWith(bin["wireform"]!.slice(1))).toBe(true);
  for (const path of Object.values(bin))
    expect(readFileSync(`${root}/${path}`, "utf8").startsWith("#!/usr/bin/env node\n")).toBe(true);
});
