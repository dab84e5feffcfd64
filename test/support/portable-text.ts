/*
 * As in a browser: src/wire/native-text.ts is loaded while there is a Buffer without the methods that text is read and written with, and keeps doing without. Node's
 * own functions use them, so that they stay where they are.
 */
const { Buffer } = globalThis;
globalThis.Buffer = Object.create(Buffer, { prototype: { value: {} } }) as typeof Buffer;
try {
  await import("../../src/wire/native-text.ts");
} finally {
  globalThis.Buffer = Buffer;
}
