/** describe.ts for the light runtime: the kind of a value, no more. */
export function describeValue(value: unknown): string {
  return value === null ? "null" : typeof value;
}
