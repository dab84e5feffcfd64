import { describe, expect, test } from "vitest";
import { equals } from "../../src/index.ts";
import { fromJson } from "../../src/json/index.ts";

/*
 * Every contestant of the benchmarks does the same work: it decodes what the reference says, and what it encodes decodes to that again, by wireform if it is
 * Protocol Buffers. So nobody wins by doing less. What a contestant cannot do is said in its file, and is tested to be so. The same of the operations beside encode and decode: messages
 * that are copied, made or read are those of the reference, texts are read as it by the reference, equal messages are equal.
 */

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { installed } = await bench("install");
const peersAreThere: boolean = installed();
if (peersAreThere) await (await bench("generate")).generate();

const { caseNames, operationCaseNames } = await bench("cases/index");
const { contestantNames, loadContestant } = await bench("contestants/index");
const { loadOperator, operations: known, operatorNames } = await bench("operations/index");
const { loadPayload: load } = await bench("payload");
const { plain } = await bench("plain");
const { makeSubjects } = await bench("subject");

/** What each contestant decodes, and what wireform decodes of the bytes that a contestant of Protocol Buffers encodes: one list of plain messages per sample. */
async function readings(contestant: any, payload: any): Promise<unknown[][]> {
  const { encode, decode, inputs, access } = await contestant.prepare(payload);
  const { codec, descriptor, samples } = payload;
  return samples.map((sample: any, index: number) => {
    const encoded = encode(inputs[index]);
    const ofSpeaker = contestant.format === "protobuf";
    const read = (bytes: unknown): unknown => plain(descriptor, decode(bytes), { ...contestant, access });
    return ofSpeaker ? [read(sample.bytes), plain(descriptor, codec.decode(encoded)), read(encoded)] : [read(encoded)];
  });
}

const payloads = new Map<string, Promise<any>>();

function loadPayload(caseName: string): Promise<any> {
  let payload = payloads.get(caseName);
  if (payload === undefined) payloads.set(caseName, (payload = load(caseName)));
  return payload!;
}

function expected(payload: any): unknown[] {
  return payload.samples.map(({ message }: any) => plain(payload.descriptor, message));
}

describe.skipIf(!peersAreThere).each(caseNames as string[])(
  `%s${peersAreThere ? "" : " (needs npm run bench:install)"}`,
  (caseName) => {
    test.each(contestantNames as string[])("%s", async (contestantName) => {
      const contestant = await loadContestant(contestantName);
      const payload = await loadPayload(caseName);
      const same = async (): Promise<void> => {
        const wanted = expected(payload);
        for (const [index, results] of (await readings(contestant, payload)).entries())
          for (const result of results) expect(result).toEqual(wanted[index]);
      };
      if (contestant.unable?.[caseName] !== undefined || contestant.lossy?.[caseName] !== undefined) {
        await expect(same(), "a limit that is no more: take it out of the contestant's file").rejects.toThrow();
      } else {
        await same();
      }
    });

    test("each is read by its touch function", async () => {
      const payload = await loadPayload(caseName);
      for (const name of contestantNames) {
        const contestant = await loadContestant(name);
        if (contestant.unable?.[caseName] !== undefined) continue;
        const { encode, decode } = await makeSubjects(contestant, payload, "uint8array");
        expect(encode.run(1), name).toBeGreaterThan(0);
        expect(decode.run(1), name).not.toBe(0);
      }
    });
  },
);

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
  `operations on %s${peersAreThere ? "" : " (needs npm run bench:install)"}`,
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
