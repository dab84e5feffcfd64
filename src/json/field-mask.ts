import type { MessagePlan } from "../plan/plan.ts";
import { quote } from "../message/path.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { getOr, wellKnownField } from "../message/well-known.ts";
import type { JsonReader, JsonWriter } from "./context.ts";
import { wrongKind } from "./scalar.ts";

/*
 * google.protobuf.FieldMask is one string: its paths in lowerCamelCase, joined by commas. https://protobuf.dev/reference/protobuf/google.protobuf/#field-mask
 */

/** Names with dots between; `*` is any. */
const camelPath = /^(?:[A-Za-z0-9]+|\*)(?:\.(?:[A-Za-z0-9]+|\*))*$/;

/** Writes the paths. Errors: INVALID_JSON for a path that would not come back, such as `fooBar`, `foo__bar` or `foo_3`; INVALID_TYPE. */
export function writeFieldMask(writer: JsonWriter, plan: MessagePlan, message: unknown): string {
  const { place } = writer;
  if (!isMessageObject(message)) return place.failWith(wrongType("a FieldMask", message));
  const { localName } = wellKnownField(plan, 1);
  const paths = getOr(message, localName, []);
  if (!Array.isArray(paths)) return place.failWith(wrongType("an array", paths));
  return paths
    .map((path: unknown) => {
      if (typeof path !== "string") return place.failWith(wrongType("a string", path));
      const camel = path.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      if (camelPath.test(camel) && snakePath(camel) === path) return camel;
      return place.fail("INVALID_JSON", `the FieldMask path ${quote(path)} has no form in JSON that would read back`);
    })
    .join(",");
}

/** Reads the paths. Errors: INVALID_JSON for anything but paths in lowerCamelCase; INVALID_TYPE. */
export function readFieldMask(reader: JsonReader, plan: MessagePlan, json: unknown): object {
  if (typeof json !== "string") return wrongKind("a FieldMask", json);
  const paths = json === "" ? [] : json.split(",");
  for (const path of paths) {
    if (!camelPath.test(path))
      return reader.place.fail(
        "INVALID_JSON",
        `not a path of names in lowerCamelCase with dots between: ${quote(path)}`,
      );
  }
  return { [wellKnownField(plan, 1).localName]: paths.map(snakePath) };
}

function snakePath(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
