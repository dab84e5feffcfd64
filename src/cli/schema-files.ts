import { host } from "./host.ts";
import { usageError } from "./usage.ts";

/** What the arguments refer to. */
export interface SchemaFiles {
  readonly files: readonly string[];
  /** The directories among the arguments: file names are relative to them unless there are include paths. */
  readonly directories: readonly string[];
}

/**
 * The files that the arguments refer to, each once: for a directory all `.proto` files below it, for a glob those that
 * match, sorted. Anything else is the name of a file, possibly within the include paths.
 *
 * INVALID_ARGUMENT for directories and globs without files.
 */
export function findSchemaFiles(names: readonly string[]): SchemaFiles {
  const files = new Set<string>();
  const directories: string[] = [];
  for (const name of names.map(withSlashes)) {
    if (isDirectory(name)) directories.push(name);
    for (const file of filesOf(name)) files.add(file);
  }
  return { files: [...files], directories };
}

/** Whether it is the name of an existing directory. */
export function isDirectory(path: string): boolean {
  return fileSystem().statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether there is a file with this name, or a directory with `.proto` files. */
export function isThere(path: string): boolean {
  return isDirectory(path) ? protosBelow(path).length > 0 : exists(path);
}

function protosBelow(directory: string): string[] {
  return filesBelow(directory).filter((file) => file.endsWith(".proto"));
}

function filesOf(name: string): readonly string[] {
  if (isDirectory(name)) {
    const files = protosBelow(name);
    if (files.length === 0) throw usageError(`there is no .proto file in ${name}`);
    return files;
  }
  if (!wildcard.test(name) || exists(name)) return [name];
  const files = [...new Set(alternativesOf(name).flatMap(filesMatching))].sort();
  if (files.length === 0) throw usageError(`no file matches ${name}`);
  return files;
}

const wildcard = /[*?{]/u;

/** Expands the braces of a glob. */
function alternativesOf(glob: string): string[] {
  const [, before, inside, after] = /^(.*?)\{([^{}]*)\}(.*)$/su.exec(glob) ?? [];
  if (before === undefined || inside === undefined) return [glob];
  return inside.split(",").flatMap((each) => alternativesOf(before + each + after));
}

function filesMatching(glob: string): string[] {
  const steps = glob.split("/");
  const first = steps.findIndex((step) => wildcard.test(step));
  const directory = steps.slice(0, first < 0 ? -1 : first).join("/");
  const pattern = new RegExp(`^${patternOf(glob)}$`, "u");
  return filesBelow(directory === "" && glob.startsWith("/") ? "/" : directory).filter((file) => pattern.test(file));
}

const anyDirectories = "(?:(?!\\.)[^/]+/)*";

/** As in shells, a wildcard does not match a leading dot. */
function patternOf(glob: string): string {
  const steps = glob.split("/").map((step) => {
    if (step === "**") return anyDirectories;
    const name = step
      .replace(/[\\^$.+()[\]{}|]/gu, "\\$&")
      .replace(/\*+/gu, "[^/]*")
      .replaceAll("?", "[^/]");
    return `${/^[*?]/u.test(step) ? "(?!\\.)" : ""}${name}/`;
  });
  // At the end of a glob, they match everything below.
  if (steps.at(-1) === anyDirectories) steps.push("(?!\\.)[^/]+/");
  return steps.join("").slice(0, -1);
}

/** All files below a directory, sorted, as paths that begin with the given name. */
function filesBelow(directory: string): string[] {
  const prefix = directory === "" || directory.endsWith("/") ? directory : `${directory}/`;
  const { readdirSync } = fileSystem();
  if (!isDirectory(directory || ".")) return [];
  return readdirSync(directory || ".", { recursive: true, encoding: "utf8" })
    .map((name) => prefix + withSlashes(name))
    .filter((path) => !isDirectory(path))
    .sort();
}

interface FileSystem {
  readdirSync(path: string, options: { readonly recursive: true; readonly encoding: "utf8" }): string[];
  statSync(path: string, options: { readonly throwIfNoEntry: false }): { isDirectory(): boolean } | undefined;
}

function fileSystem(): FileSystem {
  return host.getBuiltinModule("node:fs") as FileSystem;
}

function exists(path: string): boolean {
  return fileSystem().statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Paths with slashes, as in protoc, also on Windows. */
export function withSlashes(path: string): string {
  const { sep } = host.getBuiltinModule("node:path") as { readonly sep: string };
  return path.replaceAll(sep, "/");
}
