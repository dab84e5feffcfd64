import fc from "fast-check";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { newHeaders } from "../../../src/rpc/transport/node/fields.ts";
import { nodeHeaders } from "../../../src/rpc/transport/node/headers.ts";

const names = [
  "a",
  "A",
  "x-b",
  "X-B",
  "content-type",
  "cookie",
  "set-cookie",
  "__proto__",
  "constructor",
  "",
  "ä",
  "a b",
  "K",
];
const values = ["", "1", "two words", " blanks around\t", "é", "\u0100", "line\nbreak", "a, b"];
const step = fc.record({
  does: fc.constantFrom("set", "append", "delete", "get", "has", "all"),
  name: fc.constantFrom(...names),
  value: fc.constantFrom(...values),
});

/** What a step gives, or that it throws. */
function take(headers: Headers, { does, name, value }: { does: string; name: string; value: string }): unknown {
  try {
    if (does === "set" || does === "append") return headers[does](name, value);
    if (does === "delete" || does === "get" || does === "has") return headers[does](name);
    return everythingOf(headers);
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

function everythingOf(headers: Headers): unknown {
  const seen: unknown[] = [];
  headers.forEach((value, name, of) => seen.push([name, value, of === headers]));
  return {
    seen,
    pairs: [...headers],
    entries: [...headers.entries()],
    keys: [...headers.keys()],
    values: [...headers.values()],
    cookies: headers.getSetCookie(),
    node: { ...nodeHeaders(headers) },
    copy: [...new Headers(headers)],
    ofResponse: [...new Response(null, { headers }).headers],
  };
}

test("headers of calls are as those of the platform, whatever is done with them", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const [ours, theirs] = [newHeaders(), new Headers()];
      for (const each of steps) expect(take(ours, each)).toEqual(take(theirs, each));
      expect(everythingOf(ours)).toEqual(everythingOf(theirs));
    }),
    { numRuns: 2000 },
  );
});

test("they are of its type, and are shown alike", () => {
  const ours = newHeaders();
  ours.set("a", "1");
  expect(ours).toBeInstanceOf(Headers);
  expect(Object.prototype.toString.call(ours)).toBe("[object Headers]");
  expect(inspect({ ours })).toBe(inspect({ ours: new Headers({ a: "1" }) }));
});
