import { printableJson } from "../host.ts";
import type { Report } from "../report.ts";

/**
 * For programs: one array with the issues of `check`, in the order of the text format; each also says whether its
 * element fails, and its place in the repository.
 */
export function toJson({ entries, siteOf }: Report): string {
  const issues = entries.flatMap(({ issues: all, fails }) =>
    all.map((issue) => ({ ...issue, fails, site: siteOf(issue) })),
  );
  return `${printableJson(JSON.stringify(issues, null, 2))}\n`;
}
