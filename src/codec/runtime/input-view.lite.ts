/*
 * input-view.ts for the light runtime: each view is made anew.
 */

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function openInput(): void {}
