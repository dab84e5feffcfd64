/*
 * Paths as protoc sees them: text, with slashes.
 */

/** Without `.`, doubled slashes and `..` where they can go; "" is the current directory. */
function normalizePath(path: string): string {
  const absolute = path.startsWith("/");
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else steps.push(step);
  }
  return (absolute ? "/" : "") + steps.join("/");
}

export function joinPath(directory: string, name: string): string {
  const normal = normalizePath(directory);
  if (normal === "") return name;
  return normal.endsWith("/") ? normal + name : `${normal}/${name}`;
}

/** The name of a file within a directory; undefined if it is not in it. */
export function relativePath(directory: string, path: string): string | undefined {
  const from = normalizePath(directory);
  const to = normalizePath(path);
  if (from === "") return to.startsWith("/") || to.startsWith("..") ? undefined : to;
  const prefix = from.endsWith("/") ? from : `${from}/`;
  return to.startsWith(prefix) ? to.slice(prefix.length) : undefined;
}

/** A name that an import may have: relative, without steps that lead anywhere else. */
export function isImportName(name: string): boolean {
  return (
    name !== "" &&
    !name.includes("\\") &&
    !name.includes("\0") &&
    !name.startsWith("/") &&
    !name.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}
