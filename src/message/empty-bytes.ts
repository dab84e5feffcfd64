/** All empty `bytes` of messages: shared, for there is nothing in it to change, and an array of its own takes 184 bytes. */
export const emptyBytes: Uint8Array = new Uint8Array(0);
