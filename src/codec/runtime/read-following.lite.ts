/*
 * read-following.ts for the light runtime, where records are read one by one.
 */

export function readFollowing(_bytes: Uint8Array, position: number): number {
  return position;
}
