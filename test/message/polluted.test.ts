import { expect, test } from "vitest";
import { clone, create, equals, verify } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * What a program was made to give Object.prototype, after types were made, is no field of a message.
 */

const source = `syntax = "proto3"; message User { string name = 1; bool admin = 2; optional int32 level = 3; repeated User friends = 4; }`;

forEachEngine((_engine, load) => {
  test("properties of a polluted Object.prototype are not taken for a message's", () => {
    const codec = load.source(source).message("User");
    const run = (): unknown => {
      const made = create(codec, { name: "a", friends: [{ name: "b" }] });
      return {
        made: JSON.stringify(made),
        copy: JSON.stringify(clone(codec, { name: "a" })),
        problems: verify(codec, { name: "a" }).length,
        same: equals(codec, { name: "a" }, { name: "a", admin: false }),
        json: toJsonString(codec, { name: "a" }),
        value: JSON.stringify(toJson(codec, { name: "a" })),
        text: toText(codec, { name: "a" }),
        read: [fromJson(codec, { name: "a" }), fromJsonString(codec, '{"name":"a"}'), fromText(codec, 'name: "a"')].map(
          (each) => JSON.stringify(each),
        ),
      };
    };
    const clean = run();
    const polluted = Object.prototype as unknown as Record<string, unknown>;
    try {
      polluted["admin"] = true;
      polluted["level"] = 7;
      polluted["friends"] = [{ name: "c" }];
      expect(run()).toEqual(clean);
    } finally {
      delete polluted["admin"];
      delete polluted["level"];
      delete polluted["friends"];
    }
    expect(run()).toEqual(clean);
  });
});
