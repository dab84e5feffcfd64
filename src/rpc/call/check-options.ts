import { ProtobufError } from "../../errors.ts";
import { statusNumberOf } from "./status.ts";

/** What an option takes: a type, a number that is not less, one of some names, or what a function says, with what it must be in words. */
export type Kind =
  | "boolean"
  | "string"
  | "function"
  | "object"
  | number
  | readonly string[]
  | { readonly takes: (value: any) => boolean; readonly text: string };

/** The options that an object may have, each with what it takes. A list that lacks one of them, or has another, does not compile. */
export type Known<Options> = { readonly [K in keyof Options]-?: Kind };

/**
 * Refuses options that `whose` does not have, and values that they do not take; undefined is always the default. Of several lists, each has some of the options.
 *
 * Errors: INVALID_ARGUMENT, its path the option. Values are not shown: they may be secrets.
 */
export function checkOptions(whose: string, options: any, ...known: readonly Known<any>[]): void {
  if (typeof options !== "object" || options === null) refuse(whose, "", "of type object");
  for (const path of Object.keys(options)) {
    const kind = known.find((each) => Object.hasOwn(each, path))?.[path];
    const value = options[path];
    if (kind === undefined)
      refuse(whose, path, `one of the options ${known.flatMap((each) => Object.keys(each)).join(", ")}`);
    const wanted = value === undefined ? undefined : wantedOf(kind, value);
    if (wanted !== undefined) refuse(whose, path, wanted);
  }
}

/** What a value must be, where it is something else. Comparisons are false of NaN. */
function wantedOf(kind: Kind, value: any): string | undefined {
  const type = typeof value;
  if (typeof kind === "string") return type === kind && value !== null ? undefined : `of type ${kind}`;
  if (typeof kind === "number") return type === "number" && value >= kind ? undefined : `a number from ${kind}`;
  if ("takes" in kind) return kind.takes(value) ? undefined : kind.text;
  return kind.includes(value) ? undefined : `one of ${kind.join(", ")}`;
}

/** Refuses the value of an option: what it must be. Errors: INVALID_ARGUMENT. */
export function refuse(whose: string, path: string, wanted: string): never {
  throw new ProtobufError("INVALID_ARGUMENT", `${whose}: ${path || "options"} must be ${wanted}`, { path });
}

/** Refuses options without one that has no default. Errors: INVALID_ARGUMENT. */
export function needOption(whose: string, name: string, value: unknown): void {
  if (value === undefined) refuse(whose, name, "given");
}

/* Kinds that several options are of. */

export const anything: Kind = { takes: () => true, text: "" };
export const texts: Kind = {
  takes: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  text: "a list of strings",
};
export const callbacks: Kind = {
  takes: (value) => Array.isArray(value) && value.every((each) => typeof each === "function"),
  text: "a list of functions",
};
export const milliseconds: Kind = {
  takes: (value) => typeof value === "number" && value > 0,
  text: "a number of milliseconds, more than 0",
};
export const signal: Kind = {
  takes: (value) => typeof value?.aborted === "boolean",
  text: "an AbortSignal",
};
export const moment: Kind = {
  takes: (value) => (typeof value === "number" || value instanceof Date) && !Number.isNaN(Number(value)),
  text: "a Date or a number of milliseconds",
};
export const codes: Kind = {
  takes: (value) => Array.isArray(value) && value.every((code) => statusNumberOf(code) > 0),
  text: "a list of names of status codes other than OK",
};
export const headers: Kind = {
  takes: (value) => typeof value === "function" || (typeof value === "object" && value !== null),
  text: "an object, or a function that gives one",
};

/** Whether it is text that is a whole URL. */
export function isUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value);
}
