import type { Scalar } from "./scalars.ts";

/** Where a name is looked for that stands in what is called so, from the inside out: `.a.b.C`, `.a.b`, `.a`, and no package. */
export type ScopesOf<
  Rest extends string,
  Before extends string = "",
  Scopes extends string[] = [""],
> = Rest extends `.${infer A}.${infer B}`
  ? ScopesOf<`.${B}`, `${Before}.${A}`, [`${Before}.${A}`, ...Scopes]>
  : Rest extends `.${infer A}`
    ? [`${Before}.${A}`, ...Scopes]
    : Scopes;

/** The full name of the message or enum that a name means in these scopes; never if there is none. */
export type Resolve<Name extends string, Scopes, Index> = Name extends `.${string}`
  ? Found<Name, Index>
  : Scopes extends [infer Scope extends string, ...infer Outer]
    ? [Found<`${Scope}.${Name}`, Index>] extends [never]
      ? Resolve<Name, Outer, Index>
      : `${Scope}.${Name}`
    : never;

type Found<Name extends string, Index> = Name extends keyof Index
  ? Index[Name] extends [string, "message" | "enum", ...unknown[]]
    ? Name
    : never
  : never;

/** Whether a field's type is a message; so is what is not declared here. */
export type IsMessage<Type extends string, Scopes, Index> = Type extends Scalar
  ? false
  : [Resolve<Type, Scopes, Index>] extends [infer Name]
    ? [Name] extends [never]
      ? true
      : Name extends keyof Index
        ? Index[Name] extends [string, "message", ...unknown[]]
          ? true
          : false
        : true
    : false;
