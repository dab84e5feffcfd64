/**
 * The one value of all empty `bytes` in messages: it can be shared because it has nothing to change, and a separate
 * array takes 184 bytes.
 */
export const emptyBytes: Uint8Array = new Uint8Array(0);
