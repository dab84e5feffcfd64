/**
 * What encode, create and merge take for messages of the type `T`: the same fields, all of them optional. Those that `Wider` names take what it says
 * instead, unless `T` says that they are absent, as members of oneofs may be.
 *
 * `MessageInit<{ a: bigint; b: string }, { a: bigint | number }>` is `{ a?: bigint | number | undefined; b?: string | undefined }`.
 */
export type MessageInit<T, Wider = object> = {
  [Name in keyof T]?:
    | (Name extends keyof Wider ? (T[Name] extends undefined ? undefined : Wider[Name]) : T[Name])
    | undefined;
};

/**
 * A list to be encoded: an array, or one that is not to be changed. What a program has assigned to a property of this type is the former again, and has `push`: a plain
 * `readonly T[]` would have none.
 */
export type ListInit<T> =
  | T[]
  | (readonly T[] & {
      /** None: this tells it from an array that may grow. */
      readonly push?: undefined;
    });

/** A map to be encoded: an object or a Map, or one that is not to be changed, as `ListInit`. */
export type MapInit<K, V> =
  | { [key: string]: V }
  | Map<K, V>
  | (ReadonlyMap<K, V> & {
      /** None: this tells it from a Map that may grow. */
      readonly set?: undefined;
    });
