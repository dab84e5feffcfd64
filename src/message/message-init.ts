/**
 * What encode, create and merge take for messages of the type `T`: the same fields, all of them optional and none to be changed. Those that `Wider` names
 * take what it says instead, unless `T` says that they are absent, as members of oneofs may be.
 *
 * `MessageInit<{ a: bigint; b: string }, { a: bigint | number }>` is `{ readonly a?: bigint | number | undefined; readonly b?: string | undefined }`.
 */
export type MessageInit<T, Wider = object> = {
  readonly [Name in keyof T]?:
    | (Name extends keyof Wider ? (T[Name] extends undefined ? undefined : Wider[Name]) : T[Name])
    | undefined;
};
