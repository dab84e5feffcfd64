import { decoding } from "./decode-state.ts";

/*
 * A view of the input that is being decoded. It takes 100 ns to make, so that small inputs have none unless they are full of text.
 */

const none = new DataView(new ArrayBuffer(0));

/** Of the whole input, if `lastWide` is not negative. */
export let inputView: DataView = none;
/** The last position from which the view has 8 bytes. */
export let lastWide = -1;

export function openInput(bytes: Uint8Array): void {
  inputView = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  lastWide = bytes.length - 8;
  decoding.unfinished = true;
}

/** The view of the input; makes one where there is none. */
export function viewOf(bytes: Uint8Array): DataView {
  if (lastWide < 0) openInput(bytes);
  return inputView;
}

/** Lets go of the input, which may be large, when it has been decoded. */
export function releaseInput(): void {
  inputView = none;
  lastWide = -1;
}
