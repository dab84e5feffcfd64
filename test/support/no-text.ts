/*
 * As in older Hermes and QuickJS: nothing of the platform reads or writes text. Node's own functions keep what they have, and Buffer all but what wireform would use.
 */
// dist/ has protobufjs without what asks for them when it is loaded.
import "protobufjs/light.js";

const { Buffer } = globalThis;
Object.assign(globalThis, {
  Buffer: Object.create(Buffer, { prototype: { value: {} } }),
  TextDecoder: undefined,
  TextEncoder: undefined,
});
try {
  await import("../../src/wire/native-text.ts");
} finally {
  globalThis.Buffer = Buffer;
}
