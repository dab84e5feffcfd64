import type { JoinDots, Normalize } from "./text.ts";
import type { Resolve, ScopesOf } from "./resolve.ts";
import type { ExtensionsIn, IndexOf } from "./source.ts";
import type { Field, FieldOf, StatementsOf } from "./statements.ts";

/*
 * The extensions of a message that the schema declares, as a shape: `"[pkg.name]"` and the text of the field, with where it stands.
 */

/** Lists are always there in decoded messages; other extensions are, or are not. */
export type ExtensionsOf<Name extends string, S, Init> = Shape<TextsOf<Name, S>, Init>;

type Shape<E, Init> = { [X in E as IsList<X, Init> extends true ? KeyOf<X> : never]: X } & {
  [X in E as IsList<X, Init> extends true ? never : KeyOf<X>]?: X | undefined;
};

type IsList<X, Init> = Init extends true
  ? false
  : X extends [infer Text, string]
    ? LabelOf<FieldOf<Text>> extends "repeated"
      ? true
      : false
    : false;
type LabelOf<F> = F extends Field ? F[2] : "";

type KeyOf<X> = X extends [infer Text, infer Scope extends string]
  ? Bracketed<FullNameOf<FieldOf<Text>, Scope>>
  : never;
type Bracketed<Name> = Name extends `.${infer FullName}` ? `[${FullName}]` : never;
type FullNameOf<F, Scope extends string> = F extends Field ? `${Scope}.${F[0]}` : never;

type TextsOf<Name extends string, S> =
  ExtensionsIn<S> extends infer D
    ? D extends [infer Scope extends string, "extend", `${infer Target}\x04${infer Body}`, unknown]
      ? true extends IsNamed<Resolve<JoinDots<Normalize<Target>>, ScopesOf<Scope>, IndexOf<S>>, Name>
        ? WithScope<StatementsOf<`${Body};`>[0], Scope>
        : never
      : never
    : never;

type IsNamed<Key, Name extends string> = Key extends `.${Name}` ? true : false;
type WithScope<Text, Scope extends string> = Text extends string ? [Text, Scope] : never;
