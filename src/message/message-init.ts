/**
 * What encode, create and merge accept for messages of the type `T`: the same fields, all of them optional. Fields
 * named in `Wider` have the type given there, unless `T` says that they are absent, as members of oneofs may be.
 *
 * `MessageInit<{ a: bigint; b: string }, { a: bigint | number }>` is `{ a?: bigint | number | undefined; b?: string | undefined }`.
 */
export type MessageInit<T, Wider = object> = {
  [Name in keyof T]?:
    | (Name extends keyof Wider ? (T[Name] extends undefined ? undefined : Wider[Name]) : T[Name])
    | undefined;
};

/**
 * A list to encode: an array or a readonly array. After a program assigns an array to a property of this type,
 * TypeScript narrows it back to an array with `push`, which a plain `readonly T[]` would not have.
 */
export type ListInit<T> =
  | T[]
  | (readonly T[] & {
      /** Never: distinguishes it from an array that may grow. */
      readonly push?: undefined;
    });

/** A map to encode: an object or a Map, or a readonly one, as for `ListInit`. */
export type MapInit<K, V> =
  | { [key: string]: V }
  | Map<K, V>
  | (ReadonlyMap<K, V> & {
      /** Never: distinguishes it from a Map that may grow. */
      readonly set?: undefined;
    });
