/*
 * A DataView takes 100 ns to make, and the arrays that encode writes to are few: the last one's is kept.
 */

let viewed: Uint8Array = new Uint8Array(0);
let view: DataView = new DataView(viewed.buffer);

/** The DataView of an array that encode writes to (benchmark case `tile`: lists of 8 numbers). */
export function outputView(bytes: Uint8Array): DataView {
  return bytes === viewed ? view : replaceView(bytes);
}

function replaceView(bytes: Uint8Array): DataView {
  viewed = bytes;
  return (view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** Lets the last array go, where it may be large and is not to be kept. */
export function forgetOutputView(): void {
  replaceView(new Uint8Array(0));
}
