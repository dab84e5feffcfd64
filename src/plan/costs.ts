/*
 * Bytes of what has one size, of the same table as memory-costs.ts. Constants by themselves, so that a bundle has those that it charges.
 */

/** An object without its properties. */
export const object = 24;
export const property = 8;
/** An object without properties, which has room for four. */
export const emptyObject = 56;
/** A property beside those that all messages of a type have: the first four cost nothing, and the others grow a list of their own. */
export const looseProperty = 8;
/** The list, with the first property in it. */
export const firstLooseProperty = 40;
export const list = 32;
/** What holds the elements, without them. */
export const elements = 16;
export const element = 8;
/** A list that grows has room for 17 elements at once. */
export const growingList = 102;
/** A Map has room for four entries and doubles when it is full. */
export const map = 125;
export const mapEntry = 34;
/** A key of an object that is a map: where the one before had it, too; where none had; beyond 16 of them; and an index far from the others. */
export const knownKey = 6;
export const newKey = 60;
export const tableKey = 40;
export const firstTableKey = 190;
export const firstScatteredKey = 145;
export const scatteredKey = 45;
export const bigint = 24;
/** A number that is not a small integer, as a property. */
export const boxedNumber = 16;
export const long = 48;
/** A 64-bit integer as decimal digits. */
export const digits = 36;
/** A Uint8Array with a buffer of its own, and one that shares another's. */
export const bytes = 200;
export const view = 96;
