import { describe, expect, test } from "vitest";
import { equals } from "../../src/index.ts";
import { fromJson } from "../../src/json/index.ts";

/*
 * Whoever is measured by the measure `operations` does the work: messages that are copied, made or read are those of the reference, texts are read as it by the
 * reference, equal messages are equal, and others are not.
 */

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { installed } = await bench("install");
const peersAreThere: boolean = installed();
if (peersAreThere) await (await bench("generate")).generate();

const { operationCaseNames } = await bench("cases/index");
const { loadOperator, operations: known, operatorNames } = await bench("operations/index");
const { loadPayload } = await bench("payload");

/** Whether the operation gave for a sample what the reference has for it. */
type Check = (payload: any, index: number, result: any, encode: (message: any) => Uint8Array, input: any) => boolean;

const isWhole: Check = ({ codec, samples }, index, result, encode) =>
  equals(codec, codec.decode(encode(result)), samples[index].message);
/** Literals, JSON and text know nothing of unknown fields. */
const isKnown: Check = ({ codec, samples }, index, result, encode) =>
  equals(codec, codec.decode(encode(result)), codec.decode(samples[index].bytes, { unknown: "discard" }));
const isJson: Check = (payload, index, result) =>
  isKnown(payload, index, fromJson(payload.codec, result), payload.codec.encode, undefined);

const checks: { readonly [operation: string]: Check } = {
  decode: isWhole,
  clone: (payload, index, result, encode, input) => result !== input && isWhole(payload, index, result, encode, input),
  equals: (_, __, result) => result === true,
  create: isKnown,
  verify: (_, __, result) => result === true,
  toJsonString: (payload, index, result, ...rest) => isJson(payload, index, JSON.parse(result), ...rest),
  toJsonBytes: (payload, index, result, ...rest) => isJson(payload, index, JSON.parse(result.toString()), ...rest),
  toJson: isJson,
  fromJsonString: isKnown,
  fromJsonBytes: isKnown,
  fromJson: isKnown,
  toText: (_, __, result) => typeof result === "string" && result.length > 0,
  fromText: isKnown,
};

function attempt(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

describe.skipIf(!peersAreThere).each(operationCaseNames as string[])(
  `%s${peersAreThere ? "" : " (needs npm run bench:install)"}`,
  (caseName) => {
    test.each(operatorNames as string[])("%s", async (name) => {
      const payload = await loadPayload(caseName);
      const { prepare, lossy } = await loadOperator(name);
      const { operations, encode } = await prepare(payload);
      const failed: string[] = [];
      for (const [operation, { work, inputs }] of Object.entries<any>(operations)) {
        const check = name === "native" && operation.startsWith("fromJson") ? isJson : checks[operation]!;
        const isRight = (input: any, index: number): boolean => check(payload, index, work(input), encode, input);
        if (!inputs.every((input: any, index: number) => attempt(() => isRight(input, index)))) failed.push(operation);
      }
      expect(failed.sort()).toEqual(Object.keys(lossy?.[caseName] ?? {}).sort());
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(operations)));
    });
  },
);
