import { expect, inject, test } from "vitest";
import * as nativeText from "../../src/wire/native-text.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly portableText: boolean;
  }
}

/** Which project runs this: "node", or "portable text", as a browser does it. */
const portable = inject("portableText");

test(portable ? "the methods of Buffer are not used" : "the methods of Buffer are used", () => {
  const { latin1Slice, utf8Slice, ucs2Slice, sliceOneByte, utf8Write, shortestNativeWrite } = nativeText;
  for (const method of [latin1Slice, utf8Slice, ucs2Slice])
    expect(typeof method).toBe(portable ? "undefined" : "function");
  expect(utf8Write === (Buffer.prototype as { utf8Write?: unknown }).utf8Write).toBe(!portable);
  expect(sliceOneByte === latin1Slice).toBe(!portable);
  expect(shortestNativeWrite).toBe(portable ? 256 : 25);
});

test("Node's own functions have what they use", () => {
  expect(Buffer.from("a\u00e9", "utf16le").toString("utf16le")).toBe("a\u00e9");
  expect(new TextDecoder("utf-16le").decode(new Uint8Array([0x36, 4]))).toBe("ж");
});
