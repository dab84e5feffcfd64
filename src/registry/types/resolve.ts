import type { Scalar } from "./scalars.ts";

/** The full name that a name means in these scopes; never if there is none. */
export type Resolve<Name extends string, Scopes, Index> = Name extends `.${string}`
  ? Name extends keyof Index
    ? Name
    : never
  : Scopes extends [infer Scope extends string, ...infer Outer]
    ? `${Scope}.${Name}` extends keyof Index
      ? `${Scope}.${Name}`
      : Resolve<Name, Outer, Index>
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
