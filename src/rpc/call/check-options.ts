import { ProtobufError } from "../../errors.ts";
import { statusNumberOf } from "./status.ts";

/**
 * What an option accepts: a type, a minimum number, one of several names, or what a function accepts, with a
 * description.
 */
export type Kind =
  | "boolean"
  | "string"
  | "function"
  | "object"
  | number
  | readonly string[]
  | { readonly takes: (value: any) => boolean; readonly text: string };

/** The options that an object may have, each with what it accepts. A missing or extra option is a type error. */
export type Known<Options> = { readonly [K in keyof Options]-?: Kind };

/**
 * Throws for options that `whose` does not have, and for values that an option does not accept; undefined is always the
 * default. Several lists add up.
 *
 * Errors: INVALID_ARGUMENT, with the option as its path. Values are not shown: they may be secrets.
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

/** What a value must be; undefined if it is that. Comparisons with NaN are false. */
function wantedOf(kind: Kind, value: any): string | undefined {
  const type = typeof value;
  if (typeof kind === "string") return type === kind && value !== null ? undefined : `of type ${kind}`;
  if (typeof kind === "number") return type === "number" && value >= kind ? undefined : `a number from ${kind}`;
  if ("takes" in kind) return kind.takes(value) ? undefined : kind.text;
  return kind.includes(value) ? undefined : `one of ${kind.join(", ")}`;
}

/** Throws for the value of an option, saying what it must be. Errors: INVALID_ARGUMENT. */
export function refuse(whose: string, path: string, wanted: string): never {
  throw new ProtobufError("INVALID_ARGUMENT", `${whose}: ${path || "options"} must be ${wanted}`, { path });
}

/** Throws if an option without a default is missing. Errors: INVALID_ARGUMENT. */
export function needOption(whose: string, name: string, value: unknown): void {
  if (value === undefined) refuse(whose, name, "given");
}

/* What several options accept. */

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

/** Whether the text is an absolute URL. */
export function isUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value);
}
