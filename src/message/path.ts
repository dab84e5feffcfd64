/** A step of a path: the localName of a field, the index in a list, or the key in a map. */
export type PathStep = string | number | { readonly key: unknown };

/** The path of a field as errors give it: `address.zip`, `items[3].name`, `labels["a"]`, `counts[7]`, `[pkg.extension].x`. */
export function formatPath(steps: readonly PathStep[]): string {
  let path = "";
  for (const step of steps) {
    if (typeof step === "string") path += path === "" ? step : `.${step}`;
    else if (typeof step === "number") path += `[${step}]`;
    else path += `[${typeof step.key === "string" ? JSON.stringify(step.key) : String(step.key)}]`;
  }
  return path;
}
