import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";

/** Quiet NaNs with a payload, by the field they stand in. */
const vectors = {
  "a double": "09 04000000 0000f8ff",
  "an optional double": "11 04000000 0000f8ff",
  "a float": "1d 0400c0ff",
  "a packed list of doubles": "22 10 04000000 0000f87f 01000000 0000f8ff",
  "a packed list of floats": "2a 08 0100c07f 0400c0ff",
  "an expanded list of doubles": "31 04000000 0000f8ff 31 00000000 0000f03f",
  "a map with integer keys": "3a 0b 08 01 11 04000000 0000f8ff",
  "a map with string keys": "42 0c 0a 01 61 11 04000000 0000f8ff",
};

/** V8 may lose a payload in code that has not run often: each schema is new, and reads each vector this many times. */
const runs = 200;

forEachEngine((_engine, load) => {
  test.each(Object.entries(vectors))("%s keeps the payload of a quiet NaN, the first time and every time", (name, spaced) => {
    const hex = spaced.replaceAll(" ", "");
    const codec = load
      .source(
        `// ${name}
        syntax = "proto3";
        message Doubles {
          double a = 1; optional double b = 2; float c = 3; repeated double d = 4; repeated float e = 5;
          repeated double f = 6 [packed = false]; map<int32, double> g = 7; map<string, double> h = 8;
        }`,
      )
      .message("Doubles");
    const lost = Array.from({ length: runs }, () => toHex(codec.encode(codec.decode(fromHex(hex))))).filter((bytes) => bytes !== hex);
    expect(lost).toEqual([]);
  });
});
